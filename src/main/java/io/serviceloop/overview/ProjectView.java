package io.serviceloop.overview;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.serviceloop.absence.Substitutions;
import io.serviceloop.action.ActionStatus;
import io.serviceloop.action.Actions;
import io.serviceloop.change.Changes;
import io.serviceloop.classification.Problems;
import io.serviceloop.collection.Collected;
import io.serviceloop.evaluation.Evaluations;
import io.serviceloop.goal.Goals;
import io.serviceloop.handbook.Handbook;
import io.serviceloop.loop.engine.EngineClock;

import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.Reason;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.project.Project;
import io.serviceloop.rootcause.RootCauses;
import org.springframework.stereotype.Component;

/**
 * Everything there is to know of one project, in the words and order of the steps, as
 * JSON is to have it.
 */
@Component
class ProjectView {

	private final Goals goals;

	private final Collected collected;

	private final Problems problems;

	private final RootCauses rootCauses;

	private final Actions actions;

	private final Evaluations evaluations;

	private final Handbook handbook;

	private final Changes changes;

	private final Substitutions substitutions;

	private final EngineClock clock;

	private final Texts texts;

	ProjectView(Goals goals, Collected collected, Problems problems, RootCauses rootCauses, Actions actions,
			Evaluations evaluations, Handbook handbook, Changes changes, Substitutions substitutions, EngineClock clock,
			Texts texts) {
		this.goals = goals;
		this.collected = collected;
		this.problems = problems;
		this.rootCauses = rootCauses;
		this.actions = actions;
		this.evaluations = evaluations;
		this.handbook = handbook;
		this.changes = changes;
		this.substitutions = substitutions;
		this.clock = clock;
		this.texts = texts;
	}

	/** The whole project; reasons are in the reader's language. */
	Map<String, Object> of(Project project) {
		String key = project.businessKey();
		Map<String, Object> view = head(project);
		view.put("goals", goals.of(key));
		view.put("dataSources", collected.of(key));
		view.put("problems", problems.of(key).stream().map(this::problem).toList());
		view.put("selections", problems.decisions(key));
		view.put("rootCauses", rootCauses.of(key).stream().map(this::rootCause).toList());
		view.put("actions", actions(key));
		view.put("planDecisions", actions.planDecisions(key));
		view.put("reviews", actions.reviews(key));
		view.put("measurements", evaluations.measurements(key).stream().map(this::measurement).toList());
		view.put("evaluations", evaluations.conclusions(key));
		view.put("handbook",
				handbook.of(key)
					.stream()
					.map(entry -> row("lap", entry.lap(), "title", entry.title(), "text", entry.text(), "actionIds",
							Json.list(entry.actionIds(), String.class)))
					.toList());
		view.put("changes", changes.of(key));
		view.put("standIns", substitutions.standInsOf(key));
		return view;
	}

	/** What a list of projects shows of one. */
	static Map<String, Object> head(Project project) {
		return row("businessKey", project.businessKey(), "title", project.title(), "trigger", project.triggerKind(),
				"serviceLine", project.serviceLine(), "lead", project.lead(), "processOwner", project.processOwner(),
				"scope", project.scope(), "cycleDays", project.cycleDays(), "observationDays",
				project.observationDays(), "state", project.state(), "lap", project.lap(), "step", project.step(),
				"openedAt", project.openedAt(), "closedAt", project.closedAt(), "closingNote", project.closingNote());
	}

	private Map<String, Object> problem(Problems.Entry p) {
		return row("id", p.id(), "goalId", p.goalId(), "stage", p.stage(), "type", p.type(), "subtype", p.subtype(),
				"description", p.description(), "frequencyCount", p.frequencyCount(), "frequencyUnit",
				p.frequencyUnit(), "urgencyScore", p.urgencyScore(), "impactScore", p.impactScore(), "impactNote",
				p.impactNote(), "affectedCustomers", p.affectedCustomers(), "systemic", p.systemic(),
				"frequencyPerWeek", p.frequencyPerWeek(), "frequencyScore", p.frequencyScore(), "matrixScore",
				p.matrixScore(), "impact", p.impact(), "screened", p.screened(), "priority", p.priority(), "reach",
				p.reach(), "rank", p.problemRank(), "reasons", words(p.reasons()), "selected",
				Boolean.TRUE.equals(p.selected()), "lap", p.lap(), "overridePriority", p.overridePriority(),
				"overrideReason", p.overrideReason(), "containment", p.containment());
	}

	private Map<String, Object> rootCause(RootCauses.Entry c) {
		return row("lap", c.lap(), "problemId", c.problemId(), "attempt", c.attempt(), "whys",
				Json.list(c.whys(), String.class), "rootCause", c.rootCause(), "causeClass", c.causeClass(), "fishbone",
				Json.list(c.fishbone(), Map.class), "fiveW1H", Json.read(c.fiveW1h(), Map.class), "author", c.author(),
				"foundAt", c.foundAt(), "verified", c.verified(), "verifiedBy", c.verifiedBy(), "verificationNote",
				c.verificationNote());
	}

	private List<Map<String, Object>> actions(String key) {
		List<Actions.Result> results = actions.results(key);
		List<Actions.PlanDecision> decisions = actions.planDecisions(key);
		return actions.of(key).stream().map(a -> {
			boolean approved = decisions.stream().anyMatch(d -> d.lap() == a.lap() && d.approved());
			ActionStatus status = ActionStatus.on(clock.today(), approved, a.startDate(), a.dueDate(), a.completedOn(),
					a.droppedAt() != null);
			return row("lap", a.lap(), "id", a.id(), "problemId", a.problemId(), "measure", a.measure(),
					"expectedEffect", a.expectedEffect(), "resources", a.resources(), "department", a.department(),
					"responsible", a.responsible(), "startDate", a.startDate(), "dueDate", a.dueDate(),
					"trainingRequired", a.trainingRequired(), "pilotSites", Json.list(a.pilotSites(), String.class),
					"status", status, "escalation", a.escalation(), "completedOn", a.completedOn(), "droppedReason",
					a.droppedReason(), "results",
					results.stream()
						.filter(r -> r.actionId().equals(a.id()))
						.map(r -> row("kind", r.kind(), "result", r.result(), "evidence", r.evidence(), "completedOn",
								r.completedOn(), "reportedBy", r.reportedBy()))
						.toList());
		}).toList();
	}

	private Map<String, Object> measurement(Evaluations.Measured m) {
		return row("lap", m.lap(), "goalId", m.goalId(), "after", m.afterValue(), "sampleSize", m.sampleSize(), "from",
				m.fromDate(), "to", m.toDate(), "source", m.source(), "baseline", m.baseline(), "target", m.target(),
				"change", m.changeValue(), "changePercent", m.changePercent(), "attainment", m.attainment(), "met",
				m.met(), "reasons", words(m.reasons()));
	}

	private List<String> words(String reasons) {
		return Json.list(reasons, Reason.class)
			.stream()
			.map(reason -> texts.of(reason.key(), reason.arguments().toArray()))
			.toList();
	}

	/**
	 * A JSON object from names and values in turn; unlike {@link Map#of} it keeps the
	 * order and takes null.
	 */
	private static Map<String, Object> row(Object... namesAndValues) {
		Map<String, Object> row = new LinkedHashMap<>();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			row.put((String) namesAndValues[i], namesAndValues[i + 1]);
		}
		return row;
	}

}
