package io.serviceloop.loop.gate;

import java.util.ArrayList;
import java.util.List;

import io.serviceloop.loop.engine.CollisionRetry;
import io.serviceloop.loop.form.LoopForm;
import io.serviceloop.loop.task.TaskGiven;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/**
 * Binds the loop to the engine: the gate in front of every submission, another try where
 * two submissions collide, and the check of every user task.
 * <p>
 * The check of {@code userTask_x} is the bean {@code xListener}. It is bound by name and
 * not by the model, so that a changed model cannot lose it.
 */
@Component
class LoopPlugin extends AbstractProcessEnginePlugin {

	private final ApplicationContext beans;

	LoopPlugin(ApplicationContext beans) {
		this.beans = beans;
	}

	@Override
	public void preInit(ProcessEngineConfigurationImpl configuration) {
		configuration.setCustomPreCommandInterceptorsTxRequired(
				with(configuration.getCustomPreCommandInterceptorsTxRequired(), new CollisionRetry()));
		configuration.setCustomPostCommandInterceptorsTxRequired(
				with(configuration.getCustomPostCommandInterceptorsTxRequired(), new SubmissionGate(this::check)));
		configuration
			.setCustomPostBPMNParseListeners(with(configuration.getCustomPostBPMNParseListeners(), new Checks()));
	}

	private void check(LoopForm form, DelegateTask task) {
		beans.getBean(form.listenerName(), TaskListener.class).notify(task);
	}

	/**
	 * A task that is created for a person is told of once, when it is assigned; other
	 * ones when they are created, or when they are left to somebody who stands in.
	 */
	private void given(DelegateTask task) {
		boolean created = TaskListener.EVENTNAME_CREATE.equals(task.getEventName());
		boolean assigned = task.getAssignee() != null;
		if (created ? !assigned : assigned || task.getOwner() != null) {
			beans.publishEvent(new TaskGiven(task));
		}
	}

	private static <T> List<T> with(List<T> list, T added) {
		List<T> longer = (list == null) ? new ArrayList<>() : new ArrayList<>(list);
		longer.add(added);
		return longer;
	}

	private final class Checks extends AbstractBpmnParseListener {

		@Override
		public void parseUserTask(Element userTask, ScopeImpl scope, ActivityImpl activity) {
			if (!LoopForm.PROCESSES.contains(((ProcessDefinitionEntity) activity.getProcessDefinition()).getKey())) {
				return;
			}
			LoopForm.ofTask(activity.getId()).ifPresent(form -> {
				TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
				task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, created -> forget(form, created));
				task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, completed -> check(form, completed));
				task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, LoopPlugin.this::given);
				task.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, LoopPlugin.this::given);
			});
		}

		/**
		 * A task opens without answers: those of an earlier lap or attempt must never
		 * count as given.
		 */
		private void forget(LoopForm form, DelegateTask task) {
			// The execution, because a new task has no variables of its own, and asking
			// for them is a round trip.
			form.submitted()
				.stream()
				.filter(variable -> variable.in(task.getExecution()) != null)
				.forEach(variable -> variable.clear(task.getExecution()));
		}

	}

}
