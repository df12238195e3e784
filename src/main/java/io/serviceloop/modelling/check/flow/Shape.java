package io.serviceloop.modelling.check.flow;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.serviceloop.modelling.check.flow.Step.Way;
import io.serviceloop.modelling.check.source.Findings;
import io.serviceloop.modelling.check.source.Node;

/** Whether the boxes and arrows of a process make a diagram that can be walked. */
final class Shape {

	private static final Set<String> CHOOSING = Set.of("exclusiveGateway", "inclusiveGateway");

	private static final Set<String> BEGINNING_BY_ITSELF = Set.of("", "timer");

	private final Scope process;

	private final boolean own;

	private final Findings findings;

	/**
	 * @param own whether the process is one of the application
	 */
	Shape(Scope process, boolean own, Findings findings) {
		this.process = process;
		this.own = own;
		this.findings = findings;
	}

	void check() {
		starts(process);
		loose(process);
		process.all().forEach(this::step);
		unreached();
		joins();
	}

	private void starts(Scope scope) {
		List<Step> starts = scope.starts();
		Node at = scope.node();
		if (starts.isEmpty()) {
			findings.error(at, "start-none");
		}
		if (scope.step() == null) {
			starts.stream()
				.filter(start -> BEGINNING_BY_ITSELF.contains(Bpmn.kind(start.node())))
				.skip(1)
				.forEach(start -> findings.error(start.node(), "start-several"));
			starts.stream()
				.filter(start -> own && !Bpmn.kind(start.node()).isEmpty())
				.forEach(start -> findings.error(start.node(), "start-own"));
			return;
		}
		starts.stream().skip(1).forEach(start -> findings.error(start.node(), "start-several"));
		starts.stream()
			.filter(start -> Bpmn.kind(start.node()).isEmpty() == scope.step().isByEvent())
			.forEach(
					start -> findings.error(start.node(), scope.step().isByEvent() ? "start-noEvent" : "start-inside"));
	}

	/** Whether several arrows are followed at once where the diagram does not show it. */
	private static boolean forks(Step step) {
		boolean twice = step.out().stream().map(Way::target).distinct().count() < step.out().size();
		boolean gateway = step.node().name().endsWith("Gateway");
		return gateway ? step.is("parallelGateway") && twice
				: step.out().stream().filter(way -> way.condition() == null && !way.isDefault()).count() > 1;
	}

	private void loose(Scope scope) {
		scope.loose().forEach(flow -> findings.error(flow, "flow"));
	}

	private void step(Step step) {
		if (step.inner() != null) {
			starts(step.inner());
			loose(step.inner());
		}
		if (forks(step)) {
			findings.error(step.node(), "flow-fork");
		}
		if (step.is("boundaryEvent") && (step.host() == null || step.host().isByEvent())) {
			findings.error(step.node(), "boundary");
		}
		if ((step.is("boundaryEvent") || step.is("intermediateCatchEvent")) && Bpmn.definition(step.node()) == null) {
			findings.error(step.node(), "event");
		}
		if (!step.isEnd() && !step.is("intermediateThrowEvent") && Bpmn.kind(step.node()).equals("message")
				&& Bpmn.stripped(Bpmn.message(step.node())) == null) {
			findings.error(step.node(), "event-message");
		}
		if (!step.in().isEmpty() && (step.is("startEvent") || step.is("boundaryEvent"))
				|| !step.out().isEmpty() && step.isEnd()
				|| step.isByEvent() && !(step.in().isEmpty() && step.out().isEmpty())) {
			findings.error(step.node(), "flow-direction");
		}
		if (step.out().isEmpty() && !step.isEnd() && !step.isCompensation() && !step.isSealed()
				&& step.scope().linked(step).isEmpty()) {
			findings.error(step.node(), "noEnd");
		}
		if (step.is("eventBasedGateway") && (step.out().size() < 2 || step.out()
			.stream()
			.anyMatch(way -> !way.target().is("intermediateCatchEvent") || way.target().in().size() > 1))) {
			findings.error(step.node(), "gateway-events");
		}
		choice(step);
	}

	private void choice(Step step) {
		List<Way> ways = step.out();
		boolean chooses = CHOOSING.contains(step.node().name());
		boolean hasDefault = ways.stream().anyMatch(Way::isDefault);
		if (Bpmn.stripped(step.node().attribute("default")) != null && !hasDefault) {
			findings.error(step.node(), "gateway-default", step.node().attribute("default"));
		}
		else if (!hasDefault && !step.ignoresConditions() && (chooses ? ways.size() > 1
				: !ways.isEmpty() && ways.stream().allMatch(way -> way.condition() != null))) {
			findings.error(step.node(), "gateway-noDefault");
		}
		for (Way way : ways) {
			if (chooses && ways.size() > 1 && way.condition() == null && !way.isDefault()) {
				findings.error(way.node(), "gateway-noCondition");
			}
			if (way.condition() != null && way.isDefault()) {
				findings.error(way.node(), "gateway-defaultCondition");
			}
			else if (way.condition() != null && step.is("exclusiveGateway") && ways.size() == 1) {
				findings.error(way.node(), "gateway-single");
			}
			if (way.condition() != null && step.ignoresConditions()) {
				findings.warning(way.node(), "gateway-ignored");
			}
		}
	}

	/** Where nobody comes to, without all that only this leads to. */
	private void unreached() {
		Set<Step> reached = Reach.everywhere().anyhow(process);
		List<Step> others = process.all()
			.filter(step -> !reached.contains(step) && !step.isCompensation())
			.filter(step -> step.scope().step() == null || reached.contains(step.scope().step()))
			.filter(step -> !step.is("boundaryEvent") || step.host() != null && reached.contains(step.host()))
			.toList();
		List<Step> first = others.stream()
			.filter(step -> step.in().stream().allMatch(way -> reached.contains(way.source())))
			.toList();
		(first.isEmpty() ? others.stream().limit(1) : first.stream())
			.forEach(step -> findings.error(step.node(), "unreached"));
	}

	private void joins() {
		List<Step> joins = process.all().filter(Step::isJoin).toList();
		Reach anyhow = Reach.everywhere();
		Reach apart = Reach.without(joins, Map.of());
		Set<Step> told = new HashSet<>();
		joins.stream()
			.filter(join -> anyhow.awaited(join, process).size() < join.in().size())
			.filter(told::add)
			.forEach(join -> findings.warning(join.node(), "join"));
		process.all()
			.filter(choice -> choice.out().size() > 1
					&& (choice.is("exclusiveGateway") || choice.is("eventBasedGateway")))
			.forEach(choice -> {
				List<Map<Step, Set<Way>>> arrivals = choice.out().stream().map(apart::arrivals).toList();
				joins.stream()
					.filter(join -> isDivided(join, arrivals))
					.filter(told::add)
					.forEach(join -> findings.warning(join.node(), "join-choice", Bpmn.shown(choice.node())));
			});
	}

	/** Whether each way of a choice brings something to a join, and none brings all. */
	private static boolean isDivided(Step join, List<Map<Step, Set<Way>>> arrivals) {
		List<Set<Way>> coming = arrivals.stream()
			.map(all -> all.getOrDefault(join, Set.of()))
			.filter(ways -> !ways.isEmpty())
			.toList();
		Set<Way> all = coming.stream().flatMap(Set::stream).collect(Collectors.toSet());
		return all.size() > 1 && coming.stream().noneMatch(ways -> ways.containsAll(all));
	}

}
