package io.serviceloop.modelling.check.flow;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

import io.serviceloop.modelling.check.flow.Diagram.Part;
import io.serviceloop.modelling.check.source.Findings;
import io.serviceloop.modelling.check.source.Models;
import io.serviceloop.modelling.check.source.Node;
import io.serviceloop.modelling.check.source.Vocabulary;

/**
 * Whether the processes of the application still keep what they promise: the seven steps,
 * the approval by another person, the verification by a second person, the way back for
 * missed goals, the recording of what was submitted and how it ended. A promise is a row
 * of {@link LoopPromises}, {@link CalledPromises} or {@link ChangePromises}; what stays
 * because the application has it at all is read from the vocabulary.
 */
public final class Promises {

	private static final List<Promise> ALL = Stream.of(LoopPromises.all(), CalledPromises.all(), ChangePromises.all())
		.flatMap(List::stream)
		.toList();

	/** What is done once for each element of a list; nothing else is. */
	private static final Set<String> EACH = Set.of("userTask_checkPlan", "userTask_collectData",
			"userTask_giveTeamFeedback");

	private static final String CALLER = "improvementLoop";

	/**
	 * What a process promises to the people who work by it, whatever an owner changes in
	 * it.
	 *
	 * @param process the id of the process that promises it
	 * @param requirement where the promise comes from
	 * @param sentence says what is lost: of it, {@code promise-sentence} is the text,
	 * with the arguments what it is about, what it is compared with, and the requirement
	 * @param about what it is about
	 * @param than what it is compared with; empty where with nothing
	 * @param check finds the elements at which it is broken
	 */
	record Promise(String process, String requirement, String sentence, String about, String than,
			Function<Diagram, Stream<Node>> check) {

		/** A promise that is compared with nothing. */
		static Promise of(String process, String requirement, String sentence, String about,
				Function<Diagram, Stream<Node>> check) {
			return new Promise(process, requirement, sentence, about, "", check);
		}

		/** Of a part, where it is lost. */
		static Promise of(String process, String requirement, String sentence, Diagram.Part part,
				Function<Diagram, Boolean> lost) {
			return of(process, requirement, sentence, part.what(), diagram -> lost(diagram, part, lost));
		}

		/** That one part comes before another, as far as something is known. */
		static Promise order(String process, String requirement, Map<String, Object> known, Diagram.Part first,
				Diagram.Part then) {
			return new Promise(process, requirement, "order", then.what(), first.what(),
					diagram -> diagram.find(first).isEmpty() ? Stream.empty()
							: diagram.among(diagram.from(known, first), then).map(Step::node));
		}

		/** Nothing where the part is not there, which is said elsewhere. */
		private static Stream<Node> lost(Diagram diagram, Diagram.Part part, Function<Diagram, Boolean> lost) {
			return diagram.find(part).stream().limit(1).filter(step -> lost.apply(diagram)).map(Step::node);
		}

	}

	private final Models models;

	private final Vocabulary words;

	private final Findings findings;

	private Promises(Models models, Vocabulary words, Findings findings) {
		this.models = models;
		this.words = words;
		this.findings = findings;
	}

	/**
	 * Finds what the processes of the application would no longer keep.
	 * @param models every process as it will be
	 */
	public static void check(Models models, Vocabulary words, Findings findings) {
		new Promises(models, words, findings).check();
	}

	private void check() {
		models.processes().forEach((id, process) -> {
			if (FlowCheck.isTooMuch(process)) {
				return;
			}
			Diagram diagram = new Diagram(process);
			if (words.isOwn(id)) {
				own(id, diagram);
			}
			messages(id, diagram);
			calls(id, diagram);
		});
	}

	private void own(String id, Diagram diagram) {
		if (!Bpmn.isTrue(diagram.process(), "isExecutable")) {
			findings.error(diagram.process(), "promise-executable");
		}
		Set<Step> reached = Reach.everywhere().from(diagram.scope());
		stays(diagram, reached,
				words.tasks()
					.entrySet()
					.stream()
					.filter(task -> task.getValue().process().equals(id))
					.map(task -> Part.task(task.getKey())));
		stays(diagram, reached, offered(words.delegates(), id).map(Part::delegate));
		stays(diagram, reached, offered(words.listeners(), id).map(Part::heard));
		diagram.scope()
			.all()
			.filter(step -> step.isForEach() && !EACH.contains(step.id()) && isOfTheApplication(step))
			.forEach(step -> findings.error(step.node(), "promise-once"));
		if (!diagram.ends(Map.of())) {
			findings.error(diagram.process(), "promise-end");
		}
		diagram.traps().forEach(step -> findings.error(step.node(), "promise-trap"));
		ALL.stream()
			.filter(promise -> promise.process().equals(id))
			.forEach(promise -> promise.check()
				.apply(diagram)
				.distinct()
				.forEach(at -> findings.error(at, "promise-" + promise.sentence(), promise.about(), promise.than(),
						promise.requirement())));
	}

	private boolean isOfTheApplication(Step step) {
		String bean = Bpmn.bean(step.node());
		return words.tasks().containsKey(step.id()) || bean != null && words.delegates().containsKey(bean);
	}

	private static Stream<String> offered(Map<String, Vocabulary.Offered> offered, String process) {
		return offered.entrySet()
			.stream()
			.filter(bean -> bean.getValue().processes().contains(process))
			.map(Map.Entry::getKey)
			.sorted();
	}

	private void stays(Diagram diagram, Set<Step> reached, Stream<Part> parts) {
		parts.filter(part -> !diagram.isAmong(reached, part))
			.sorted(java.util.Comparator.comparing(Part::what))
			.forEach(part -> findings.error(diagram.process(), "promise-missing", part.what()));
	}

	/** A message has one receiver, or the sender cannot know which is meant. */
	private void messages(String id, Diagram diagram) {
		new TreeMap<>(words.messages()).forEach((message, home) -> {
			List<Step> receivers = diagram.find(Part.message(message));
			if (id.equals(home) && receivers.isEmpty()) {
				findings.error(diagram.process(), "promise-message", message);
			}
			receivers.stream()
				.skip(id.equals(home) ? 1 : 0)
				.forEach(step -> findings.error(step.node(), "promise-messageTwice", message, home));
		});
	}

	/**
	 * What the application calls begins with what it hands over, and after its checks.
	 */
	private void calls(String id, Diagram diagram) {
		diagram.scope()
			.all()
			.filter(step -> step.is("callActivity"))
			.map(Step::node)
			.filter(call -> words.isOwn(Bpmn.called(call)))
			.filter(call -> !id.equals(CALLER) || words.starts().containsKey(Bpmn.called(call)))
			.forEach(call -> findings.error(call, "promise-called", Bpmn.called(call)));
	}

	/** That a process is called. */
	static Promise called(String process, String requirement, Part call) {
		return Promise.of(process, requirement, "missing", call.what(),
				diagram -> diagram.isAmong(diagram.from(Map.of()), call) ? Stream.empty()
						: Stream.of(diagram.process()));
	}

	/** Whether nobody but a person of a role in the process can do a task. */
	static boolean isFor(Step task, String assignee, Set<String> groups) {
		Node node = task.node();
		return Expression.of(Bpmn.camunda(node, "assignee")).says(assignee)
				&& Bpmn.camunda(node, "candidateUsers") == null
				&& groups.containsAll(Bpmn.list(Bpmn.camunda(node, "candidateGroups")));
	}

}
