package io.serviceloop.modelling.check.flow;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.serviceloop.modelling.check.flow.Diagram.Part;
import io.serviceloop.modelling.check.flow.Promises.Promise;
import io.serviceloop.modelling.check.source.Node;

/** What the processes that the loop calls promise, and how they are called. */
final class CalledPromises {

	private static final String ANALYSIS = "rootCauseAnalysis";

	private static final String ACTION = "actionImplementation";

	private static final Map<String, Object> ANYHOW = Map.of();

	private static final Part FIND = Part.task("userTask_findRootCause");

	private static final Part VERIFY = Part.task("userTask_verifyRootCause");

	private static final Part TRAIN = Part.task("userTask_trainStaff");

	private static final Part PILOT = Part.task("userTask_runPilot");

	private static final Part IMPLEMENT = Part.task("userTask_implementAction");

	private static final Part DECIDE = Part.task("userTask_decidePilot");

	private static final Part FIRST_DAY = Part.timer(time -> time.says("${followUp.startAt(actionFirstDay)}"));

	/** A manager lets the action go on without those who have not passed. */
	private static final Part WITHOUT = Part.message("continueWithout");

	private static final Map<String, Object> ROLL_OUT = Map.of("pilotDecision", "rollOut");

	private static final List<Part> WORK = List.of(TRAIN, PILOT, IMPLEMENT);

	private static final Part CHANGED = Part.message("actionChanged");

	private static final Part DROPPED = Part.message("actionDropped");

	private static final Part BEGUN = Part.heard("startActionListener");

	private static final List<Part> WATCH = List.of(Part.delegate("remindResponsibleDelegate"),
			Part.delegate("escalateToLeadDelegate"), Part.delegate("escalateToManagersDelegate"));

	private CalledPromises() {
	}

	static List<Promise> all() {
		return Stream.of(verification(), action(), training(), pilot(), watch()).flatMap(rows -> rows).toList();
	}

	private static Stream<Promise> verification() {
		Map<String, Object> no = Map.of("causeVerified", false);
		return Stream.of(Promise.of(ANALYSIS, "A25", "skipped", FIND, diagram -> diagram.ends(ANYHOW, FIND)),
				Promise.of(ANALYSIS, "A27", "skipped", VERIFY, diagram -> diagram.ends(ANYHOW, VERIFY)),
				Promise.order(ANALYSIS, "A27", ANYHOW, FIND, VERIFY),
				Promise.of(ANALYSIS, "A27", "verification", VERIFY,
						diagram -> diagram.endsAfter(VERIFY, no, VERIFY) || diagram.endsAfter(FIND, ANYHOW, VERIFY)
								|| !diagram.isAmong(diagram.after(VERIFY, no, VERIFY), FIND)),
				Promise.of(ANALYSIS, "A27", "verifier", "",
						diagram -> diagram.each(VERIFY, task -> Bpmn.camunda(task.node(), "assignee") != null
								|| Bpmn.camunda(task.node(), "candidateUsers") != null || task.isForEach())));
	}

	private static Stream<Promise> action() {
		// Only what was stopped after its pilot ends without having been carried out.
		return Stream.of(Promise.of(ACTION, "A32", "skipped", IMPLEMENT, diagram -> diagram.ends(ROLL_OUT, IMPLEMENT)),
				Promise.of(ACTION, "A32", "end", "",
						diagram -> diagram.ends(ROLL_OUT) ? Stream.empty() : Stream.of(diagram.process())),
				first(TRAIN, "A34", "trainingRequired"), first(PILOT, "E48", "pilotPlanned"),
				Promise.of(ACTION, "A32", "early", "", diagram -> Stream.of(FIRST_DAY)
					.flatMap(day -> diagram.among(diagram.from(Map.of("startsLater", true), day), Diagram.all(WORK)))
					.map(Step::node)),
				Promise.of(ACTION, "A32", "begun", BEGUN.what(),
						diagram -> diagram.scope()
							.starts()
							.stream()
							.filter(start -> !BEGUN.fits().test(start))
							.map(Step::node)));
	}

	/** What comes before the action itself where it is planned. */
	private static Promise first(Part part, String requirement, String planned) {
		return Promise.of(ACTION, requirement, "first", part,
				diagram -> diagram.isAmong(diagram.from(Map.of(planned, true), part, WITHOUT), IMPLEMENT)
						|| !diagram.endsAfter(part, Map.of(planned, true), part, WITHOUT));
	}

	/** Who has not passed is trained again, until a manager says otherwise. */
	private static Stream<Promise> training() {
		Map<String, Object> failed = Map.of("trainingPassed", false);
		return Stream.of(
				Promise.of(ACTION, "E51", "trained", TRAIN,
						diagram -> diagram.isAmong(diagram.after(TRAIN, failed, TRAIN, WITHOUT), IMPLEMENT)
								|| diagram.endsAfter(TRAIN, failed, TRAIN, WITHOUT)
								|| !diagram.isAmong(diagram.after(TRAIN, failed, TRAIN, WITHOUT), TRAIN)),
				Promise.of(ACTION, "E51", "without", WITHOUT, diagram -> !diagram.find(WITHOUT).get(0).interrupts()
						|| !diagram.isAmong(diagram.after(WITHOUT, ANYHOW, TRAIN), IMPLEMENT)));
	}

	/** Somebody else decides what comes of a pilot, and that is followed. */
	private static Stream<Promise> pilot() {
		Map<String, Object> stop = Map.of("pilotDecision", "stop");
		Map<String, Object> adjust = Map.of("pilotDecision", "adjust");
		return Stream.of(
				Promise.of(ACTION, "E52", "pilotDecided", DECIDE,
						diagram -> diagram.isAmong(diagram.after(PILOT, ANYHOW, DECIDE), IMPLEMENT)
								|| diagram.endsAfter(PILOT, ANYHOW, DECIDE)
								|| diagram.isAmong(diagram.after(DECIDE, stop, DECIDE), Diagram.all(WORK))
								|| !diagram.endsAfter(DECIDE, stop, DECIDE) || diagram.endsAfter(DECIDE, adjust, DECIDE)
								|| diagram.isAmong(diagram.after(DECIDE, adjust, DECIDE), IMPLEMENT)
								|| !diagram.isAmong(diagram.after(DECIDE, adjust, DECIDE), PILOT)
								|| !diagram.isAmong(diagram.after(DECIDE, ROLL_OUT, DECIDE), IMPLEMENT)),
				Promise.of(ACTION, "E49", "approver", "${pilotDecider}",
						diagram -> diagram.each(DECIDE, task -> !Promises.isFor(task, "${pilotDecider}", Set.of()))));
	}

	private static Stream<Promise> watch() {
		Stream<Promise> watched = IntStream.range(0, WATCH.size()).mapToObj(i -> {
			Part part = WATCH.get(i);
			return Promise.of(ACTION, "A33", "watch", part, diagram -> {
				boolean atOnce = diagram.isAmong(diagram.from(ANYHOW, Part.waiting()), part)
						|| i > 0 && diagram.isAmong(diagram.after(WATCH.get(i - 1), ANYHOW, Part.waiting()), part);
				return atOnce || !diagram.isAmong(diagram.from(ANYHOW, TRAIN, PILOT, IMPLEMENT), part);
			});
		});
		return Stream.concat(watched, Stream.of(
				Promise.of(ACTION, "A35", "changed", CHANGED,
						diagram -> !diagram.isAmong(diagram.from(ANYHOW, TRAIN, PILOT, IMPLEMENT), CHANGED)
								|| !diagram.find(CHANGED).get(0).interrupts()
								|| diagram.isAmong(diagram.after(CHANGED, ANYHOW), Diagram.all(WORK))
								|| !diagram.find(WATCH)
									.stream()
									.allMatch(diagram.after(CHANGED, ANYHOW, TRAIN, PILOT, IMPLEMENT)::contains)),
				Promise.of(ACTION, "A35", "dropped", DROPPED.what(),
						diagram -> diagram.each(DROPPED, step -> !diagram.isEarly(step) || !step.interrupts()))));
	}

	/** Whether something is done for each element of a list, and for all of them. */
	static boolean isForEach(Step step, String collection, String element) {
		Node each = Bpmn.each(step.node());
		return each != null && Expression.of(Bpmn.camunda(each, "collection")).says(collection)
				&& element.equals(Bpmn.camunda(each, "elementVariable")) && each.child("completionCondition") == null
				&& each.child("loopCardinality") == null && each.child("loopDataInputRef") == null;
	}

	/** Whether each of several answers at once stays with its own task. */
	static boolean isApart(Step step, Set<String> names) {
		Set<String> own = Bpmn.parameters(step.node(), "inputParameter")
			.filter(parameter -> parameter.children().isEmpty() && Expression.of(parameter.text()).isNull())
			.map(parameter -> parameter.attribute("name"))
			.collect(Collectors.toSet());
		return own.containsAll(names);
	}

	/**
	 * Whether a call hands over what the called process works with.
	 * @param same what has the same name there
	 * @param empty what has to be empty there
	 */
	static boolean handsOver(Step call, Set<String> same, Set<String> empty) {
		List<Node> in = Bpmn.extensions(call.node(), "in").toList();
		return in.stream()
			.map(mapping -> mapping.attribute("businessKey"))
			.anyMatch(key -> key != null && Expression.of(key).says("${execution.processBusinessKey}"))
				&& same.stream().allMatch(name -> comes(in, name, "${" + name + "}", name))
				&& empty.stream().allMatch(name -> comes(in, name, "${null}", null));
	}

	/** Whether nothing else comes under a name. */
	private static boolean comes(List<Node> in, String target, String expression, String source) {
		List<Node> named = in.stream().filter(mapping -> target.equals(mapping.attribute("target"))).toList();
		return !named.isEmpty() && named.stream()
			.allMatch(mapping -> mapping.attribute("source") != null && mapping.attribute("source").equals(source)
					|| mapping.attribute("sourceExpression") != null
							&& Expression.of(mapping.attribute("sourceExpression")).says(expression));
	}

}
