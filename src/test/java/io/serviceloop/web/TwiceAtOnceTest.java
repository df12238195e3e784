package io.serviceloop.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

import io.serviceloop.Storm;
import io.serviceloop.web.Http.Answer;
import io.serviceloop.web.Walk.Stop;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever submits the same task at the same moment: one is taken, the others hear that
 * they were late, or what the first one heard.
 */
class TwiceAtOnceTest extends WebTest {

	@ParameterizedTest
	@EnumSource(value = LoopForm.class,
			names = { "SET_GOALS", "COLLECT_DATA", "CLASSIFY_PROBLEMS", "CONFIRM_PRIORITIES", "FIND_ROOT_CAUSE",
					"PLAN_ACTIONS", "APPROVE_PLAN", "IMPLEMENT_ACTION", "MEASURE_RESULTS", "EVALUATE_RESULT",
					"STANDARDISE", "APPROVE_DROP" })
	void oneIsTaken(LoopForm form) throws Exception {
		Stop stop = walk.to(form);
		List<Answer> answers = atOnce(4, i -> Way.values()[i / 2].hand(http, Surface.values()[i % 2], stop.person(),
				stop.taskId(), Good.answers(form)));
		// The same of the same person is answered as the first one, and done once.
		assertThat(answers).anyMatch(answer -> answer.status() == 204);
		assertThat(engine.getHistoryService()
			.createUserOperationLogQuery()
			.taskId(stop.taskId())
			.operationType("Complete")
			.list()
			.stream()
			.map(UserOperationLogEntry::getOperationId)
			.distinct()).hasSize(1);
		assertThat(answers.stream().filter(answer -> answer.status() != 204))
			.allSatisfy(answer -> assertThat(answer.status()).as(answer.text()).isIn(403, 404, 409));
		assertThat(walk.isOpen(stop)).isFalse();
	}

	/**
	 * A change finds its action open when it is asked for and gone when it takes effect,
	 * or the other way round.
	 */
	@ParameterizedTest
	@CsvSource({ "reassignAction", "postponeAction", "dropAction" })
	void anActionIsChangedOrDoneAndNeitherFails(String kind) throws Exception {
		for (Random chance : Storm.rounds(300)) {
			Stop stop = walk.to(LoopForm.IMPLEMENT_ACTION);
			boolean late = chance.nextBoolean();
			List<Answer> answers = atOnce(2, i -> {
				pause((i == 0) == late ? chance.nextInt(20) : 0);
				return (i == 0)
						? Way.COMPLETE.hand(http, Surface.ENGINE_REST, stop.person(), stop.taskId(),
								Good.answers(LoopForm.IMPLEMENT_ACTION))
						: http.post(Surface.ENGINE_REST, "lead", "/process-definition/key/changeProject/submit-form",
								Map.of("variables", Wire.rest(change(kind, stop.businessKey()))));
			});
			assertThat(answers)
				.allSatisfy(answer -> assertThat(answer.status()).as(answer.text()).isIn(200, 204, 400, 403, 404, 409));
			assertThat(answers).as(kind).anyMatch(answer -> answer.status() < 300);
		}
	}

	private static Map<String, Object> change(String kind, String businessKey) {
		Map<String, Object> change = Good.answers(LoopForm.CHANGE_PROJECT);
		change.putAll(Good.map("project", businessKey, "changeKind", kind, "newResponsible", "quality", "newDueDate",
				Good.day(50)));
		return change;
	}

	private static void pause(int milliseconds) {
		try {
			Thread.sleep(milliseconds);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void allProjectsThatAreTheFirstOfTheirYearAreOpened() throws Exception {
		ClockUtil.setCurrentTime(Date.from(Instant.parse("2051-03-01T09:00:00Z")));
		try {
			List<Answer> answers = atOnce(6,
					i -> http.post(Surface.values()[i % 2], "lead",
							"/process-definition/key/improvementLoop/submit-form",
							Map.of("variables", Wire.rest(Good.answers(LoopForm.OPEN_PROJECT)))));
			assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).as(answer.text()).isEqualTo(200));
			assertThat(answers).extracting(answer -> answer.json().path("businessKey").asText())
				.doesNotHaveDuplicates()
				.allMatch(key -> key.matches("IMP-2051-000[1-6]"));
		}
		finally {
			ClockUtil.reset();
		}
	}

	static <T> List<T> atOnce(int number, IntFunction<T> request) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(number);
		CountDownLatch ready = new CountDownLatch(number);
		List<Future<T>> futures = new ArrayList<>();
		for (int i = 0; i < number; i++) {
			int which = i;
			futures.add(threads.submit(() -> {
				ready.countDown();
				ready.await();
				return request.apply(which);
			}));
		}
		List<T> answers = new ArrayList<>();
		for (Future<T> future : futures) {
			answers.add(future.get());
		}
		threads.shutdown();
		return answers;
	}

}
