package io.serviceloop.process;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.serviceloop.Serves;
import io.serviceloop.Storm;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.project.sendback.SendBacks;
import io.serviceloop.project.sendback.TakeBacks;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static io.serviceloop.process.Loop.action;
import static io.serviceloop.process.Loop.values;
import static io.serviceloop.process.Loop.with;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Walks on which work is sent back by chance, and mended with what was right, and on
 * which people take back what they have just completed, and say it again: in the end
 * everything is as on the same walk without, and all that was sent or taken back is kept.
 */
@InMemoryApplication
class SendBackWalksTest {

	private static final String[] SELECTED = { "p1", "p2", "p3" };

	/** More than so often nobody sends the same thing back. */
	private static final int MOST = 2;

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private SendBacks sendBacks;

	@Autowired
	private TakeBacks takeBacks;

	/** How often a walk has sent something back. */
	private int sent;

	/** How often something was taken back on it. */
	private int taken;

	/** How often that was refused. */
	private int refused;

	@Serves({ "A22", "A27", "A37", "A41", "E16", "E52" })
	@Test
	void registersOpenTasksAndTimersAreThoseOfTheSameWalkWithout() {
		Map<Integer, Map<String, Object>> plain = new TreeMap<>();
		Map<Integer, Long> done = new TreeMap<>();
		for (int end : new int[] { 1, 2 }) {
			Loop loop = walk(new Loop(engine), null, end);
			plain.put(end, kept(loop));
			done.put(end, done(loop));
		}
		Map<String, Integer> all = new TreeMap<>();
		for (Random chance : Stream.concat(Storm.rounds(1000).stream(), Stream.of(Storm.chance(4711))).toList()) {
			int end = 1 + chance.nextInt(2);
			Loop loop = walk(chance.nextInt(3) == 0 ? new Loop(engine) : new Hesitant(chance), chance, end);
			assertThat(kept(loop)).isEqualTo(plain.get(end));
			assertThat(sendBacks.of(loop.businessKey())).hasSize(sent);
			assertThat(sendBacks.all(loop.businessKey()).takenBack()).hasSize(taken);
			assertThat(done(loop)).as("the history has all of it")
				.isGreaterThanOrEqualTo(done.get(end) + 2L * sent + 2L * taken);
			all.merge("sent back", sent, Integer::sum);
			all.merge("taken back", taken, Integer::sum);
			all.merge("not taken back", refused, Integer::sum);
		}
		Storm.say("walks with sending and taking back: " + all);
	}

	/** People who take back what they have just said, as often as they may. */
	private final class Hesitant extends Loop {

		private final Random chance;

		private Hesitant(Random chance) {
			super(engine);
			this.chance = chance;
		}

		@Override
		public Loop completeAs(String person, String group, String taskKey, Map<String, Object> values) {
			Task task = task(taskKey, person);
			String id = task.getId();
			super.completeAs(person, group, taskKey, values);
			while (chance.nextInt(3) == 0) {
				String before = id;
				try {
					id = as(person, group, () -> takeBacks.takeBack(before));
				}
				catch (SubmissionRefused ex) {
					assertThat(ex.status()).isEqualTo(409);
					refused++;
					break;
				}
				taken++;
				String again = id;
				as(person, group, () -> {
					engine.getTaskService().complete(again, values);
					return null;
				});
			}
			return this;
		}

	}

	/**
	 * A project with three causes at once, a pilot and running timers.
	 * @param chance null to send nothing back
	 * @param end 1 while the work goes on, 2 with the standard written
	 */
	private Loop walk(Loop loop, Random chance, int end) {
		sent = 0;
		taken = 0;
		refused = 0;
		loop.open().setGoals().collectData();
		select(loop, chance);
		while (loop.count("userTask_findRootCause") > 0) {
			loop.findCause();
			for (int i = 0; i < MOST && sends(chance); i++) {
				loop.complete("quality", "userTask_verifyRootCause", values("causeVerified", false, "verificationNote",
						"This is a symptom", "sendBackTo", "findRootCause"));
				loop.findCause();
			}
			loop.verifyCause(true, null);
		}
		plan(loop);
		for (int i = 0; i < MOST && sends(chance); i++) {
			boolean selection = chance.nextBoolean();
			loop.complete("owner", "userTask_approvePlan", values("planApproved", false, "approvalNote",
					"Look once more", "sendBackTo", selection ? "confirmPriorities" : "planActions"));
			if (selection) {
				returned(loop, chance);
				loop.confirm(SELECTED);
			}
			plan(loop);
		}
		loop.approvePlan().report("userTask_runPilot");
		for (int i = 0; i < MOST && sends(chance); i++) {
			loop.complete("lead", "userTask_decidePilot", values("pilotDecision", "adjust", "decisionNote",
					"The field is not seen on the telephone", "sendBackTo", "runPilot"));
			loop.report("userTask_runPilot");
		}
		loop.decidePilot("rollOut");
		if (end == 1) {
			return loop;
		}
		while (loop.count("userTask_implementAction") > 0) {
			loop.report("userTask_implementAction");
		}
		loop.fire("event_observationOver").measure(4.5, 19).hearTeam();
		for (int i = 0; i < MOST && sends(chance); i++) {
			loop.complete("lead", "userTask_evaluateResult",
					values("sendBackTo", "measureResults", "sendBackNote", "A value is a slip"));
			loop.measure(4.5, 19);
		}
		loop.evaluate().draftStandard("Every ticket is graded on arrival.");
		for (int i = 0; i < MOST && sends(chance); i++) {
			loop.complete("owner", "userTask_approveStandard", values("standardApproved", false, "approvalNote",
					"Say who grades them at night", "sendBackTo", "standardise"));
			loop.draftStandard("Every ticket is graded on arrival.");
		}
		return loop;
	}

	private void select(Loop loop, Random chance) {
		loop.classifyProblems();
		returned(loop, chance);
		loop.confirm(SELECTED);
	}

	/** The list itself is sent back, or is not. */
	private void returned(Loop loop, Random chance) {
		for (int i = 0; i < MOST && sends(chance); i++) {
			loop.complete("lead", "userTask_confirmPriorities",
					values("sendBackTo", "classifyProblems", "sendBackNote", "Something is missing"));
			loop.classifyProblems();
		}
	}

	private boolean sends(Random chance) {
		boolean sends = chance != null && chance.nextInt(3) == 0;
		sent += sends ? 1 : 0;
		return sends;
	}

	private static void plan(Loop loop) {
		loop.plan(List.of(with(action("a1", "p1"), "pilotSites", List.of("Shop")), action("a2", "p2"),
				action("a3", "p3")));
	}

	/** What is there in the end, but for keys and times. */
	private Map<String, Object> kept(Loop loop) {
		Map<String, Object> kept = new TreeMap<>();
		kept.put("tasks", loop.openTasks());
		kept.put("timers",
				engine.getRuntimeService()
					.createProcessInstanceQuery()
					.processInstanceBusinessKey(loop.businessKey())
					.list()
					.stream()
					.map(ProcessInstance::getId)
					.flatMap(id -> engine.getManagementService().createJobQuery().processInstanceId(id).list().stream())
					.map(this::waitsAt)
					.sorted()
					.toList());
		Map.of("project", "select state, lap, step from project where business_key = ?", "problems",
				"select id, described_lap, frequency_count, priority, problem_rank from problem where business_key = ? order by id",
				"selections",
				"select lap, problem_id, selected, reason from problem_selection where business_key = ? order by problem_id",
				"causes",
				"select lap, problem_id, root_cause from root_cause where business_key = ? and verified order by problem_id",
				"actions", "select id, measure, completed_on from action where business_key = ? order by id",
				"judgements", "select lap, goal_id, target from goal_judgement where business_key = ? order by goal_id",
				"measurements",
				"select lap, goal_id, after_value, met from measurement where business_key = ? order by goal_id",
				"conclusions", "select lap, conclusion from evaluation where business_key = ?")
			.forEach((name, sql) -> kept.put(name, jdbc.sql(sql).param(loop.businessKey()).query().listOfRows()));
		return kept;
	}

	private String waitsAt(Job job) {
		return engine.getManagementService()
			.createJobDefinitionQuery()
			.jobDefinitionId(job.getJobDefinitionId())
			.singleResult()
			.getActivityId();
	}

	private long done(Loop loop) {
		return engine.getHistoryService()
			.createHistoricTaskInstanceQuery()
			.processInstanceBusinessKey(loop.businessKey())
			.finished()
			.count();
	}

}
