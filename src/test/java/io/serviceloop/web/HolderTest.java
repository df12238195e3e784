package io.serviceloop.web;

import java.util.List;
import java.util.Map;
import java.util.Random;

import io.serviceloop.Storm;
import io.serviceloop.web.Http.Answer;
import io.serviceloop.web.Walk.Stop;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who completes a task is who holds it at that moment: of a completion and of somebody
 * who takes the task, or is given it, one wins, and the other reads why.
 */
class HolderTest extends WebTest {

	@Test
	void aTaskOfManyIsCompletedByWhoTakesItAndByNobodyElse() throws Exception {
		for (Random chance : Storm.rounds(300)) {
			Stop stop = walk.to(LoopForm.FIND_ROOT_CAUSE);
			boolean late = chance.nextBoolean();
			int wait = chance.nextInt(20);
			List<String> answers = TwiceAtOnceTest.atOnce(2, i -> {
				pause((i == 0) == late ? wait : 0);
				return (i == 0) ? complete("lead", stop) : said(http.post(Surface.ENGINE_REST, "quality",
						"/task/" + stop.taskId() + "/claim", Map.of("userId", "quality")));
			});
			onlyOne("lead", "quality", stop, answers);
		}
	}

	@Test
	void aTaskThatIsTakenFromSomebodyIsNotCompletedByThatPerson() throws Exception {
		for (Random chance : Storm.rounds(300)) {
			Stop stop = walk.to(LoopForm.FIND_ROOT_CAUSE);
			assertThat(http
				.post(Surface.ENGINE_REST, "lead", "/task/" + stop.taskId() + "/claim", Map.of("userId", "lead"))
				.status()).isEqualTo(204);
			boolean late = chance.nextBoolean();
			int wait = chance.nextInt(20);
			List<String> answers = TwiceAtOnceTest.atOnce(2, i -> {
				pause((i == 0) == late ? wait : 0);
				return (i == 0) ? complete("lead", stop) : handOver(stop);
			});
			onlyOne("lead", "quality", stop, answers);
		}
	}

	private void onlyOne(String completing, String taking, Stop stop, List<String> answers) {
		boolean completed = answers.get(0).startsWith("204");
		assertThat(answers.get(0)).matches("(?s)(204|403).*");
		HistoricTaskInstance kept = engine.getHistoryService()
			.createHistoricTaskInstanceQuery()
			.taskId(stop.taskId())
			.singleResult();
		List<String> completedBy = engine.getHistoryService()
			.createUserOperationLogQuery()
			.taskId(stop.taskId())
			.operationType(UserOperationLogEntry.OPERATION_TYPE_COMPLETE)
			.list()
			.stream()
			.map(UserOperationLogEntry::getUserId)
			.distinct()
			.toList();
		assertThat(walk.isOpen(stop)).isNotEqualTo(completed);
		assertThat(kept.getAssignee()).isEqualTo(completed ? completing : taking);
		if (completed) {
			assertThat(completedBy).containsExactly(completing);
			assertThat(answers.get(1)).matches("(?s)(403|404|409).*");
		}
		else {
			assertThat(completedBy).isEmpty();
			assertThat(answers.get(1)).startsWith("204");
			assertThat(answers.get(0)).as("why")
				.contains(engine.getIdentityService().createUserQuery().userId(taking).singleResult().getLastName());
		}
	}

	private String complete(String person, Stop stop) {
		return said(Way.COMPLETE.hand(http, Surface.ENGINE_REST, person, stop.taskId(),
				Good.answers(LoopForm.FIND_ROOT_CAUSE)));
	}

	/** The application gives it to somebody else, as with work that is handed over. */
	private String handOver(Stop stop) {
		try {
			engine.getTaskService().setAssignee(stop.taskId(), "quality");
			return "204";
		}
		// H2 may find that the two wait for each other.
		catch (ProcessEngineException ex) {
			return "409 " + ex.getMessage();
		}
	}

	private static String said(Answer answer) {
		return answer.status() + " " + answer.text();
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
