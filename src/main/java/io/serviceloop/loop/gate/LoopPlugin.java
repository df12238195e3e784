package io.serviceloop.loop.gate;

import java.util.ArrayList;
import java.util.List;

import io.serviceloop.loop.engine.CleanUp;
import io.serviceloop.loop.engine.CollisionRetry;
import io.serviceloop.loop.engine.Variable;
import io.serviceloop.loop.form.Forms;
import io.serviceloop.loop.form.Signatures;
import io.serviceloop.loop.engine.record.RecordBook;
import io.serviceloop.loop.task.TaskDescription;
import io.serviceloop.loop.task.TaskGiven;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.el.FixedValue;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Binds the loop to the engine: the gate in front of every submission, another try where
 * two submissions collide, and the form and the description of every user task and start.
 * They are bound here and not by the model, so that a changed model cannot lose them.
 */
@Component
class LoopPlugin extends AbstractProcessEnginePlugin {

	private final ObjectProvider<Forms> forms;

	private final ApplicationEventPublisher events;

	private final ObjectProvider<RecordBook> records;

	private final ObjectProvider<Signatures> signatures;

	LoopPlugin(ObjectProvider<Forms> forms, ObjectProvider<RecordBook> records, ObjectProvider<Signatures> signatures,
			ApplicationEventPublisher events) {
		this.signatures = signatures;
		this.forms = forms;
		this.records = records;
		this.events = events;
	}

	@Override
	public void preInit(ProcessEngineConfigurationImpl configuration) {
		configuration.setCustomPreCommandInterceptorsTxRequired(
				with(configuration.getCustomPreCommandInterceptorsTxRequired(), new CollisionRetry()));
		configuration.setCustomJobHandlers(with(configuration.getCustomJobHandlers(), new CleanUp()));
		ModelRules models = new ModelRules(events);
		configuration.setCustomPreDeployers(with(configuration.getCustomPreDeployers(), models));
		configuration
			.setCustomPostCommandInterceptorsTxRequired(with(configuration.getCustomPostCommandInterceptorsTxRequired(),
					new Gate(new CommandTable(Rules.of(forms::getObject, models)), events, records, signatures)));
		configuration
			.setCustomPostBPMNParseListeners(with(configuration.getCustomPostBPMNParseListeners(), new Checks()));
	}

	/**
	 * A task that is created for a person is told of once, when it is assigned; other
	 * ones when they are created, or when they are left to somebody who stands in.
	 */
	private void given(DelegateTask task) {
		boolean created = TaskListener.EVENTNAME_CREATE.equals(task.getEventName());
		boolean assigned = task.getAssignee() != null;
		if (created ? !assigned : assigned || task.getOwner() != null) {
			events.publishEvent(new TaskGiven(task));
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
			TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
			String asked = TaskDescription.of((String) activity.getProperty("documentation"));
			if (asked != null) {
				// A text, where the engine would take an expression.
				task.setDescriptionExpression(new FixedValue(asked));
			}
			forms.getObject().ofTask(process(activity), activity.getId()).ifPresent(form -> {
				// A task opens without answers: those of an earlier lap or attempt must
				// never count as given. The execution, because a new task has no
				// variables
				// of its own, and asking for them is a round trip.
				task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE,
						created -> Variable.forget(created.getExecution(), form.submitted().keySet()));
				task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE,
						completed -> forms.getObject().submit(form, completed));
			});
			if (forms.getObject().processes().contains(process(activity))) {
				// Those that a process owner has added, too.
				task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, LoopPlugin.this::given);
				task.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, LoopPlugin.this::given);
			}
		}

		@Override
		public void parseStartEvent(Element startEvent, ScopeImpl scope, ActivityImpl activity) {
			if (scope instanceof ProcessDefinitionEntity) {
				forms.getObject()
					.ofStart(process(activity))
					.ifPresent(form -> activity.addBuiltInListener(ExecutionListener.EVENTNAME_START,
							(ExecutionListener) start -> forms.getObject().submit(form, start)));
			}
		}

		private static String process(ActivityImpl activity) {
			return ((ProcessDefinitionEntity) activity.getProcessDefinition()).getKey();
		}

	}

}
