package io.serviceloop.modelling;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Output;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What process owners are offered in Modeler fits what the application runs, and offers
 * all of it.
 */
class ElementTemplatesTest {

	private static final Set<String> MEMBERS = Set.of("name", "id", "version", "description", "appliesTo",
			"entriesVisible", "groups", "properties", "metadata");

	/** What a template may set: nothing by which a model runs code of its own. */
	private static final Set<String> PROPERTIES = Set.of("name", "calledElement", "isExecutable", "camunda:formKey",
			"camunda:formRef", "camunda:formRefBinding", "camunda:assignee", "camunda:candidateGroups",
			"camunda:candidateUsers", "camunda:dueDate", "camunda:delegateExpression", "camunda:decisionRef",
			"camunda:decisionRefBinding", "camunda:resultVariable", "camunda:mapDecisionResult",
			"camunda:historyTimeToLive");

	private static final Map<String, String> CONTROLS = Map.of("property", "String|Dropdown|Hidden",
			"camunda:inputParameter", "Dropdown|Hidden", "camunda:in", "Hidden", "camunda:in:businessKey", "Hidden",
			"camunda:executionListener", "Hidden");

	private final List<ElementTemplate> templates = ElementTemplate.all();

	@Test
	void everyTemplateIsOneThatModelerTakes() {
		List<String> faults = new ArrayList<>();
		for (ElementTemplate template : templates) {
			JsonNode json = template.json();
			json.fieldNames()
				.forEachRemaining(name -> fault(!MEMBERS.contains(name), template, "has a member " + name, faults));
			fault(!template.id().matches("io\\.serviceloop\\.\\w+"), template, "has no id of ours", faults);
			fault(!json.path("version").isInt(), template, "has no version", faults);
			fault(json.path("name").asText().isBlank() || json.path("description").asText().isBlank(), template,
					"does not say what it is for", faults);
			fault(json.path("appliesTo").size() != 1 || !json.at("/appliesTo/0").asText().matches("bpmn:[A-Z]\\w+"),
					template, "applies to more or less than one kind of element", faults);
			fault(!json.path("properties").isArray(), template, "has no properties", faults);
			Set<String> groups = StreamSupport.stream(json.path("groups").spliterator(), false)
				.map(group -> group.path("id").asText())
				.collect(Collectors.toSet());
			template.properties().forEach(property -> property(template, property, groups, faults));
		}
		assertThat(faults).isEmpty();
		assertThat(templates).extracting(ElementTemplate::id).doesNotHaveDuplicates();
		assertThat(templates).extracting(template -> template.json().path("name").asText()).doesNotHaveDuplicates();
	}

	private static void property(ElementTemplate template, JsonNode property, Set<String> groups, List<String> faults) {
		JsonNode binding = property.path("binding");
		String kind = binding.path("type").asText();
		String control = property.path("type").asText();
		fault(!control.matches(CONTROLS.getOrDefault(kind, "")), template, control + " sets " + binding, faults);
		boolean named = binding.path("name").isTextual();
		switch (kind) {
			case "property" ->
				fault(!PROPERTIES.contains(binding.path("name").asText()), template, "sets " + binding, faults);
			case "camunda:inputParameter" -> fault(!named, template, "names no input", faults);
			case "camunda:in" -> fault(!binding.path("target").isTextual(), template, "hands over to nothing", faults);
			case "camunda:executionListener" ->
				fault(!binding.path("implementationType").asText().equals("delegateExpression"), template,
						"listens with " + binding, faults);
			default -> {
			}
		}
		if (control.equals("Hidden")) {
			fault(!property.path("value").isTextual() && !property.path("value").isBoolean(), template,
					"hides nothing behind " + binding, faults);
		}
		else {
			fault(property.path("label").asText().isBlank() || property.path("description").asText().isBlank(),
					template, "does not say what to write into " + binding, faults);
			fault(property.has("group") && !groups.contains(property.path("group").asText()), template,
					"has no group for " + binding, faults);
		}
		if (control.equals("Dropdown")) {
			fault(property.path("choices")
				.findValuesAsText("value")
				.stream()
				.noneMatch(property.path("value").asText()::equals), template, "offers no choices", faults);
		}
		String pattern = property.at("/constraints/pattern/value").asText("");
		String example = property.path("value").asText("").isEmpty() ? property.path("placeholder").asText("")
				: property.path("value").asText();
		fault(!pattern.isEmpty() && !Pattern.matches(pattern, example), template,
				"does not take its own example, " + example, faults);
	}

	private static void fault(boolean wrong, ElementTemplate template, String what, List<String> faults) {
		if (wrong) {
			faults.add(template.id() + " " + what);
		}
	}

	@Test
	void everyTaskDelegateListenerCallDecisionAndTimerOfTheModelsHasItsTemplate() {
		Map<String, ElementTemplate> byId = templates.stream()
			.collect(Collectors.toMap(ElementTemplate::id, Function.identity()));
		List<String> without = new ArrayList<>();
		Set<String> used = new TreeSet<>();
		for (Document model : MadeFromTemplates.shipped().values()) {
			MadeFromTemplates.elements(model).filter(ElementTemplatesTest::isOwners).forEach(element -> {
				ElementTemplate template = byId.get(MadeFromTemplates.template(element));
				if (template == null || !template.json()
					.at("/appliesTo/0")
					.asText()
					.equalsIgnoreCase("bpmn:" + element.getLocalName())) {
					without.add(element.getLocalName() + " " + element.getAttribute("id"));
				}
				else {
					used.add(template.id());
				}
			});
		}
		assertThat(without).as("elements without a template of their kind").isEmpty();
		assertThat(templates).as("templates of nothing")
			.filteredOn(template -> !used.contains(template.id()))
			.allMatch(template -> template.shortId().matches("(own|decision)_.*"));
	}

	/** Whether an element does something that an owner could want once more, or else. */
	private static boolean isOwners(Element element) {
		return Set.of("userTask", "serviceTask", "businessRuleTask", "callActivity").contains(element.getLocalName())
				|| element.getLocalName().endsWith("Event")
						&& (element.getElementsByTagNameNS(ElementTemplate.BPMN, "timerEventDefinition").getLength() > 0
								|| element.getElementsByTagNameNS(ElementTemplate.CAMUNDA, "executionListener")
									.getLength() > 0);
	}

	@Test
	void anElementThatIsMadeFromItsTemplateIsTheShippedOne() {
		MadeFromTemplates.shipped().forEach((file, shipped) -> {
			List<Element> anew = MadeFromTemplates.templated(MadeFromTemplates.madeAnew(shipped));
			List<Element> before = MadeFromTemplates.templated(shipped);
			assertThat(anew).as(file).hasSameSizeAs(before).isNotEmpty();
			for (int i = 0; i < before.size(); i++) {
				assertThat(MadeFromTemplates.text(anew.get(i))).isEqualTo(MadeFromTemplates.text(before.get(i)));
			}
		});
	}

	@Test
	void everyDecisionHasItsTemplateThatTakesItsAnswerAsItComes() throws IOException {
		Map<String, String> asked = templates.stream()
			.filter(template -> template.shortId().startsWith("decision_"))
			.collect(Collectors.toMap(template -> template.value("camunda:decisionRef"),
					template -> template.value("camunda:mapDecisionResult")));
		try (Stream<Path> files = Files.list(Path.of("bpmn"))) {
			assertThat(asked).isEqualTo(files.filter(file -> file.toString().endsWith(".dmn"))
				.map(file -> Dmn.readModelFromFile(file.toFile()))
				.collect(Collectors.toMap(
						table -> table.getModelElementsByType(Decision.class).iterator().next().getId(),
						table -> (table.getModelElementsByType(Output.class).size() == 1) ? "singleEntry"
								: "singleResult")));
		}
		assertThat(templates).filteredOn(template -> !template.value("camunda:decisionRef").isEmpty())
			.allMatch(template -> template.value("camunda:decisionRefBinding").equals("latest")
					&& !template.value("camunda:resultVariable").isEmpty());
	}

	@Test
	void everyFormDelegateListenerAndProcessThatATemplateNamesIsThere() throws IOException {
		Set<String> there = new TreeSet<>();
		for (String folder : List.of("bpmn", "forms", "src/main/java")) {
			try (Stream<Path> files = Files.walk(Path.of(folder))) {
				files.forEach(file -> there.add(file.getFileName().toString()));
			}
		}
		there.addAll(MadeFromTemplates.files().keySet());
		Set<String> named = new TreeSet<>();
		for (ElementTemplate template : templates) {
			template.properties()
				.forEach(property -> named.add(file(property.at("/binding/name").asText(),
						property.path("value").asText(property.path("placeholder").asText()))));
		}
		named.remove("");
		assertThat(named).hasSizeGreaterThan(40);
		assertThat(there).containsAll(named);
	}

	/** The file in which something that a template names is written. */
	private static String file(String property, String value) {
		if (value.matches("\\$\\{\\w+(Delegate|Listener)}")) {
			return Character.toUpperCase(value.charAt(2)) + value.substring(3, value.length() - 1) + ".java";
		}
		return value.isEmpty() ? "" : switch (property) {
			case "camunda:formKey" -> value.replace("embedded:/forms/", "");
			case "camunda:formRef" -> value + ".form";
			case "camunda:decisionRef" -> value + ".dmn";
			case "calledElement" -> value + ".bpmn";
			default -> "";
		};
	}

	@Test
	void whatIsMadeFromTemplatesAloneIsAModel() {
		Map<String, String> files = MadeFromTemplates.files();
		assertThat(files).containsKeys("improvementLoop.bpmn", MadeFromTemplates.OWN + ".bpmn");
		files.forEach((name, content) -> {
			if (name.endsWith(".bpmn")) {
				assertThat(Bpmn.readModelFromStream(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)))
					.getDefinitions()).as(name).isNotNull();
			}
		});
	}

}
