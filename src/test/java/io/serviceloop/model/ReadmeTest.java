package io.serviceloop.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The documents say what is there. */
class ReadmeTest {

	private static final Map<String, String> DECISIONS = Map.of("serviceTask_scoreProblems",
			"`problemScreening`, `problemPriority`, `loopRules`", "serviceTask_evaluateGoals", "`loopRules`");

	private static final Pattern LINK = Pattern.compile("]\\(((?!http)[^)#]+)");

	@Test
	void theTableNamesEveryTaskWithItsFormItsCodeAndItsDecision() throws IOException {
		Set<String> rows = Files.readAllLines(Path.of("README.md"))
			.stream()
			.filter(line -> line.matches("\\| \\w+ \\| `(userTask|serviceTask|startEvent)_.*"))
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(rows).containsExactlyInAnyOrderElementsOf(fromModels());
	}

	@Test
	void everyFileAndClassOfTheTableExists() throws IOException {
		Set<String> code;
		try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
			code = sources.map(file -> file.getFileName().toString().replace(".java", "")).collect(Collectors.toSet());
		}
		for (String row : fromModels()) {
			String[] cells = row.split("\\|", -1);
			String form = cells[3].strip().replace("`", "");
			assertThat(form.isEmpty() || Files.exists(Path.of("forms", form))).as(form).isTrue();
			assertThat(code).contains(cells[4].strip().replace("`", ""));
		}
	}

	@Test
	void everyDecisionHasItsStatusAndItsDateAndStandsInTheList() throws IOException {
		String list = Files.readString(Path.of("docs", "adr", "README.md"));
		try (Stream<Path> decisions = Files.list(Path.of("docs", "adr"))) {
			for (Path decision : decisions.filter(file -> file.getFileName().toString().matches("\\d.*")).toList()) {
				assertThat(Files.readAllLines(decision).get(2)).as(decision.toString())
					.matches("(Accepted|Superseded by \\[\\d+]\\(\\d{4}-[\\w-]+\\.md\\)), \\d{4}-\\d{2}-\\d{2}\\.");
				assertThat(list).contains("(" + decision.getFileName() + ")");
			}
		}
	}

	@Test
	void everyFileThatTheDocumentsLinkToIsThere() throws IOException {
		try (Stream<Path> files = Stream.concat(Stream.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")),
				Files.walk(Path.of("docs")).filter(file -> file.toString().endsWith(".md")))) {
			for (Path file : files.toList()) {
				LINK.matcher(Files.readString(file))
					.results()
					.map(link -> file.resolveSibling(link.group(1)))
					.forEach(to -> assertThat(to).as(file.toString()).exists());
			}
		}
	}

	private static Set<String> fromModels() throws IOException {
		Set<String> rows = new TreeSet<>();
		try (Stream<Path> files = Files.list(Path.of("bpmn"))) {
			for (Path file : files.filter(path -> path.toString().endsWith(".bpmn")).toList()) {
				BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
				String process = model.getModelElementsByType(Process.class).iterator().next().getId();
				model.getModelElementsByType(StartEvent.class)
					.stream()
					.filter(start -> start.getCamundaFormKey() != null)
					.forEach(start -> rows
						.add(row(process, start.getId(), form(start.getCamundaFormKey(), null), start(start))));
				model.getModelElementsByType(UserTask.class)
					.forEach(task -> rows
						.add(row(process, task.getId(), form(task.getCamundaFormKey(), task.getCamundaFormRef()),
								className(task.getId(), "Task"))));
				model.getModelElementsByType(ServiceTask.class)
					.forEach(task -> rows.add(row(process, task.getId(), "", className(task.getId(), "Delegate"))));
			}
		}
		return rows;
	}

	private static String row(String process, String id, String form, String code) {
		String decision = DECISIONS.getOrDefault(id, "");
		return "| " + process + " | `" + id + "` |" + cell(form.isEmpty() ? "" : "`" + form + "`") + "| `" + code
				+ "` |" + cell(decision) + "|";
	}

	private static String cell(String text) {
		return text.isEmpty() ? " " : " " + text + " ";
	}

	private static String form(String formKey, String formRef) {
		return (formRef != null) ? formRef + ".form" : formKey.replace("embedded:/forms/", "");
	}

	private static String className(String id, String suffix) {
		String stem = id.substring(id.indexOf('_') + 1);
		return Character.toUpperCase(stem.charAt(0)) + stem.substring(1) + suffix;
	}

	private static String start(StartEvent start) {
		String stem = form(start.getCamundaFormKey(), null).replace(".html", "");
		return className("startEvent_" + stem, "Start");
	}

}
