package io.serviceloop.process;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.serviceloop.collection.Kept;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.jdbc.core.simple.JdbcClient;

import static io.serviceloop.process.Loop.action;
import static io.serviceloop.process.Loop.day;
import static io.serviceloop.process.Loop.goal;
import static io.serviceloop.process.Loop.problem;
import static io.serviceloop.process.Loop.site;
import static io.serviceloop.process.Loop.values;
import static io.serviceloop.process.Loop.with;

/**
 * A project of half a year that reached its goals in its second lap, with everything that
 * a report has to say: records, readings, a refused cause and plan, a training, a pilot,
 * changes, voices and a standard.
 */
public final class TwoLaps {

	private static final List<String> TYPES = List.of("slow first answer", "asked twice", "refund delayed",
			"order not found", "wrong price", "no progress");

	private final Loop loop;

	private final JdbcClient jdbc;

	private TwoLaps(Loop loop, JdbcClient jdbc) {
		this.loop = loop;
		this.jdbc = jdbc;
	}

	/**
	 * Plays it, and leaves the time as it was.
	 * @return its business key
	 */
	public static String play(ProcessEngine engine, JdbcClient jdbc) {
		try {
			ClockUtil.setCurrentTime(Date.from(new Date().toInstant().minus(Duration.ofDays(190))));
			TwoLaps played = new TwoLaps(new Loop(engine), jdbc);
			played.stepsOneToThree();
			played.firstLap();
			played.secondLap();
			return played.loop.businessKey();
		}
		finally {
			ClockUtil.reset();
		}
	}

	private void stepsOneToThree() {
		loop.openWith(Map.of("title", "Faster answers in the online chat", "serviceLine", "online chat"));
		Map<String, Object> goals = loop.goals();
		Map<String, Object> faster = with(with(goal("g1", 8, 5), "sd", 2.4), "baselineSampleSize", 400);
		faster.putAll(Map.of("name", "Average response time in chat", "dueDate", day(185), "baselineFrom", day(-40),
				"baselineTo", day(-11)));
		Map<String, Object> queue = with(goal("g2", 40, 20), "name", "Peak queue time");
		queue.putAll(Map.of("dueDate", day(185), "sd", 9.0, "baselineSampleSize", 180));
		goals.putAll(values("goals", List.of(faster, queue), "cycleDays", 180));
		loop.complete("lead", "userTask_setGoals", goals);
		records();
		readings();
		pass(4);
		loop.collectData();
		pass(3);
		loop.complete("lead", "userTask_classifyProblems",
				values("problems", List.of(with(problem("p1", "g1", 12, "day"), "urgencyScore", 5),
						described("p2", "g1", "Agents ask again what was said on the telephone before.", 3, 3),
						described("p3", "g2", "At noon customers wait in one queue, whatever they ask for.", 4, 3),
						described("p4", "g2", "The form on the web site asks for the order number twice.", 2, 2))));
		loop.complete("lead", "userTask_confirmPriorities",
				values("selection",
						List.of(Map.of("id", "p1", "selected", true),
								Map.of("id", "p3", "selected", true, "overridePriority", "P0", "overrideReason",
										"The half-year closing doubles the queue", "reason", "It comes every noon"))));
		pass(4);
	}

	private static Map<String, Object> described(String id, String goal, String description, int urgency, int impact) {
		Map<String, Object> problem = problem(id, goal, 9, "week");
		problem.putAll(Map.of("description", description, "urgencyScore", urgency, "impactScore", (double) impact,
				"type", id.equals("p4") ? "service channel" : "service process", "subtype", "hand-over",
				"urgencyAnswers", answers(urgency), "impactAnswers", answers(impact)));
		return problem;
	}

	/** As many yeses as a score stands for. */
	private static List<Boolean> answers(int score) {
		return List.of(score >= 3, score >= 4, score >= 5);
	}

	private void firstLap() {
		cause("Agents type too slowly",
				List.of("Answers take long", "Agents type slowly", "Nobody has learned to type"));
		loop.verifyCause(false, "This is a symptom. Please look at how chats are distributed.");
		pass(2);
		cause("Tickets are not graded when they come in", List.of("Urgent cases wait behind others",
				"Agents answer in the order of arrival", "Nobody knows what is urgent before it is opened"));
		loop.verifyCause(true, "In 40 of 50 chats the urgent ones waited longest.");
		loop.findAndVerifyCauses();
		pass(3);
		List<Map<String, Object>> plan = List.of(
				planned("a1", "p1", "Grade tickets by urgency when they come in", 5, 45),
				with(planned("a2", "p1", "Train the agents to answer urgent chats first", 3, 30), "trainingRequired",
						true),
				with(planned("a3", "p3", "Open a second queue for simple questions at noon", 5, 40), "pilotSites",
						List.of("Shop")));
		loop.plan(plan)
			.complete("owner", "userTask_approvePlan",
					values("planApproved", false, "approvalNote", "Who tells the branches? Please add it."));
		pass(1);
		loop.plan(plan).approvePlan();
		pass(7);
		actionsBegin();
		loop.fire("event_reviewDue")
			.complete("lead", "userTask_weeklyReview",
					values("progress", "The grading is built, the training is planned.", "obstacles",
							"The second queue needs a licence."));
		pass(3);
		loop.report("userTask_trainStaff");
		pass(4);
		loop.complete("agent", "userTask_runPilot",
				Loop.piloted(site("Shop", 40, 22, false), site("Other shop", 40, 39, true)));
		loop.decidePilot("rollOut");
		loop.change("postponeAction", "actionId", "a1", "newDueDate", day(40));
		for (int i = 0; i < 3; i++) {
			pass(5);
			loop.report("userTask_implementAction");
		}
		pass(58);
		loop.fire("event_observationOver");
		measured(6.1);
		pass(2);
		concluded("The queue is short now. First answers come sooner, but not soon enough at noon.", 3.1, 3.6);
	}

	private void secondLap() {
		pass(3);
		while (loop.count("userTask_findRootCause") > 0) {
			cause("The shift plan follows the number of calls, not of chats",
					List.of("Too few agents answer chats at noon", "Half of the team is at lunch then",
							"The shift plan is made from telephone data only"));
			loop.verifyCause(true, null);
		}
		pass(2);
		loop.plan(List.of(planned("a4", "p1", "Plan shifts from calls and chats together", 2, 20))).approvePlan();
		pass(8);
		actionsBegin();
		loop.report("userTask_implementAction");
		pass(58);
		loop.fire("event_observationOver");
		measured(4.6);
		concluded("Both goals are reached, and stay so for a month.", 3.6, 4.3);
		pass(1);
		loop.draftStandard(
				"Every ticket is graded when it comes in.\nShifts are planned from calls and chats together.")
			.approveStandard();
	}

	private void measured(double answers) {
		loop.complete("quality", "userTask_measureResults", values("measurements", List
			.of(with(Loop.measurement("g1", answers), "sd", 2.2), with(Loop.measurement("g2", 19), "sd", 8.5))));
	}

	private void concluded(String conclusion, double before, double after) {
		loop.hearTeam()
			.complete("lead", "userTask_evaluateResult", values("conclusion", conclusion, "customerFeedback",
					"“Quicker than before, and I was asked only once what my problem is.”", "customerVoice",
					Map.of("answersBefore", 214, "meanBefore", before, "answersAfter", 226, "meanAfter", after)));
	}

	private void cause(String cause, List<String> whys) {
		loop.complete("lead", "userTask_findRootCause", values("whys", whys, "rootCause", cause, "causeClass",
				"processDesign", "fishbone",
				List.of(Map.of("bone", "man", "causes", List.of("half of the team is at lunch at noon")),
						Map.of("bone", "method", "causes",
								List.of("first come, first served",
										"no limit to the number of chats that one agent has open at the same time")),
						Map.of("bone", "machine", "causes", List.of("the chat tool has no queue by urgency")),
						Map.of("bone", "measurement", "causes", List.of("waiting time is reported once a month")))));
	}

	private static Map<String, Object> planned(String id, String problem, String measure, int from, int to) {
		Map<String, Object> action = new LinkedHashMap<>(action(id, problem));
		action.putAll(Map.of("measure", measure, "startDate", day(from), "dueDate", day(to)));
		return action;
	}

	private void actionsBegin() {
		while (loop.waitsAt("event_firstDay")) {
			loop.fire("event_firstDay");
		}
	}

	private static void pass(int days) {
		Loop.wait(Duration.ofDays(days));
	}

	private void records() {
		jdbc.sql("""
				insert into feedback_import (business_key, source, file_name, handling, state, read_count, stored_count,
				  updated_count, refused_count, discarded_count, started_at)
				values (?, 'customerFeedback', 'chats.csv', false, 'done', 90, 90, 0, 0, 0, current_timestamp)
				""").param(loop.businessKey()).update();
		LocalDate first = LocalDate.parse(day(-60));
		for (int line = 1; line <= 90; line++) {
			// The first type is the most frequent, the last one the rarest.
			int type = (int) Math.floor(Math.pow(line % 30 / 30.0, 2) * TYPES.size());
			jdbc.sql(
					"""
							insert into feedback (import_id, line, external_id, time, type, stage, text, customer, channel, rating)
							values ((select max(id) from feedback_import), ?, ?, ?, ?, 'online advice', ?, ?, 'chat', ?)
							""")
				.params(line, "T-" + line, first.plusDays(line * 2 / 3).atTime(12, 0), TYPES.get(type),
						"I waited for " + (line % 9 + 3) + " minutes, and then had to say everything again.",
						"C-" + line, line % 4 + 1.0)
				.update();
		}
		Kept.anew(jdbc, loop.businessKey());
	}

	private void readings() {
		LocalDate first = LocalDate.parse(day(-56));
		double[] values = { 8.2, 7.9, 8.4, 7.8, 8.1, 7.6, 8, 8.2, 7.9, 8.1, 7.8, 7.7, 7.4, 6.9, 6.6, 6.3, 6.2, 6, 6.1,
				6.2, 6, 6.1, 5.9, 5.4, 5, 4.8, 4.7, 4.5, 4.6, 4.6 };
		for (int week = 0; week < values.length; week++) {
			jdbc.sql(
					"""
							insert into reading (business_key, metric, customer_group, scenario, from_date, to_date, reading_value,
							  unit, sample_size, source, reported_by, reported_at)
							values (?, 'responseTime', 'all', 'all', ?, ?, ?, 'min', 120, 'ticket system', 'lead', ?)
							""")
				.params(loop.businessKey(), first.plusWeeks(week), first.plusWeeks(week).plusDays(6), values[week],
						first.plusWeeks(week + 1).atTime(9, 0))
				.update();
		}
	}

}
