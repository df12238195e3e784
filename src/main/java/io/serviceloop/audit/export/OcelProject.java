package io.serviceloop.audit.export;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import io.serviceloop.audit.export.LoggedEvent.Transition;
import io.serviceloop.audit.export.LoggedProject.Action;
import io.serviceloop.audit.export.LoggedProject.Cause;
import io.serviceloop.audit.export.LoggedProject.Facts;
import io.serviceloop.audit.export.LoggedProject.Goal;
import io.serviceloop.audit.export.LoggedProject.Problem;
import io.serviceloop.audit.export.LoggedProject.Registers;
import io.serviceloop.audit.export.LoggedProject.Standard;
import io.serviceloop.loop.engine.EngineClock;

/** The objects of a project, and which of them its events are about. */
final class OcelProject {

	/** What was filed at most so long before or after a task ended came with it. */
	private static final Duration WITH = Duration.ofSeconds(2);

	private final Facts facts;

	private final Registers registers;

	private final Map<String, Thing> things = new LinkedHashMap<>();

	private final Set<String> people = new TreeSet<>();

	/** An object of the log. */
	record Thing(String id, String type, List<Value> values, List<Related> related) {
	}

	/** A value that an attribute has from a moment on. */
	record Value(String name, String value, String since) {
	}

	/** That something has to do with an object, and what. */
	record Related(String id, String qualifier) {
	}

	OcelProject(LoggedProject project) {
		facts = project.facts();
		registers = project.registers();
		project();
		registers.goals().forEach(this::goal);
		registers.problems().forEach(this::problem);
		registers.causes().forEach(this::cause);
		registers.actions().forEach(this::action);
		registers.standards().forEach(this::standard);
	}

	List<Thing> things() {
		return List.copyOf(things.values());
	}

	/** Those who were named so far. */
	Set<String> people() {
		return people;
	}

	static String person(String id) {
		return "person/" + id;
	}

	private String id(String type, Object id) {
		return facts.businessKey() + "/" + type + "/" + id;
	}

	private static String id(Cause cause) {
		return cause.lap() + "/" + cause.problemId() + "/" + cause.attempt();
	}

	/** What is collected of an object before it is one; what is null is not there. */
	private final class Draft {

		private final List<Value> values = new ArrayList<>();

		private final List<Related> related = new ArrayList<>();

		Draft has(String name, Object value) {
			return has(name, value, OcelLog.ALWAYS);
		}

		Draft has(String name, Object value, String since) {
			if (value != null) {
				values.add(new Value(name, value.toString(), since));
			}
			return this;
		}

		Draft of(String type, Object id, String qualifier) {
			return to((id == null) ? null : id(type, id), qualifier);
		}

		Draft to(String id, String qualifier) {
			if (id != null && (id.equals(facts.businessKey()) || things.containsKey(id))) {
				related.add(new Related(id, qualifier));
			}
			return this;
		}

		Draft by(String person, String qualifier) {
			if (person != null) {
				people.add(person);
				related.add(new Related(person(person), qualifier));
			}
			return this;
		}

		void keep(String id, String type) {
			things.put(id, new Thing(id, type, values, related));
		}

	}

	private void project() {
		Draft draft = new Draft().has("title", facts.title(), OcelLog.since(facts.openedAt()))
			.has("serviceLine", facts.serviceLine(), OcelLog.since(facts.openedAt()))
			.has("trigger", facts.triggerKind(), OcelLog.since(facts.openedAt()))
			.has("state", "running", OcelLog.since(facts.openedAt()))
			.by(facts.lead(), "lead")
			.by(facts.processOwner(), "process owner");
		if (facts.closedAt() != null) {
			draft.has("state", facts.state(), OcelLog.since(facts.closedAt()));
		}
		draft.keep(facts.businessKey(), "project");
	}

	private void goal(Goal goal) {
		Draft draft = new Draft().has("name", goal.name())
			.has("metric", goal.metric())
			.has("unit", goal.unit())
			.has("direction", goal.direction())
			.has("target", goal.target())
			.has("dueDate", OcelLog.since(goal.dueDate()))
			.has("value", goal.baseline());
		registers.measured().stream().filter(one -> one.goalId().equals(goal.id())).forEach(one -> {
			String since = OcelLog.since(one.measuredAt());
			draft.has("value", one.afterValue(), since).has("met", one.met(), since);
		});
		draft.to(facts.businessKey(), "goal of").keep(id("goal", goal.id()), "goal");
	}

	private void problem(Problem problem) {
		Draft draft = new Draft().has("description", problem.description())
			.has("stage", problem.stage())
			.has("type", problem.type())
			.has("priority", problem.priority());
		registers.overrides().stream().filter(one -> one.problemId().equals(problem.id())).forEach(one -> {
			String since = OcelLog.since(one.decidedAt());
			draft.has("priority", one.overridePriority(), since).has("overrideReason", one.overrideReason(), since);
		});
		draft.to(facts.businessKey(), "problem of")
			.of("goal", problem.goalId(), "stands in the way of")
			.keep(id("problem", problem.id()), "problem");
	}

	private void cause(Cause cause) {
		String since = OcelLog.since(cause.foundAt());
		new Draft().has("rootCause", cause.rootCause(), since)
			.has("causeClass", cause.causeClass(), since)
			.has("lap", cause.lap(), since)
			.has("verified", cause.verified(), OcelLog.since(cause.verifiedAt()))
			.to(facts.businessKey(), "cause of")
			.of("problem", cause.problemId(), "cause of")
			.by(cause.author(), "found by")
			.by(cause.verifiedBy(), "verified by")
			.keep(id("cause", id(cause)), "cause");
	}

	private void action(Action action) {
		Draft draft = new Draft().has("measure", action.measure())
			.has("kind", action.kind())
			.has("department", action.department())
			.has("lap", action.lap())
			.has("dueDate", OcelLog.since(action.dueDate()))
			.has("state", "planned");
		if (action.droppedAt() != null) {
			draft.has("state", "dropped", OcelLog.since(action.droppedAt()));
		}
		else if (action.completedOn() != null) {
			draft.has("state", "done", OcelLog.since(action.completedOn()));
		}
		draft.to(facts.businessKey(), "action of")
			.of("problem", action.problemId(), "acts on")
			.by(action.responsible(), "responsible")
			.keep(id("action", action.id()), "action");
	}

	private void standard(Standard standard) {
		String since = OcelLog.since(standard.writtenAt());
		new Draft().has("title", standard.title(), since)
			.has("lap", standard.lap(), since)
			.has("version", standard.number(), OcelLog.since(standard.decidedAt()))
			.has("approved", standard.approved(), OcelLog.since(standard.decidedAt()))
			.to(facts.businessKey(), "standard of")
			.by(standard.writtenBy(), "written by")
			.by(standard.decidedBy(), "decided by")
			.keep(id("standard", standard.id()), "standard");
	}

	/** What an event is about; only what is in the log. */
	List<Related> about(LoggedEvent event) {
		Draft draft = new Draft().to(facts.businessKey(), "project")
			.by(event.person(), "person")
			.by(event.forWhom(), "for whom");
		if (event.subject() != null) {
			draft.of(event.process().equals("rootCauseAnalysis") ? "problem" : "action", event.subject(), "subject");
		}
		if (event.transition() == Transition.complete) {
			switch (event.taskKey()) {
				case "userTask_setGoals", "userTask_measureResults" -> each(draft, registers.goals(), "goal", Goal::id);
				case "userTask_classifyProblems", "userTask_confirmPriorities" ->
					each(draft, registers.problems(), "problem", Problem::id);
				case "userTask_planActions", "userTask_approvePlan" ->
					each(draft, registers.actions().stream().filter(one -> one.lap() == event.lap()).toList(), "action",
							Action::id);
				case "userTask_findRootCause" -> each(draft, causes(event, Cause::foundAt), "cause", OcelProject::id);
				case "userTask_verifyRootCause" ->
					each(draft, causes(event, Cause::verifiedAt), "cause", OcelProject::id);
				case "userTask_standardise" ->
					each(draft, standards(event, Standard::writtenAt), "standard", Standard::id);
				case "userTask_approveStandard" ->
					each(draft, standards(event, Standard::decidedAt), "standard", Standard::id);
				default -> {
				}
			}
		}
		return draft.related;
	}

	private <T> void each(Draft draft, List<T> rows, String type, Function<T, Object> id) {
		rows.forEach(row -> draft.of(type, id.apply(row), type));
	}

	private List<Cause> causes(LoggedEvent event, Function<Cause, LocalDateTime> at) {
		return registers.causes()
			.stream()
			.filter(cause -> cause.problemId().equals(event.subject()) && isWith(event, at.apply(cause)))
			.toList();
	}

	private List<Standard> standards(LoggedEvent event, Function<Standard, LocalDateTime> at) {
		return registers.standards().stream().filter(one -> isWith(event, at.apply(one))).toList();
	}

	private static boolean isWith(LoggedEvent event, LocalDateTime filed) {
		if (filed == null) {
			return false;
		}
		Instant at = EngineClock.moment(filed).toInstant();
		return Duration.between(at, event.time()).abs().compareTo(WITH) <= 0;
	}

}
