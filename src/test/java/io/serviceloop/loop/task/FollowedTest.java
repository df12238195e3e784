package io.serviceloop.loop.task;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;

import io.serviceloop.loop.words.SubmissionRefused;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricActivityInstanceEntity;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What may have come of a task that is taken back, as a history tells it. */
class FollowedTest {

	private final List<HistoricActivityInstance> history = new ArrayList<>();

	private int counted;

	@Test
	void oneOpenTaskBehindGatewaysIsFound() {
		start("exclusiveGateway", "before", "process", 1, 1);
		task("own", "process", 1, 5);
		start("exclusiveGateway", "after", "process", 5, 5);
		HistoricActivityInstanceEntity next = task("next", "process", 5, 0);
		assertThat(look().following()).isSameAs(next);
		assertThat(look().canceled()).isSameAs(next);
		assertThat(look().activities()).containsExactlyInAnyOrder("own", "after", "next");
	}

	@Test
	void theOnlyOneOfSeveralGoesWithTheirBody() {
		task("own", "process", 1, 5);
		HistoricActivityInstanceEntity body = start("multiInstanceBody", "body", "process", 5, 0);
		task("next", "body", 5, 0);
		assertThat(look().canceled()).isSameAs(body);
	}

	@Test
	void whatFilesTheAnswerIsPassedAndNothingElseThatDoesSomething() {
		task("own", "process", 1, 5);
		start("serviceTask", "files", "process", 5, 5);
		task("next", "process", 6, 0);
		assertThat(Followed.of(history, "own", Set.of("files")).following().getId()).isEqualTo("next");
		refused("takeBack.happened");
	}

	@Test
	void aLaterTaskThatIsDone() {
		task("own", "process", 1, 5);
		task("next", "process", 5, 7);
		task("third", "process", 7, 0);
		refused("takeBack.goneOn");
	}

	@Test
	void workOfItsOwnThatHasBegun() {
		task("own", "process", 1, 5);
		start("callActivity", "called", "process", 5, 0).setCalledProcessInstanceId("another");
		task("next", "process", 6, 0);
		refused("takeBack.called");
	}

	@Test
	void aCallOfNothingIsPassed() {
		task("own", "process", 1, 5);
		start("multiInstanceBody", "none", "process", 5, 5);
		task("next", "process", 6, 0);
		assertThat(look().following().getId()).isEqualTo("next");
	}

	@Test
	void severalTasksOrAWayThatDivides() {
		task("own", "process", 1, 5);
		task("next", "process", 5, 0);
		start("parallelGateway", "divides", "process", 5, 5);
		refused("takeBack.several");
		history.remove(2);
		task("other", "process", 6, 0);
		refused("takeBack.several");
	}

	@Test
	void noTaskAtAll() {
		task("own", "process", 1, 5);
		start("intermediateTimer", "waits", "process", 5, 0);
		refused("takeBack.nothing");
	}

	@Test
	void oneOfSeveralAndTheLastOfAPart() {
		start("multiInstanceBody", "body", "process", 1, 5);
		task("own", "body", 1, 5);
		task("next", "process", 6, 0);
		refused("takeBack.oneOfSeveral");
	}

	@Test
	void aTimerThatFiresBesides() {
		start("intermediateTimer", "watch", "process", 1, 7);
		task("own", "process", 1, 5);
		task("next", "process", 5, 0);
		refused("takeBack.happened");
	}

	@Test
	void whatWaitsSinceBeforeIsNotSince() {
		start("intermediateTimer", "watch", "process", 1, 0);
		task("own", "process", 1, 5);
		task("next", "process", 5, 0);
		assertThat(look().activities()).containsExactlyInAnyOrder("own", "next");
	}

	private Followed look() {
		return Followed.of(history, "own", Set.of());
	}

	private void refused(String why) {
		assertThatThrownBy(this::look).isInstanceOfSatisfying(SubmissionRefused.class, refused -> {
			assertThat(refused.status()).isEqualTo(409);
			assertThat(refused.violations()).extracting("key").containsExactly(why);
		});
	}

	private HistoricActivityInstanceEntity task(String id, String parent, int start, int end) {
		HistoricActivityInstanceEntity one = start("userTask", id, parent, start, end);
		one.setTaskId(id);
		return one;
	}

	/**
	 * Something that happened.
	 * @param end 0 while it goes on
	 */
	private HistoricActivityInstanceEntity start(String type, String id, String parent, int start, int end) {
		HistoricActivityInstanceEntity one = new HistoricActivityInstanceEntity();
		one.setId(id);
		one.setActivityId(id);
		one.setActivityType(type);
		one.setParentActivityInstanceId(parent);
		one.setStartTime(new Date(start));
		one.setEndTime((end == 0) ? null : new Date(end));
		one.setSequenceCounter(++counted);
		history.add(one);
		return one;
	}

}
