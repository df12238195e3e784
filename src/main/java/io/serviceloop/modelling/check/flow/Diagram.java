package io.serviceloop.modelling.check.flow;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.serviceloop.modelling.check.source.Node;

/** A process as the promises see it: what they are about, and what can be reached. */
final class Diagram {

	/** Ways out of a project and out of an action before their end, by their messages. */
	private static final Set<String> EARLY = Set.of("projectClosed", "actionDropped");

	private final Scope scope;

	private final List<Step> steps;

	private final List<Step> early;

	Diagram(Node process) {
		this.scope = new Scope(process, null);
		this.steps = scope.all().toList();
		this.early = steps.stream()
			.filter(step -> step.is("startEvent") && step.scope().step() != null)
			.filter(step -> step.scope().step().isByEvent() && step.scope().step().scope() == scope)
			.filter(step -> Bpmn.message(step.node()) != null && EARLY.contains(Bpmn.message(step.node())))
			.toList();
	}

	/**
	 * Steps that a promise is about.
	 *
	 * @param what as its message names them
	 */
	record Part(String what, Predicate<Step> fits) {

		static Part task(String id) {
			return new Part(id, step -> step.is("userTask") && id.equals(step.id()));
		}

		static Part delegate(String bean) {
			return new Part(bean, step -> step.is("serviceTask") && bean.equals(Bpmn.bean(step.node())));
		}

		static Part call(String process) {
			return new Part(process, step -> step.is("callActivity") && process.equals(Bpmn.called(step.node())));
		}

		/** What a listener hears begin. */
		static Part heard(String bean) {
			return new Part(bean, step -> Bpmn.extensions(step.node(), "executionListener")
				.anyMatch(listener -> bean.equals(Bpmn.bean(listener)) && "start".equals(listener.attribute("event"))));
		}

		/** Where a message arrives. */
		static Part message(String name) {
			return new Part(name, step -> !step.isEnd() && !step.is("intermediateThrowEvent")
					&& name.equals(Bpmn.message(step.node())));
		}

		/** Whatever waits. */
		static Part waiting() {
			return new Part("", Step::waits);
		}

		/** Timers whose expression fits. */
		static Part timer(Predicate<Expression> time) {
			return new Part("timer",
					step -> Bpmn.kind(step.node()).equals("timer") && Bpmn.definition(step.node())
						.children()
						.stream()
						.anyMatch(text -> time.test(Expression.of(text.text()))));
		}

	}

	Node process() {
		return scope.node();
	}

	Scope scope() {
		return scope;
	}

	/** Whether it begins one of the ways out before the end. */
	boolean isEarly(Step step) {
		return early.contains(step);
	}

	/** Whether it belongs to one of them. */
	boolean isInEarly(Step step) {
		return early.stream().anyMatch(start -> start.scope() == step.scope());
	}

	List<Step> find(Part part) {
		return steps.stream().filter(part.fits()).toList();
	}

	List<Step> find(Collection<Part> parts) {
		return parts.stream().flatMap(part -> find(part).stream()).toList();
	}

	/** What is reached from the start when some parts are never completed. */
	Set<Step> from(Map<String, Object> known, Part... never) {
		return Reach.without(find(List.of(never)), known).from(scope);
	}

	/** What is reached after a part when others are never completed. */
	Set<Step> after(Part done, Map<String, Object> known, Part... never) {
		return Reach.without(find(List.of(never)), known).after(find(done));
	}

	/**
	 * Whether the process can come to its regular end when some parts are never
	 * completed.
	 */
	boolean ends(Map<String, Object> known, Part... never) {
		return regular(known, never).finishes(scope);
	}

	/** Whether what is around a part can end while others are never completed. */
	boolean endsAround(Part part, Map<String, Object> known, Part... never) {
		Reach reach = regular(known, never);
		return find(part).stream().map(Step::scope).anyMatch(reach::finishes);
	}

	/** The same, after a part. */
	boolean endsAfter(Part done, Map<String, Object> known, Part... never) {
		Reach reach = regular(known, never);
		return find(done).stream().anyMatch(reach::finishesAfter);
	}

	/** Where a choice, or an event, leads to what never ends regularly. */
	Stream<Step> traps() {
		return regular(Map.of()).traps(scope);
	}

	private Reach regular(Map<String, Object> known, Part... never) {
		return Reach.without(Stream.concat(early.stream(), find(Arrays.asList(never)).stream()).toList(), known);
	}

	/** Those of a part that are among others. */
	Stream<Step> among(Set<Step> reached, Part part) {
		return find(part).stream().filter(reached::contains);
	}

	/** Whether one of a part is among others. */
	boolean isAmong(Set<Step> reached, Part part) {
		return find(part).stream().anyMatch(reached::contains);
	}

	/** A part that several parts make up. */
	static Part all(Collection<Part> parts) {
		return new Part(parts.stream().map(Part::what).collect(Collectors.joining(", ")),
				step -> parts.stream().anyMatch(part -> part.fits().test(step)));
	}

	/** For each step of a part, what a check says of it. */
	Stream<Node> each(Part part, Function<Step, Boolean> broken) {
		return find(part).stream().filter(broken::apply).map(Step::node);
	}

}
