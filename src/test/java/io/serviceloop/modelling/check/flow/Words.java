package io.serviceloop.modelling.check.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.serviceloop.modelling.check.source.Vocabulary;
import io.serviceloop.modelling.check.source.Vocabulary.Asked;
import io.serviceloop.modelling.check.source.Vocabulary.Function;
import io.serviceloop.modelling.check.source.Vocabulary.Kind;
import io.serviceloop.modelling.check.source.Vocabulary.Offered;

/** What the application offers to models, written down by hand. */
final class Words {

	private static final String LOOP = "improvementLoop";

	private static final String ANALYSIS = "rootCauseAnalysis";

	private static final String ACTION = "actionImplementation";

	private static final String CHANGE = "changeProject";

	private static final String ABSENCE = "arrangeSubstitute";

	private static final String HANDOVER = "handOverWork";

	private static final Set<String> NOTHING = Set.of();

	private final Map<String, Kind> variables = new TreeMap<>();

	private Words() {
	}

	static Vocabulary all() {
		return new Words().vocabulary(3650);
	}

	static Vocabulary withoutDefaultTimeToLive() {
		return new Words().vocabulary(null);
	}

	private Vocabulary vocabulary(Integer defaultTimeToLive) {
		Map<String, Asked> tasks = tasks();
		Map<String, Asked> starts = starts();
		texts("sourceId", "problemId", "causeAuthor", "observationUntil", "responsible", "actionDueDate",
				"substituteName");
		List.of("recordsTotal", "lap", "substitution", "changeNumber")
			.forEach(name -> variables.put(name, Kind.NUMBER));
		List.of("goalsMet", "anyGoalMet", "problemsKnown", "trainingRequired", "pilotPlanned")
			.forEach(name -> variables.put(name, Kind.FLAG));
		return new Vocabulary(delegates(), listeners(), functions(), tasks, starts, Map.of(), variables, Map.of(),
				Map.of("projectClosed", LOOP, "measurementMoved", LOOP, "actionChanged", ACTION, "actionDropped",
						ACTION),
				Set.of("project-leads", "service-agents", "quality-inspectors", "service-managers", "process-owners"),
				defaultTimeToLive);
	}

	private void texts(String... names) {
		List.of(names).forEach(name -> variables.put(name, Kind.TEXT));
	}

	private static Map<String, Offered> delegates() {
		Map<String, Offered> all = new TreeMap<>();
		all.put("summariseDataDelegate", of(LOOP, "recordsTotal"));
		all.put("scoreProblemsDelegate", of(LOOP, "problems"));
		all.put("scheduleMeasurementDelegate", of(LOOP, "observationUntil"));
		all.put("evaluateGoalsDelegate", of(LOOP, "measurements", "goalsMet", "anyGoalMet"));
		all.put("openLapDelegate", of(LOOP, "problems", "problemsKnown", "lap"));
		List.of("remindResponsibleDelegate", "escalateToLeadDelegate", "escalateToManagersDelegate")
			.forEach(name -> all.put(name, of(ACTION)));
		List.of("changeActionDelegate", "dropActionDelegate", "moveMeasurementDelegate", "containProblemDelegate",
				"closeProjectDelegate")
			.forEach(name -> all.put(name, of(CHANGE)));
		List.of("openSubstitutionDelegate", "closeSubstitutionDelegate").forEach(name -> all.put(name, of(ABSENCE)));
		all.put("handOverTasksDelegate", of(HANDOVER));
		return all;
	}

	private static Offered of(String process, String... sets) {
		return new Offered(Set.of(process), NOTHING, Set.of(sets));
	}

	private static Map<String, Offered> listeners() {
		return Map.of("closeLoopListener", new Offered(Set.of(LOOP), Set.of("endEvent:start"), NOTHING),
				"startActionListener", new Offered(Set.of(ACTION), Set.of("startEvent:start"),
						Set.of("responsible", "actionDueDate", "trainingRequired", "pilotPlanned")));
	}

	private static Map<String, Function> functions() {
		return Map.of("ids.of", new Function(1, Set.of("collection")), "ids.selected",
				new Function(1, Set.of("collection")), "ids.responsible", new Function(2, Set.of("assignee")),
				"followUp.dueAt", new Function(1, Set.of("dueDate")), "followUp.remindAt",
				new Function(1, Set.of("timeDate")), "followUp.overdueAt", new Function(1, Set.of("timeDate")),
				"followUp.escalateAfter", new Function(-1, Set.of("timeDuration")), "followUp.reviewEvery",
				new Function(-1, Set.of("timeDuration")), "absences.begin", new Function(1, Set.of("timeDate")),
				"absences.end", new Function(1, Set.of("timeDate", "dueDate")));
	}

	private Map<String, Asked> tasks() {
		Map<String, Asked> all = new TreeMap<>();
		task(all, LOOP, "setGoals", NOTHING, "goals LIST", "scope TEXT", "cycleDays NUMBER", "observationDays NUMBER",
				"dataSources LIST");
		task(all, LOOP, "collectData", NOTHING, "findings TEXT", "recordsCollected NUMBER");
		task(all, LOOP, "classifyProblems", NOTHING, "problems LIST");
		task(all, LOOP, "confirmPriorities", Set.of("problems"), "selection LIST");
		task(all, LOOP, "planActions", NOTHING, "actions LIST");
		task(all, LOOP, "approvePlan", NOTHING, "planApproved FLAG", "approvalNote TEXT");
		task(all, LOOP, "weeklyReview", NOTHING, "progress TEXT", "obstacles TEXT");
		task(all, LOOP, "measureResults", NOTHING, "measurements LIST");
		task(all, LOOP, "evaluateResult", NOTHING, "conclusion TEXT", "customerFeedback TEXT", "teamFeedback TEXT");
		task(all, LOOP, "standardise", NOTHING, "handbookTitle TEXT", "handbookText TEXT");
		task(all, LOOP, "decideContinuation", NOTHING, "continueProject FLAG", "decisionNote TEXT");
		task(all, ANALYSIS, "findRootCause", Set.of("causeAuthor"), "whys LIST", "rootCause TEXT", "causeClass TEXT",
				"fishbone LIST", "fiveW1H OBJECT");
		task(all, ANALYSIS, "verifyRootCause", NOTHING, "causeVerified FLAG", "verificationNote TEXT");
		for (String stem : List.of("trainStaff", "runPilot", "implementAction")) {
			task(all, ACTION, stem, NOTHING, "result TEXT", "evidence TEXT", "completedOn DATE");
		}
		task(all, CHANGE, "approveDrop", NOTHING, "dropApproved FLAG", "dropNote TEXT");
		task(all, ABSENCE, "endAbsence", NOTHING);
		return all;
	}

	private void task(Map<String, Asked> all, String process, String stem, Set<String> sets, String... submits) {
		all.put("userTask_" + stem, new Asked(process, stem, kinds(submits), sets));
	}

	private Map<String, Asked> starts() {
		return Map.of(LOOP,
				new Asked(LOOP, "openProject",
						kinds("title TEXT", "trigger TEXT", "serviceLine TEXT", "lead TEXT", "processOwner TEXT"),
						Set.of("lap")),
				CHANGE,
				new Asked(CHANGE, "changeProject",
						kinds("project TEXT", "changeKind TEXT", "actionId TEXT", "newResponsible TEXT",
								"newDueDate DATE", "problemId TEXT", "containment TEXT", "reason TEXT"),
						Set.of("title", "processOwner", "changeNumber")),
				ABSENCE,
				new Asked(ABSENCE, "arrangeSubstitute",
						kinds("person TEXT", "substitute TEXT", "awayFrom DATE", "awayUntil DATE"),
						Set.of("substituteName", "substitution")),
				HANDOVER,
				new Asked(HANDOVER, "handOverWork", kinds("person TEXT", "recipient TEXT", "reason TEXT"), NOTHING));
	}

	private Map<String, Kind> kinds(String... submits) {
		Map<String, Kind> kinds = new LinkedHashMap<>();
		new ArrayList<>(List.of(submits)).forEach(each -> {
			String[] parts = each.split(" ");
			kinds.put(parts[0], Kind.valueOf(parts[1]));
		});
		variables.putAll(kinds);
		return kinds;
	}

}
