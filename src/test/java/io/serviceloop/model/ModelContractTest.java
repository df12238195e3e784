package io.serviceloop.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serviceloop.Node;
import io.serviceloop.loop.engine.Variable;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Forms;
import io.serviceloop.process.InMemoryApplication;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.springframework.util.ReflectionUtils;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Models, forms and code cannot drift apart: everything that does not fit is named, all
 * at once.
 */
@InMemoryApplication
class ModelContractTest {

	private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");

	private static final Pattern WORD = Pattern.compile("(?<![.'\\w])([a-z]\\w*)(?![\\w'])(?!\\s*\\()");

	private static final Set<String> OF_THE_ENGINE = Set.of("null", "true", "false", "execution", "and", "or", "not");

	@Autowired
	private ApplicationContext beans;

	@Autowired
	private Forms forms;

	@Test
	void everyBoxHasItsDelegateItsFormItsCheckAndItsDocumentation() throws IOException {
		List<String> faults = new ArrayList<>();
		for (BpmnModelInstance model : models().values()) {
			for (UserTask task : model.getModelElementsByType(UserTask.class)) {
				userTask(task, faults);
			}
			for (ServiceTask task : model.getModelElementsByType(ServiceTask.class)) {
				String stem = stem(task.getId());
				if (!("${" + stem + "Delegate}").equals(task.getCamundaDelegateExpression())) {
					faults.add(task.getId() + ": its delegate must be ${" + stem + "Delegate}, is "
							+ task.getCamundaDelegateExpression());
				}
				if (!beans.containsBean(stem + "Delegate")) {
					faults.add(task.getId() + ": there is no bean " + stem + "Delegate");
				}
			}
			for (Activity activity : model.getModelElementsByType(Activity.class)) {
				if (activity.getDocumentations().isEmpty()) {
					faults.add(activity.getId() + ": has no documentation");
				}
			}
			for (UserTask task : model.getModelElementsByType(UserTask.class)) {
				if (!task.getDocumentations().toString().isEmpty() && task.getDocumentations()
					.stream()
					.noneMatch(text -> text.getTextContent().matches("(?s).*\\b[A-E]\\d\\d.*"))) {
					faults.add(task.getId() + ": its documentation names no requirement");
				}
			}
		}
		assertThat(faults).isEmpty();
	}

	private void userTask(UserTask task, List<String> faults) {
		String stem = stem(task.getId());
		String process = task.getModelInstance()
			.getModelElementsByType(task.getModelInstance().getModel().getType(Process.class))
			.iterator()
			.next()
			.getAttributeValue("id");
		if (forms.ofTask(process, task.getId()).isEmpty()) {
			faults.add(task.getId() + ": no bean declares it");
		}
		form(task.getId(), stem, task.getCamundaFormKey(), task.getCamundaFormRef(), faults);
	}

	private void form(String id, String stem, String formKey, String formRef, List<String> faults) {
		Path html = Path.of("forms", stem + ".html");
		Path camunda = Path.of("forms", stem + ".form");
		if (("embedded:/forms/" + stem + ".html").equals(formKey)) {
			if (!Files.exists(html)) {
				faults.add(id + ": there is no " + html);
			}
		}
		else if (stem.equals(formRef)) {
			if (!Files.exists(camunda)) {
				faults.add(id + ": there is no " + camunda);
			}
		}
		else {
			faults.add(id + ": its form must be " + stem + ", is " + formKey + " / " + formRef);
		}
	}

	@Test
	void startFormsAreThoseOfTheContract() throws IOException {
		List<String> faults = new ArrayList<>();
		models().values()
			.forEach(model -> model.getModelElementsByType(Process.class)
				.forEach(process -> process.getFlowElements()
					.stream()
					.filter(StartEvent.class::isInstance)
					.map(StartEvent.class::cast)
					.forEach(start -> {
						forms.ofStart(process.getId())
							.ifPresent(form -> form(start.getId(), form.place().stem(), start.getCamundaFormKey(),
									start.getCamundaFormRef(), faults));
					})));
		assertThat(faults).isEmpty();
	}

	@Test
	void everyFormOfTheCodeStandsInAModelAndEveryFormFileBelongsToOne() throws IOException {
		Set<String> tasks = models().values()
			.stream()
			.flatMap(model -> model.getModelElementsByType(UserTask.class).stream())
			.map(UserTask::getId)
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(tasks).isEqualTo(forms.all()
			.stream()
			.map(form -> form.place().taskKey())
			.filter(Objects::nonNull)
			.collect(Collectors.toCollection(TreeSet::new)));
		Set<String> stems = forms.all().stream().map(form -> form.place().stem()).collect(Collectors.toSet());
		try (Stream<Path> files = Files.list(Path.of("forms"))) {
			assertThat(files.map(file -> file.getFileName().toString().replaceAll("\\.(html|form)$", "")))
				.containsExactlyInAnyOrderElementsOf(stems);
		}
	}

	@Test
	void everyCamundaFormSubmitsExactlyTheVariablesDeclaredForIt() throws IOException {
		Map<String, Set<String>> submitted = new TreeMap<>();
		Pattern key = Pattern.compile("\"key\"\\s*:\\s*\"(\\w+)\"");
		for (Form<?> form : forms.all()) {
			Path file = Path.of("forms", form.place().stem() + ".form");
			if (Files.exists(file)) {
				submitted.put(form.place().stem(),
						key.matcher(Files.readString(file))
							.results()
							.map(found -> found.group(1))
							.collect(Collectors.toCollection(TreeSet::new)));
			}
		}
		assertThat(submitted).isEqualTo(declared(form -> new TreeSet<>(form.submitted().keySet()), ".form"));
	}

	@Test
	void everyScriptOfAFormSubmitsExactlyTheVariablesDeclaredForIt() throws IOException, InterruptedException {
		Map<String, Map<String, String>> submitted = new ObjectMapper()
			.readValue(Node.run(Node.scripts("submitted.mjs")), new TypeReference<>() {
			});
		submitted.values()
			.forEach(variables -> variables.replaceAll((name, type) -> type.equals("Json") ? "JSON" : "one value"));
		assertThat(submitted).isEqualTo(declared(
				form -> form.submitted()
					.values()
					.stream()
					.filter(variable -> !form.place().stem().equals("evaluateResult")
							|| !OLDER.contains(variable.name()))
					.collect(
							Collectors.toMap(Form.Submitted::name, variable -> variable.json() ? "JSON" : "one value")),
				".html"));
	}

	/** What is taken from the forms of older models, and asked by no page any more. */
	private static final Set<String> OLDER = Set.of("teamFeedback");

	/** What the code declares of the forms whose file has a certain end. */
	private <T> Map<String, T> declared(Function<Form<?>, T> what, String end) {
		return forms.all()
			.stream()
			.filter(form -> Files.exists(Path.of("forms", form.place().stem() + end)))
			.collect(Collectors.toMap(form -> form.place().stem(), what, (a, b) -> a, TreeMap::new));
	}

	@Test
	void everyNameInAnExpressionIsAVariableOrABean() throws IOException {
		Set<String> variables = declaredByTheSteps();
		forms.all().forEach(form -> variables.addAll(form.submitted().keySet()));
		List<String> faults = new ArrayList<>();
		for (var model : models().entrySet()) {
			Matcher expressions = EXPRESSION
				.matcher(Bpmn.convertToString(model.getValue()).replaceAll("&[a-z]+;", " "));
			while (expressions.find()) {
				Matcher words = WORD.matcher(expressions.group(1).replaceAll("'[^']*'", ""));
				while (words.find()) {
					String name = words.group(1);
					if (!variables.contains(name) && !OF_THE_ENGINE.contains(name) && !beans.containsBean(name)) {
						faults.add(model.getKey() + ": " + expressions.group() + " names " + name
								+ ", which is neither a variable nor a bean");
					}
				}
			}
		}
		assertThat(faults).isEmpty();
	}

	private static Set<String> declaredByTheSteps() {
		Set<String> names = new TreeSet<>();
		new ClassFileImporter().importPackages("io.serviceloop")
			.stream()
			.flatMap(type -> type.getFields().stream())
			.filter(field -> field.getRawType().isEquivalentTo(Variable.class)
					&& field.getModifiers().contains(JavaModifier.STATIC))
			.forEach(field -> {
				Field declared = field.reflect();
				declared.setAccessible(true);
				names.add(((Variable<?>) ReflectionUtils.getField(declared, null)).name());
			});
		return names;
	}

	@Test
	void namesFollowTheHouse() throws IOException {
		List<String> faults = new ArrayList<>();
		for (var model : models().entrySet()) {
			model.getValue().getModelElementsByType(FlowElement.class).forEach(element -> {
				String prefix = element instanceof SequenceFlow ? "flow_"
						: element.getElementType().getTypeName().endsWith("Gateway") ? "gateway_"
								: Set.of("intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent")
									.contains(element.getElementType().getTypeName()) ? "event_"
											: element.getElementType().getTypeName() + "_";
				boolean eventSubProcess = element instanceof StartEvent && element.getId().startsWith("event_");
				if (!element.getId().startsWith(prefix) && !eventSubProcess) {
					faults.add(model.getKey() + ": " + element.getId() + " should begin with " + prefix);
				}
			});
			String id = model.getValue().getModelElementsByType(Process.class).iterator().next().getId();
			if (!id.equals(model.getKey())) {
				faults.add("the file " + model.getKey() + " holds the process " + id);
			}
		}
		assertThat(faults).isEmpty();
	}

	private static String stem(String id) {
		return id.substring(id.indexOf('_') + 1);
	}

	private static Map<String, BpmnModelInstance> models() throws IOException {
		try (Stream<Path> files = Files.list(Path.of("bpmn"))) {
			return files.filter(file -> file.toString().endsWith(".bpmn"))
				.collect(Collectors.toMap(file -> file.getFileName().toString().replace(".bpmn", ""),
						file -> Bpmn.readModelFromFile(file.toFile()), (a, b) -> a, TreeMap::new));
		}
	}

}
