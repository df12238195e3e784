package io.serviceloop.web;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;

import io.serviceloop.Serves;
import io.serviceloop.Storm;
import io.serviceloop.web.Http.Answer;
import io.serviceloop.web.Http.Proof;
import io.serviceloop.web.Walk.Stop;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Taking back at the moment at which somebody claims what follows, begins to fill it in
 * or completes it: one wins, the other reads why.
 */
class TakeBackRacesTest extends WebTest {

	private final Map<String, Integer> outcomes = new TreeMap<>();

	@Serves("E16")
	@Test
	void besideAClaim() throws Exception {
		race("a claim", (task) -> http.post(Surface.ENGINE_REST, "quality", "/task/" + task + "/claim",
				Map.of("userId", "quality")), "claimed the task|begun|gone on");
	}

	@Serves("E16")
	@Test
	void besideADraft() throws Exception {
		race("a draft", (task) -> http.ask(Proof.BASIC, "quality", "PUT", "/api/drafts/" + task, "application/json",
				"{\"version\":0,\"content\":{\"verificationNote\":\"It\"}}"), "begun to fill in");
	}

	@Serves("E16")
	@Test
	void besideTheCompletionOfWhatFollows() throws Exception {
		race("a completion", (task) -> Way.COMPLETE.hand(http, Surface.ENGINE_REST, "quality", task,
				Good.map("causeVerified", false, "verificationNote", "This is a symptom")), "gone on");
	}

	@Serves("E16")
	@Test
	void twiceAtOnce() throws Exception {
		for (int round : Storm.numbers(3, 300)) {
			Stop stop = found();
			List<Answer> answers = TwiceAtOnceTest.atOnce(2, i -> takeBack(stop));
			assertThat(answers).as("%d %s", round, answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
			assertThat(answers).filteredOn(answer -> answer.status() == 409)
				.singleElement()
				.satisfies(late -> assertThat(late.text()).contains("already"));
			assertThat(open(stop)).extracting(Task::getTaskDefinitionKey).containsExactly("userTask_findRootCause");
		}
	}

	/** What somebody does with a task. */
	private interface Act {

		Answer with(String taskId);

	}

	private void race(String kind, Act act, String why) throws Exception {
		for (int round : Storm.numbers(4, 1000)) {
			Random chance = Storm.chance(round);
			Stop stop = found();
			String next = open(stop).get(0).getId();
			boolean late = chance.nextBoolean();
			int wait = chance.nextInt(40);
			List<Supplier<Answer>> both = List.of(() -> takeBack(stop), () -> act.with(next));
			List<Answer> answers = TwiceAtOnceTest.atOnce(2, i -> {
				pause((i == 0) == late ? wait : 0);
				return both.get(i).get();
			});
			boolean taken = answers.get(0).status() == 200;
			String what = kind + " in round " + round + ": " + answers;
			List<Task> open = open(stop);
			assertThat(open).as(what).hasSize(1);
			if (taken) {
				assertThat(answers.get(1).status()).as(what).isIn(403, 404, 409);
				assertThat(open.get(0).getTaskDefinitionKey()).as(what).isEqualTo("userTask_findRootCause");
				assertThat(open.get(0).getAssignee()).as(what).isEqualTo("lead");
				assertThat(jdbc.queryForObject("select count(*) from draft where subject = ?", Long.class, next))
					.as(what)
					.isZero();
			}
			else {
				assertThat(answers.get(0).status()).as(what).isEqualTo(409);
				assertThat(answers.get(0).text()).as(what).containsPattern(why);
				assertThat(answers.get(1).status()).as(what).isIn(200, 204);
			}
			assertThat(jdbc.queryForObject("select count(*) from root_cause where business_key = ?", Long.class,
					stop.businessKey()))
				.as(what)
				.isEqualTo(taken ? 0 : 1);
			outcomes.merge(taken ? "taken back" : "refused", 1, Integer::sum);
		}
		Storm.say("taking back beside %s, on %s: %s".formatted(kind,
				getClass().isAnnotationPresent(OnPostgres.class) ? "PostgreSQL" : "H2", outcomes));
	}

	private Stop found() {
		Stop found = walk.to(LoopForm.FIND_ROOT_CAUSE);
		Stop stop = new Stop(found.form(), found.taskId(), found.processInstanceId(), found.businessKey(), "lead");
		assertThat(Way.COMPLETE
			.hand(http, Surface.ENGINE_REST, stop.person(), stop.taskId(), Good.answers(LoopForm.FIND_ROOT_CAUSE))
			.status()).isEqualTo(204);
		return stop;
	}

	private Answer takeBack(Stop stop) {
		return http.ask(Proof.BASIC, stop.person(), "POST", "/api/tasks/" + stop.taskId() + "/take-back",
				"application/json", "");
	}

	private List<Task> open(Stop stop) {
		return engine.getTaskService().createTaskQuery().processInstanceId(stop.processInstanceId()).list();
	}

	private static void pause(int milliseconds) {
		try {
			Thread.sleep(milliseconds);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
