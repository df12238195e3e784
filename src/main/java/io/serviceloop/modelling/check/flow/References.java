package io.serviceloop.modelling.check.flow;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.serviceloop.modelling.check.source.Findings;
import io.serviceloop.modelling.check.source.Models;
import io.serviceloop.modelling.check.source.Node;
import io.serviceloop.modelling.check.source.Vocabulary;
import io.serviceloop.modelling.check.source.Vocabulary.Asked;
import io.serviceloop.modelling.check.source.Vocabulary.Offered;

/**
 * Whether everything that a process names is there: code, forms, decisions, processes,
 * people.
 */
final class References {

	private static final Set<String> CODE = Set.of("class", "delegateExpression", "expression", "type", "decisionRef");

	private final Scope process;

	private final String id;

	private final Models models;

	private final Vocabulary words;

	private final Findings findings;

	References(Scope process, Models models, Vocabulary words, Findings findings) {
		this.process = process;
		this.id = Bpmn.id(process.node());
		this.models = models;
		this.words = words;
		this.findings = findings;
	}

	void check() {
		process.node()
			.all()
			.filter(node -> node.is(Bpmn.CAMUNDA, "executionListener") || node.is(Bpmn.CAMUNDA, "taskListener"))
			.forEach(this::listener);
		process.all().map(Step::node).forEach(node -> {
			switch (node.name()) {
				case "serviceTask", "sendTask" -> code(node);
				case "businessRuleTask" -> decision(node);
				case "callActivity" -> call(node);
				case "userTask" -> {
					form(node, words.tasks().get(Bpmn.id(node)));
					people(node);
				}
				default -> {
					// Names nothing.
				}
			}
		});
		process.starts().forEach(start -> form(start.node(), words.starts().get(id)));
	}

	private void listener(Node listener) {
		String bean = Bpmn.bean(listener);
		if (bean == null) {
			return;
		}
		Node on = listener.parent().parent();
		Offered offered = offered(listener, words.listeners(), bean);
		if (offered != null && !offered.at().contains(on.name() + ":" + listener.attribute("event"))) {
			findings.error(listener, "code-place", bean, String.join(", ", offered.at()));
		}
	}

	private void code(Node task) {
		String bean = Bpmn.bean(task);
		if (bean != null) {
			offered(task, words.delegates(), bean);
		}
		else if (CODE.stream().allMatch(attribute -> Bpmn.camunda(task, attribute) == null)) {
			findings.error(task, "code-none");
		}
	}

	private Offered offered(Node at, Map<String, Offered> all, String bean) {
		Offered offered = all.get(bean);
		if (offered == null) {
			findings.error(at, "code", bean);
		}
		else if (!offered.processes().contains(id)) {
			findings.error(at, "code-elsewhere", bean, String.join(", ", offered.processes()));
		}
		return offered;
	}

	private void decision(Node task) {
		String decision = Bpmn.camunda(task, "decisionRef");
		if (decision == null) {
			code(task);
		}
		else if (!models.decisions().containsKey(decision)) {
			findings.error(task, "decision", decision);
		}
		binding(task, "decisionRefBinding");
	}

	private void call(Node call) {
		String called = Bpmn.called(call);
		Node target = models.processes().get(called);
		if (target == null || !Bpmn.isTrue(target, "isExecutable")) {
			findings.error(call, "called", called);
		}
		binding(call, "calledElementBinding");
	}

	private void binding(Node node, String attribute) {
		String binding = Bpmn.camunda(node, attribute);
		if (binding != null && !binding.equals("latest")) {
			findings.error(node, "binding", binding);
		}
	}

	private void form(Node node, Asked asked) {
		String reference = Bpmn.camunda(node, "formRef");
		String key = Bpmn.camunda(node, "formKey");
		binding(node, "formRefBinding");
		if (asked != null && !asked.process().equals(id)) {
			findings.error(node, "form-elsewhere", Bpmn.id(node));
		}
		else if (asked != null) {
			boolean file = models.forms().containsKey(asked.stem()) && !isPage(asked.stem());
			boolean isOwn = file ? key == null && asked.stem().equals(reference)
					: reference == null && embedded(asked.stem()).equals(key);
			if (!isOwn) {
				findings.error(node, "form-own", asked.stem(), file ? asked.stem() : embedded(asked.stem()));
			}
		}
		else if (node.name().equals("startEvent") && words.isOwn(id) && (key != null || reference != null)) {
			findings.error(node, "form-called");
		}
		else if (key != null) {
			findings.error(node, "form-foreign", key);
		}
		else if (reference != null && !models.forms().containsKey(reference)) {
			findings.error(node, "form", reference);
		}
		else if (reference != null && isOfTheApplication(reference)) {
			findings.error(node, "form-elsewhere", reference);
		}
	}

	/**
	 * Whether the application serves the form as a page. A database may still have it as
	 * a file, from an earlier release, for the tasks of that time.
	 */
	private static boolean isPage(String stem) {
		return References.class.getResource("/forms/" + stem + ".html") != null;
	}

	private static String embedded(String stem) {
		return "embedded:/forms/" + stem + ".html";
	}

	private boolean isOfTheApplication(String form) {
		return Stream.concat(words.tasks().values().stream(), words.starts().values().stream())
			.anyMatch(asked -> asked.stem().equals(form));
	}

	private void people(Node task) {
		String assignee = Bpmn.camunda(task, "assignee");
		String users = Bpmn.camunda(task, "candidateUsers");
		String groups = Bpmn.camunda(task, "candidateGroups");
		boolean performed = task.children()
			.stream()
			.filter(child -> child.name().equals("humanPerformer") || child.name().equals("potentialOwner"))
			.flatMap(Node::all)
			.anyMatch(node -> !node.text().isEmpty());
		boolean assigned = assignee != null && !Expression.of(assignee).isNull();
		if (!assigned && Bpmn.list(users).isEmpty() && Bpmn.list(groups).isEmpty() && !performed) {
			findings.error(task, "nobody");
		}
		if (assigned && !task.attribute(Bpmn.CAMUNDA, "assignee").equals(assignee)
				|| assigned && !Expression.of(assignee).isLiteral() && !Expression.of(assignee).isOne()) {
			findings.error(task, "nobody-blank", assignee);
		}
		if (groups != null && !groups.contains("{")) {
			Bpmn.list(groups)
				.stream()
				.filter(group -> !words.groups().contains(group))
				.forEach(group -> findings.error(task, "nobody-group", group,
						String.join(", ", words.groups().stream().sorted().toList())));
		}
	}

}
