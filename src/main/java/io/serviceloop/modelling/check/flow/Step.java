package io.serviceloop.modelling.check.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.serviceloop.modelling.check.source.Node;

/** A box, a circle or a diamond of a diagram: what a token stands on. */
final class Step {

	private static final Set<String> WAITING = Set.of("timer", "message", "signal", "conditional");

	private final Node node;

	private final Scope scope;

	private final Scope inner;

	private final boolean byEvent;

	private final List<Way> in = new ArrayList<>();

	private final List<Way> out = new ArrayList<>();

	private final List<Step> boundary = new ArrayList<>();

	private List<Step> raisers;

	private Step host;

	Step(Node node, Scope scope) {
		this.node = node;
		this.scope = scope;
		this.inner = Bpmn.isScope(node) ? new Scope(node, this) : null;
		this.byEvent = inner != null && Bpmn.isTrue(node, "triggeredByEvent");
	}

	Node node() {
		return node;
	}

	/** Empty where it has none. */
	String id() {
		return Bpmn.id(node);
	}

	/** What it stands in. */
	Scope scope() {
		return scope;
	}

	/** What stands in it; null where it is no sub-process. */
	Scope inner() {
		return inner;
	}

	List<Way> in() {
		return in;
	}

	/** Itself and everything in it. */
	Stream<Step> within() {
		return Stream.concat(Stream.of(this), (inner == null) ? Stream.empty() : inner.all());
	}

	/** In the order in which the engine tries them. */
	List<Way> out() {
		return out;
	}

	/** The events at its border. */
	List<Step> boundary() {
		return boundary;
	}

	/** The activity at whose border it stands; null where it does not. */
	Step host() {
		return host;
	}

	void standAt(Step activity) {
		host = activity;
		activity.boundary.add(this);
	}

	boolean is(String name) {
		return node.name().equals(name);
	}

	/** Whether it is a sub-process that an event starts, beside the flow. */
	boolean isByEvent() {
		return byEvent;
	}

	/** Whether an event ends what it stands at, or the scope around it. */
	boolean interrupts() {
		String attribute = is("startEvent") ? "isInterrupting" : "cancelActivity";
		return !"false".equals(Bpmn.stripped(node.attribute(attribute)));
	}

	/** Whether nothing comes out of it but by an event. */
	boolean isSealed() {
		return isByEvent() || inner != null && inner.steps()
			.stream()
			.allMatch(inside -> !inside.out.isEmpty() || inside.isThrown() || inside.isByEvent());
	}

	boolean isEnd() {
		return is("endEvent");
	}

	boolean isTerminating() {
		return isEnd() && Bpmn.kind(node).equals("terminate");
	}

	/**
	 * Whether it ends with an error, or escalates to what interrupts, so that only an
	 * event at the border goes on.
	 */
	boolean isThrown() {
		return isEnd() && (Set.of("error", "cancel").contains(Bpmn.kind(node)) || interruptsAround());
	}

	private boolean interruptsAround() {
		return Stream.iterate(scope.step(), Objects::nonNull, around -> around.scope.step())
			.flatMap(around -> around.boundary.stream())
			.anyMatch(event -> event.interrupts() && event.raisers().contains(this));
	}

	/**
	 * The steps inside of what an event stands at that escalate to it: without one of
	 * them nobody comes to it. Empty where it is about something else, or where what is
	 * called may escalate.
	 */
	List<Step> raisers() {
		if (raisers == null) {
			raisers = (host == null || host.inner == null) ? List.of()
					: host.inner.all()
						.filter(inside -> !inside.is("boundaryEvent") && escalation(inside) != null
								&& escalation(inside).equals(escalation(this)))
						.toList();
		}
		return raisers;
	}

	/** What an event escalates, or waits for; null where it is about anything else. */
	private static String escalation(Step event) {
		Node definition = Bpmn.definition(event.node);
		return (definition == null) ? null : Bpmn.stripped(definition.attribute("escalationRef"));
	}

	/** Whether it undoes something, and is not on the way. */
	boolean isCompensation() {
		return Bpmn.isTrue(node, "isForCompensation") || is("boundaryEvent") && Bpmn.kind(node).equals("compensate");
	}

	/** Whether all its ways out are taken at once. */
	boolean isFork() {
		return out.size() > 1 && (is("parallelGateway") || !node.name().endsWith("Gateway")
				&& out.stream().allMatch(way -> way.condition() == null && !way.isDefault()));
	}

	/** Whether it goes on when something came on every way in. */
	boolean isJoin() {
		return is("parallelGateway") && in.size() > 1;
	}

	/** Whether it waits for whatever is still under way to it. */
	boolean awaitsOthers() {
		return isJoin() || is("inclusiveGateway") && in.size() > 1;
	}

	/** Whether its ways out are taken whatever their conditions say. */
	boolean ignoresConditions() {
		return is("parallelGateway") || is("eventBasedGateway");
	}

	/** Whether it can run no time at all: for each element of a list. */
	boolean isForEach() {
		return Bpmn.each(node) != null;
	}

	/** Whether a token rests on it until somebody or something comes. */
	boolean waits() {
		return (is("userTask") || is("receiveTask")) && !isForEach() || is("eventBasedGateway")
				|| (is("intermediateCatchEvent") || is("boundaryEvent") || is("startEvent"))
						&& WAITING.contains(Bpmn.kind(node));
	}

	/**
	 * A sequence flow between two steps of one scope.
	 *
	 * @param condition null where it has none
	 */
	record Way(Node node, Step source, Step target, Expression condition) {

		/** Whether it is taken where no other can be. */
		boolean isDefault() {
			String id = Bpmn.stripped(source.node().attribute("default"));
			return id != null && id.equals(node.attribute("id"));
		}

		@Override
		public boolean equals(Object other) {
			return this == other;
		}

		@Override
		public int hashCode() {
			return System.identityHashCode(this);
		}

	}

	@Override
	public String toString() {
		return node.toString();
	}

}
