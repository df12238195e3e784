package io.serviceloop.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Stream;

import io.serviceloop.Storm;
import io.serviceloop.operation.TornProjects;
import io.serviceloop.web.Http.Answer;
import io.serviceloop.web.Http.Proof;
import io.serviceloop.web.Walk.Stop;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever does what excludes each other at the same moment: one is taken, the others hear
 * that they were late, or what the first one heard.
 */
@ExtendWith(OutputCaptureExtension.class)
class TwiceAtOnceTest extends WebTest {

	private static final int ROWS = 50;

	/** Of tasks with one answer each, as a project comes to them. */
	private static final List<LoopForm> REPEATED = List.of(LoopForm.SET_GOALS, LoopForm.COLLECT_DATA,
			LoopForm.CLASSIFY_PROBLEMS, LoopForm.CONFIRM_PRIORITIES, LoopForm.FIND_ROOT_CAUSE, LoopForm.PLAN_ACTIONS,
			LoopForm.APPROVE_PLAN, LoopForm.IMPLEMENT_ACTION, LoopForm.MEASURE_RESULTS, LoopForm.EVALUATE_RESULT,
			LoopForm.STANDARDISE, LoopForm.APPROVE_DROP);

	private static final List<String> CHANGES = List.of("reassignAction", "postponeAction", "dropAction",
			"continueWithout", "moveMeasurement", "containProblem", "addProblem", "changeJudgement", "closeProject");

	/** All tasks of a project; first the one that most changes are about. */
	private static final List<LoopForm> COMPLETED = Stream
		.concat(Stream.of(LoopForm.IMPLEMENT_ACTION), Stream.of(LoopForm.values())
			.filter(form -> form.taskKey() != null && form != LoopForm.IMPLEMENT_ACTION)
			.filter(form -> Set
				.of("improvementLoop", "rootCauseAnalysis", "actionImplementation", "followUpDecision", "changeProject")
				.contains(form.process())))
		.toList();

	@Autowired
	private TornProjects torn;

	private final Map<Integer, Integer> statuses = new TreeMap<>();

	private final long begin = System.nanoTime();

	private int races;

	/** What other tests of the same application left. */
	private List<TornProjects.Torn> tornByOthers;

	@BeforeEach
	void others() {
		tornByOthers = torn.find();
	}

	@Test
	void oneSubmissionOfATaskIsTaken() throws Exception {
		String project = null;
		for (int round : Storm.numbers(REPEATED.size(), 1000)) {
			LoopForm form = REPEATED.get(round % REPEATED.size());
			Stop stop = (form == LoopForm.SET_GOALS || form == LoopForm.APPROVE_DROP) ? walk.to(form)
					: walk.on(project, form);
			project = stop.businessKey();
			List<Answer> answers = race(4, i -> Way.values()[i / 2].hand(http, Surface.values()[i % 2], stop.person(),
					stop.taskId(), Good.answers(form)));
			// The same of the same person is answered as the first one, and done once.
			assertThat(answers).as(form.name()).anyMatch(answer -> answer.status() == 204);
			assertThat(engine.getHistoryService()
				.createUserOperationLogQuery()
				.taskId(stop.taskId())
				.operationType("Complete")
				.list()
				.stream()
				.map(UserOperationLogEntry::getOperationId)
				.distinct()).as(form.name()).hasSize(1);
			assertThat(answers.stream().filter(answer -> answer.status() != 204))
				.allSatisfy(answer -> assertThat(answer.status()).as(answer.text()).isIn(403, 404, 409));
			assertThat(walk.isOpen(stop)).isFalse();
		}
		say("one submission beside the same three times more");
	}

	/**
	 * A change finds a task open when it is asked for and done when it takes effect, or
	 * the other way round. Where there is nothing to change, it is refused in any case.
	 */
	@Test
	void aChangeOrACompletionWinsAndNeitherFails() throws Exception {
		String project = null;
		Set<String> pairs = new TreeSet<>();
		for (int round : Storm.numbers(3, 1000)) {
			Random chance = Storm.chance(round);
			String kind = CHANGES.get(round % CHANGES.size());
			// A walk from the beginning is dear: the project that is there goes on
			// mostly.
			LoopForm aim = COMPLETED.get(round / 4 % COMPLETED.size());
			// What is left of a drop when the project has gone on, nobody can do any
			// more.
			Stop stop = ((round % 4 == 0) ? Optional.<Stop>empty()
					: walk.anywhere(project, chance).filter(found -> found.form() != LoopForm.APPROVE_DROP))
				.orElseGet(() -> walk.to(aim));
			LoopForm form = stop.form();
			project = stop.businessKey();
			pairs.add(kind + " " + form);
			Map<String, Object> good = Good.answers(form, jdbc
				.queryForObject("select lap from project where business_key = ?", Integer.class, stop.businessKey()));
			boolean late = chance.nextBoolean();
			List<Answer> answers = race(2, i -> {
				pause((i == 0) == late ? chance.nextInt(20) : 0);
				return (i == 0) ? Way.COMPLETE.hand(http, Surface.ENGINE_REST, stop.person(), stop.taskId(), good)
						: http.post(Surface.ENGINE_REST, asking(kind),
								"/process-definition/key/changeProject/submit-form",
								Map.of("variables", Wire.rest(change(kind, stop.businessKey()))));
			});
			String what = kind + " beside " + form + ": " + answers;
			assertThat(answers).extracting(Answer::status).as(what).isSubsetOf(200, 204, 400, 403, 404, 409);
			assertThat(answers).as(what).anyMatch(answer -> answer.status() < 300);
		}
		say("a change beside a completion, " + pairs.size() + " pairs of them");
	}

	private static String asking(String kind) {
		return switch (kind) {
			case "changeJudgement" -> "owner";
			case "continueWithout" -> "manager";
			default -> "lead";
		};
	}

	private static Map<String, Object> change(String kind, String businessKey) {
		Map<String, Object> change = Good.answers(LoopForm.CHANGE_PROJECT);
		change.putAll(Good.map("project", businessKey, "changeKind", kind));
		switch (kind) {
			case "addProblem" -> change.put("newProblem", Good.problem("p9", "at noon"));
			case "changeJudgement" -> change.put("newJudgement", Good.map("goalId", "g1", "test", "perDayChange"));
			case "containProblem" -> change.putAll(Good.map("problemId", "p1", "containment", "Two more agents."));
			default -> change.putAll(Good.map("newResponsible", "quality", "newDueDate", Good.day(50)));
		}
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
	void oneClaimIsTakenAndTheOtherReadsWhatHappened() throws Exception {
		Stop stop = walk.to(LoopForm.MEASURE_RESULTS);
		List<String> people = List.of("quality", "lead");
		for (int round : Storm.numbers(10, 1000)) {
			int first = round;
			List<Answer> answers = race(2, i -> http.post(Surface.values()[(i + first / 2) % 2], people.get(i),
					"/task/" + stop.taskId() + "/claim", Map.of("userId", people.get(i))));
			assertThat(answers).as("%s", answers).filteredOn(answer -> answer.status() == 204).hasSize(1);
			int winner = (answers.get(0).status() == 204) ? 0 : 1;
			assertThat(engine.getTaskService().createTaskQuery().taskId(stop.taskId()).singleResult().getAssignee())
				.isEqualTo(people.get(winner));
			assertThat(answers.get(1 - winner).status()).isIn(400, 403, 404, 409);
			assertThat(answers.get(1 - winner).json().path("message").asText()).doesNotContain("ENGINE-");
			engine.getTaskService().setAssignee(stop.taskId(), null);
		}
		say("a claim beside another one's");
	}

	@Test
	void allProjectsThatAreTheFirstOfTheirYearAreOpened() throws Exception {
		try {
			for (int round : Storm.numbers(1, 1000)) {
				int year = 2051 + round;
				ClockUtil.setCurrentTime(Date.from(Instant.parse(year + "-03-01T09:00:00Z")));
				List<Answer> answers = race(6,
						i -> http.post(Surface.values()[i % 2], "lead",
								"/process-definition/key/improvementLoop/submit-form",
								Map.of("variables", Wire.rest(Good.answers(LoopForm.OPEN_PROJECT)))));
				assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).as(answer.text()).isEqualTo(200));
				assertThat(answers).extracting(answer -> answer.json().path("businessKey").asText())
					.doesNotHaveDuplicates()
					.allMatch(key -> key.matches("IMP-" + year + "-000[1-6]"));
			}
		}
		finally {
			ClockUtil.reset();
		}
		say("six projects, the first of their year");
	}

	@Test
	void anImportIsDoneOrCancelled(CapturedOutput output) throws Exception {
		String path = "/api/projects/" + walk.to(LoopForm.COLLECT_DATA).businessKey() + "/feedback";
		String rows = "time,text\n" + "2026-01-02,waits\n".repeat(ROWS);
		int done = 0;
		for (int round : Storm.numbers(2, 1000)) {
			Random chance = Storm.chance(round);
			String id = http
				.upload("lead", path, "x.csv", rows, "{\"time\":\"time\",\"text\":\"text\"}", "customerFeedback")
				.json()
				.path("id")
				.asText();
			pause(chance.nextInt(30));
			Answer cancelled = http.ask(Proof.BASIC, "lead", "DELETE", "/api/imports/" + id, "", "");
			statuses.merge(cancelled.status(), 1, Integer::sum);
			races++;
			assertThat(cancelled.status()).as(cancelled.text()).isIn(200, 409);
			String state = http.get("lead", "/api/imports/" + id).json().path("state").asText();
			assertThat(state).isEqualTo((cancelled.status() == 200) ? "cancelled" : "done");
			done += state.equals("done") ? 1 : 0;
			assertThat(http.get("lead", path + "/summary").json().path("records").asInt()).isEqualTo(done * ROWS);
		}
		assertThat(output.getAll()).doesNotContain("\tat ");
		say("an import beside its being cancelled");
	}

	private List<Answer> race(int number, IntFunction<Answer> request) throws Exception {
		List<Answer> answers = atOnce(number, request);
		answers.forEach(answer -> statuses.merge(answer.status(), 1, Integer::sum));
		races++;
		return answers;
	}

	private void say(String kind) {
		assertThat(torn.find()).isSubsetOf(tornByOthers);
		Storm.say("%s, on %s: %d races in %.1f min, answers %s, none torn".formatted(kind,
				getClass().isAnnotationPresent(OnPostgres.class) ? "PostgreSQL" : "H2", races,
				(System.nanoTime() - begin) / 6e10, statuses));
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
