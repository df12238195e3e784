package io.serviceloop.modelling.check.source;

import java.util.Map;
import java.util.Set;

import io.serviceloop.loop.engine.DecisionUse;
import io.serviceloop.loop.engine.DecisionUse.Domain;

/**
 * What the application offers to models: the published list of what they may name.
 *
 * @param delegates of service tasks, by the name of the bean
 * @param listeners by the name of the bean
 * @param functions what expressions may call, by its text up to the parenthesis
 * ({@code ids.of}, {@code followUp.reviewEvery})
 * @param tasks what the application's own user tasks submit, by the id of the task
 * @param starts what its start forms submit, by the id of the process
 * @param decisions the decisions that the application asks, by their keys
 * @param variables the type of every variable that the application knows
 * @param domains the values that such a variable can have, where a form says it
 * @param messages the names of the messages with which the application reaches running
 * processes, and the process that each is for
 * @param groups who can work on tasks
 * @param defaultTimeToLive days that history is kept where a model says nothing; null
 * where nothing holds
 */
public record Vocabulary(Map<String, Offered> delegates, Map<String, Offered> listeners,
		Map<String, Function> functions, Map<String, Asked> tasks, Map<String, Asked> starts,
		Map<String, DecisionUse> decisions, Map<String, Kind> variables, Map<String, Domain> domains,
		Map<String, String> messages, Set<String> groups, Integer defaultTimeToLive) {

	/** What a variable holds. */
	public enum Kind {

		TEXT, NUMBER, FLAG, DATE, LIST, OBJECT

	}

	/**
	 * A delegate or a listener.
	 *
	 * @param processes the ids of the processes that may name it
	 * @param at where a listener may stand, such as {@code endEvent:start}; empty for a
	 * delegate, which stands at a service task
	 * @param sets the variables that it sets
	 */
	public record Offered(Set<String> processes, Set<String> at, Set<String> sets) {
	}

	/**
	 * What an expression may call.
	 *
	 * @param parameters how many it has; -1 where it is read and not called
	 * @param at the attributes and elements in which it may stand, such as
	 * {@code collection}, {@code dueDate}, {@code timeDuration}
	 */
	public record Function(int parameters, Set<String> at) {
	}

	/**
	 * A form of the application.
	 *
	 * @param process the id of its process
	 * @param stem its name
	 * @param submits the type of each variable that is submitted
	 * @param sets the variables that filing the answer sets beside these
	 */
	public record Asked(String process, String stem, Map<String, Kind> submits, Set<String> sets) {
	}

	/** Whether a process belongs to the application. */
	public boolean isOwn(String process) {
		return starts.containsKey(process) || tasks.values().stream().anyMatch(task -> task.process().equals(process));
	}

}
