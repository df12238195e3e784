package io.serviceloop.sponsor;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.serviceloop.loop.form.Forms;
import io.serviceloop.loop.words.Refusals;
import io.serviceloop.loop.words.Violation;
import io.serviceloop.process.InMemoryApplication;
import io.serviceloop.process.Loop;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A task that is added touches nothing but its own package; and one that a process owner
 * adds to a model, of which the application knows nothing, is checked by its own form.
 */
@InMemoryApplication
@Import(AskSponsorTask.class)
@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:sponsor;DB_CLOSE_DELAY=-1")
class AddedTaskTest {

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private Forms forms;

	@Autowired
	private AskSponsorTask asked;

	private Loop loop;

	@BeforeEach
	void aModelWithOneMoreTask() {
		loop = new Loop(engine);
		asked.filed.clear();
	}

	@Test
	void aNewTaskIsReadCheckedAndFiledByItsBeanAlone() {
		open("userTask_askSponsor");
		Task task = task("userTask_askSponsor");
		assertThat(forms.limits(forms.of("askSponsor").orElseThrow()).get("budgetDays").most()).isEqualTo(30);
		refused(task, Map.of("budgetDays", 31), "sponsor", "budgetDays");
		refused(task, Map.of("sponsor", "nobody", "budgetDays", 3), "sponsor");
		refused(task, Map.of("sponsor", "Sue", "budgetDays", 3, "lead", "agent"), "lead");
		assertThat(asked.filed).isEmpty();
		complete(task, Map.of("sponsor", " Sue ", "budgetDays", 3.0));
		assertThat(asked.filed).containsExactly(loop.businessKey() + " Sue 3");
		assertThat(loop.openTasks()).containsExactly("userTask_setGoals");
	}

	static Stream<Arguments> wrong() {
		return Stream.of(Arguments.of(Map.of(), "patron"), Arguments.of(Map.of("patron", " "), "patron"),
				Arguments.of(Map.of("patron", "x".repeat(21)), "patron"),
				Arguments.of(Map.of("patron", "Sue"), "patron"), Arguments.of(Map.of("patron", 4), "patron"),
				Arguments.of(Map.of("patron", "sue", "days", 31), "days"),
				Arguments.of(Map.of("patron", "sue", "days", 0.5), "days"),
				Arguments.of(Map.of("patron", "sue", "days", "three"), "days"),
				Arguments.of(Map.of("patron", "sue", "days", Double.NaN), "days"),
				Arguments.of(Map.of("patron", "sue", "since", "2026-02-30"), "since"),
				Arguments.of(Map.of("patron", "sue", "kind", "c"), "kind"),
				Arguments.of(Map.of("patron", "sue", "areas", SpinValues.jsonValue("[\"c\",\"x\"]").create()), "areas"),
				Arguments.of(Map.of("patron", "sue", "areas", "c"), "areas"),
				Arguments.of(Map.of("patron", "sue", "sure", "perhaps"), "sure"),
				Arguments.of(Map.of("patron", "sue", "shown", "typed all the same"), "shown"),
				Arguments.of(Map.of("patron", "sue", "lead", "agent"), "lead"),
				Arguments.of(Map.of("patron", "sue", "planApproved", true), "planApproved"));
	}

	@ParameterizedTest
	@MethodSource("wrong")
	void anOwnersTaskIsRefusedWhatItsFormDoesNotSay(Map<String, Object> answer, String field) {
		open("userTask_ownersQuestion");
		refused(task("userTask_ownersQuestion"), answer, field);
	}

	@Test
	void anOwnersTaskTakesWhatItsFormSays() {
		open("userTask_ownersQuestion");
		Task task = task("userTask_ownersQuestion");
		engine.getTaskService().setVariable(task.getId(), "kind", "b");
		complete(task, Map.of("patron", "sue", "days", 3, "since", "2026-02-28", "areas",
				SpinValues.jsonValue("[\"c\"]").create(), "sure", true));
		assertThat(loop.openTasks()).containsExactly("userTask_setGoals");
	}

	@Test
	void atAnOwnersTaskNothingOfTheProjectIsTakenAwayAndItHasNoOtherWayOut() {
		open("userTask_ownersQuestion");
		Task task = task("userTask_ownersQuestion");
		assertThatThrownBy(() -> loop.as("lead", "project-leads", () -> {
			engine.getTaskService().removeVariable(task.getId(), "lead");
			return null;
		})).satisfies(refusal -> assertThat(Refusals.in(refusal).violations()).extracting(Violation::variable)
			.containsExactly("lead"));
		assertThatThrownBy(() -> loop.as("lead", "project-leads", () -> {
			engine.getTaskService().handleBpmnError(task.getId(), "any", "x", Map.of("lead", "agent"));
			return null;
		})).satisfies(refusal -> assertThat(Refusals.in(refusal)).isNotNull());
		assertThatThrownBy(() -> loop.as("auditor", "auditors", () -> {
			engine.getTaskService().complete(task.getId(), Map.of("patron", "sue"));
			return null;
		})).satisfies(refusal -> assertThat(refusal).isNotNull());
		assertThat(engine.getTaskService().getVariable(task.getId(), "lead")).isEqualTo("lead");
		assertThat(loop.openTasks()).containsExactly("userTask_ownersQuestion");
	}

	@Test
	void anOwnersTaskWithoutAFormTakesNothing() {
		open("userTask_noForm");
		refused(task("userTask_noForm"), Map.of("lead", "agent"), "lead");
		complete(task("userTask_noForm"), Map.of());
		assertThat(loop.openTasks()).containsExactly("userTask_setGoals");
	}

	/** A project that has come to an added task. */
	private void open(String addedTask) {
		BpmnModelInstance model = Bpmn.readModelFromFile(Path.of("bpmn", "improvementLoop.bpmn").toFile());
		boolean own = addedTask.equals("userTask_askSponsor");
		UserTask asked = before(model.getModelElementById("userTask_setGoals"), "userTask_askSponsor");
		asked.setCamundaFormRef("askSponsor");
		if (!own) {
			UserTask added = before(model.getModelElementById("userTask_setGoals"), addedTask);
			if (!addedTask.equals("userTask_noForm")) {
				added.setCamundaFormRef("ownersQuestion");
			}
		}
		model.getDefinitions().getBpmDiagrams().clear();
		engine.getRepositoryService()
			.createDeployment()
			.addModelInstance("improvementLoop.bpmn", model)
			.addInputStream("askSponsor.form", getClass().getResourceAsStream("askSponsor.form"))
			.addInputStream("ownersQuestion.form", getClass().getResourceAsStream("ownersQuestion.form"))
			.deploy();
		loop.open();
		if (!own) {
			complete(task("userTask_askSponsor"), Map.of("sponsor", "Sue", "budgetDays", 3));
		}
	}

	private static UserTask before(UserTask next, String id) {
		SequenceFlow flow = next.getIncoming().iterator().next();
		UserTask added = next.getModelInstance().newInstance(UserTask.class, id);
		added.setCamundaAssignee("${lead}");
		added.setCamundaFormRefBinding("latest");
		next.getParentElement().addChildElement(added);
		flow.setTarget(added);
		next.getIncoming().remove(flow);
		added.getIncoming().add(flow);
		SequenceFlow onwards = next.getModelInstance().newInstance(SequenceFlow.class, "flow_from_" + id);
		next.getParentElement().addChildElement(onwards);
		onwards.setSource(added);
		onwards.setTarget(next);
		added.getOutgoing().add(onwards);
		next.getIncoming().add(onwards);
		return added;
	}

	private Task task(String key) {
		return engine.getTaskService()
			.createTaskQuery()
			.processInstanceBusinessKey(loop.businessKey())
			.taskDefinitionKey(key)
			.singleResult();
	}

	private void refused(Task task, Map<String, Object> answer, String... fields) {
		assertThatThrownBy(() -> complete(task, answer)).satisfies(
				refusal -> assertThat(Refusals.in(refusal).violations()).extracting(violation -> violation.variable())
					.containsExactlyInAnyOrder(fields));
		assertThat(loop.openTasks()).isEqualTo(List.of(task.getTaskDefinitionKey()));
	}

	private void complete(Task task, Map<String, Object> answer) {
		loop.as("lead", "project-leads", () -> {
			engine.getTaskService().complete(task.getId(), answer);
			return null;
		});
	}

}
