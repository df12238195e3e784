package io.serviceloop.modelling.check;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.serviceloop.modelling.check.source.Findings;
import io.serviceloop.modelling.check.source.Node;
import io.serviceloop.modelling.check.source.Vocabulary;

/**
 * Whether work that waits at an element has done, in its own version, what the other
 * version would have asked of it before that element: otherwise it would skip a step by
 * being moved over.
 */
final class Moves {

	private final Map<String, Node> elements = new HashMap<>();

	private final Map<String, Set<String>> next = new HashMap<>();

	private final Set<String> starts = new HashSet<>();

	private Moves(Node process) {
		process.all().filter(node -> node.attribute("id") != null).forEach(this::element);
	}

	/**
	 * Finds the elements of which the new version promises more than the old one.
	 * @param ids of the elements at which work may wait
	 */
	static void check(Node from, Node onto, Collection<String> ids, Vocabulary words, Findings findings) {
		Moves before = new Moves(from);
		Moves after = new Moves(onto);
		for (String id : ids) {
			// No way leads into what an event begins: it skips nothing.
			if (after.elements.containsKey(id) && after.comes(id, "")) {
				Set<String> skipped = after.passed(id, words);
				skipped.removeAll(before.passed(id, words));
				if (!skipped.isEmpty()) {
					findings.error(after.elements.get(id), "promise-movedPast", String.join(", ", skipped));
				}
			}
		}
	}

	private void element(Node node) {
		String id = node.attribute("id");
		elements.put(id, node);
		switch (node.name()) {
			case "sequenceFlow" -> way(node.attribute("sourceRef"), node.attribute("targetRef"));
			case "boundaryEvent" -> way(node.attribute("attachedToRef"), id);
			case "startEvent" -> {
				if (node.parent().name().equals("process")
						|| "true".equals(node.parent().attribute("triggeredByEvent"))) {
					starts.add(id);
				}
				else {
					way(node.parent().attribute("id"), id);
				}
			}
			default -> {
				// Nothing leads from it by itself.
			}
		}
	}

	private void way(String from, String to) {
		next.computeIfAbsent(String.valueOf(from), any -> new HashSet<>()).add(String.valueOf(to));
	}

	/** The steps of the application without which nobody comes to an element. */
	private Set<String> passed(String id, Vocabulary words) {
		return elements.values()
			.stream()
			.filter(node -> isStep(node, words) && !node.attribute("id").equals(id))
			.filter(node -> !comes(id, node.attribute("id")))
			.map(Moves::name)
			.collect(Collectors.toCollection(java.util.TreeSet::new));
	}

	private static boolean isStep(Node node, Vocabulary words) {
		return words.tasks().containsKey(node.attribute("id"))
				|| node.attribute(Node.CAMUNDA, "delegateExpression") != null || node.name().equals("callActivity");
	}

	/** The same in both versions, whatever its id. */
	private static String name(Node step) {
		String delegate = step.attribute(Node.CAMUNDA, "delegateExpression");
		return (delegate != null) ? delegate
				: (step.attribute("calledElement") != null) ? step.attribute("calledElement") : step.attribute("id");
	}

	/** Whether there is a way to an element that does without a step. */
	private boolean comes(String id, String without) {
		Set<String> reached = new HashSet<>(starts);
		Deque<String> open = new ArrayDeque<>(starts);
		while (!open.isEmpty()) {
			String here = open.pop();
			if (here.equals(id)) {
				return true;
			}
			if (!here.equals(without)) {
				next.getOrDefault(here, Set.of()).stream().filter(reached::add).forEach(open::push);
			}
		}
		return false;
	}

}
