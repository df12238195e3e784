package io.serviceloop.audit.process;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.serviceloop.Serves;
import io.serviceloop.audit.trail.TaskDone;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@Serves("E31")
class ProcessFiguresTest {

	private static final Instant BEGIN = Instant.parse("2026-03-02T01:00:00Z");

	private final ProcessFigures figures = new ProcessFigures();

	@Test
	void waitingAndWorkingAreToldApart() {
		figures.add(List.of(task("t1", "setGoals", "lead", 0, 1, 4), task("t2", "setGoals", "lead", 0, 3, 6)),
				Map.of("t1", at(3), "t2", at(7)));
		StepFigures step = figures.steps().get(0);
		assertThat(step.waiting()).isEqualTo(new Spread(2, 1.5, 2, 2.5, 2.8));
		assertThat(step.working().median()).isEqualTo(3);
		assertThat(step.whole()).isEqualTo(new Spread(2, 4.5, 5, 5.5, 5.8));
		assertThat(step.total()).isEqualTo(10);
		assertThat(step.due()).isEqualTo(2);
		assertThat(step.lateShare()).isEqualTo(0.5);
	}

	@Test
	void whatNobodyHadWasWaitedForToItsEndAndWhatIsOpenCountsAsOpen() {
		figures.add(List.of(task("t1", "approvePlan", null, 0, -1, 5), task("t2", "approvePlan", null, 0, -1, -1)),
				Map.of());
		StepFigures step = figures.steps().get(0);
		assertThat(step.waiting().median()).isEqualTo(5);
		assertThat(step.working().median()).isZero();
		assertThat(step.open()).isEqualTo(1);
		assertThat(step.completed()).isZero();
		assertThat(step.otherwise()).isEqualTo(1);
		assertThat(step.lateShare()).isNull();
	}

	@Test
	void whoHadDoneHisPartWaitsForTheNextAndNobodyForHimself() {
		figures.add(List.of(task("t1", "planActions", "lead", 0, 0, 2), task("t2", "approvePlan", "owner", 2, 3, 12),
				task("t3", "implementAction", "owner", 12, 12, 13)), Map.of());
		assertThat(figures.handings(5))
			.containsExactly(new Handing("lead", "owner", new Spread(1, 10, 10, 10, 10), 10));
	}

	@Test
	void tasksStandInTheOrderOfTheLoop() {
		figures.add(List.of(task("t1", "ownIdea", "lead", 0, 0, 1), task("t2", "approvePlan", "owner", 0, 0, 1),
				task("t3", "setGoals", "lead", 0, 0, 1)), Map.of());
		assertThat(figures.steps()).extracting(StepFigures::taskKey)
			.containsExactly("userTask_setGoals", "userTask_approvePlan", "userTask_ownIdea");
	}

	private static Instant at(int hour) {
		return BEGIN.plus(Duration.ofHours(hour));
	}

	/** Hours after the beginning; below 0 never. */
	private static TaskDone task(String id, String stem, String person, int created, int taken, int ended) {
		return new TaskDone("IMP-2026-0001", id, "improvementLoop", "improvementLoop:1:1", 1, "i", "userTask_" + stem,
				stem, 1, null, person, null, at(created), (taken < 0) ? null : at(taken),
				(ended < 0) ? null : at(ended), ended >= 0 && person != null, (person == null) ? null : person, 0);
	}

}
