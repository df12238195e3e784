package io.serviceloop.loop.task;

import java.util.Set;

import io.serviceloop.loop.engine.InModels;
import io.serviceloop.loop.engine.Variable;
import org.camunda.bpm.engine.impl.context.BpmnExecutionContext;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.stereotype.Component;

/**
 * What models ask about answers that not every task has: a variable would be missing
 * where nobody was asked.
 */
@Component("answers")
public class Answers {

	private static final Set<String> EMPTY = Set.of("", "[]");

	/** Whether an answer was given where the engine is now, and is a value. */
	@InModels(at = "condition")
	public boolean say(String variable, String value) {
		BpmnExecutionContext now = Context.getBpmnExecutionContext();
		return now != null && value.equals(Variable.raw(now.getExecution(), variable));
	}

	/** Whether an answer was given where the engine is now, and is not empty. */
	@InModels(at = "condition")
	public boolean given(String variable) {
		BpmnExecutionContext now = Context.getBpmnExecutionContext();
		Object answer = (now == null) ? null : Variable.raw(now.getExecution(), variable);
		return answer != null && !EMPTY.contains(answer.toString());
	}

}
