package io.serviceloop.web;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.serviceloop.web.Http.Answer;
import io.serviceloop.web.Walk.Stop;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever submits the same task at the same moment: one is taken, the others hear that
 * they were late.
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
		assertThat(answers.stream().filter(answer -> answer.status() == 204)).hasSize(1);
		assertThat(answers.stream().filter(answer -> answer.status() != 204))
			.allSatisfy(answer -> assertThat(answer.status()).as(answer.text()).isIn(403, 404, 409));
		assertThat(walk.isOpen(stop)).isFalse();
	}

	static List<Answer> atOnce(int number, java.util.function.IntFunction<Answer> request) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(number);
		CountDownLatch ready = new CountDownLatch(number);
		List<Future<Answer>> futures = new ArrayList<>();
		for (int i = 0; i < number; i++) {
			int which = i;
			futures.add(threads.submit(() -> {
				ready.countDown();
				ready.await();
				return request.apply(which);
			}));
		}
		List<Answer> answers = new ArrayList<>();
		for (Future<Answer> future : futures) {
			answers.add(future.get());
		}
		threads.shutdown();
		return answers;
	}

}
