package io.serviceloop.modelling.check.flow;

import java.util.regex.Pattern;

import io.serviceloop.modelling.check.source.Findings;
import io.serviceloop.modelling.check.source.Models;
import io.serviceloop.modelling.check.source.Node;
import io.serviceloop.modelling.check.source.Vocabulary;

/** Whether a process could run. */
public final class FlowCheck {

	/** The shipped loop has 50. */
	private static final int MOST_STEPS = 250;

	private static final int MOST_WAYS = 500;

	/** A year: auditors ask for the last one. */
	private static final int LEAST_DAYS = 365;

	/** What the engine reads. */
	private static final Pattern TIME_TO_LIVE = Pattern.compile("P\\d{1,9}D|\\d{1,9}");

	/** Sub-processes in one another; the shipped ones have one. */
	private static final int DEEPEST = 4;

	/** The shipped loop has two. */
	private static final int MOST_CALLS = 20;

	private FlowCheck() {
	}

	/** Each fork that is not joined doubles what comes after it. */
	private static final int MOST_FORKS = 12;

	private static final int MOST_REPETITIONS = 100;

	/** Repetitions within repetitions multiply. */
	private static boolean isRepeatedTooOften(Node node) {
		long times = 1;
		for (Node around = node; around != null && times <= MOST_REPETITIONS; around = around.parent()) {
			Node each = around.child("multiInstanceLoopCharacteristics");
			Node many = (each == null) ? null : each.child("loopCardinality");
			times *= (many != null && many.text().matches("\\d{1,6}")) ? Math.max(1, Long.parseLong(many.text())) : 1;
		}
		return times > MOST_REPETITIONS;
	}

	private static boolean isTooDeep(Node node) {
		int depth = 0;
		for (Node around = node; around != null; around = around.parent()) {
			depth += around.name().equals("subProcess") ? 1 : 0;
		}
		return depth > DEEPEST;
	}

	/** Finds what would stop a process. */
	public static void check(Node process, Models models, Vocabulary words, Findings findings) {
		if (isTooMuch(process)) {
			findings.error(process, "tooMuch-diagram", MOST_STEPS, MOST_WAYS);
			return;
		}
		Scope scope = new Scope(process, null);
		Variables variables = new Variables(scope, models, words);
		new Shape(scope, words.isOwn(Bpmn.id(process)), findings).check();
		new References(scope, models, words, findings).check();
		new Loops(scope, models, findings).check();
		new VariableCheck(scope, variables, models, words, findings).check();
		new FormFields(scope, variables, models, words, findings).check();
		new Timers(scope, variables, words, findings).check();
		timeToLive(process, process.attribute(Bpmn.CAMUNDA, "historyTimeToLive"), words, findings);
		if (!words.isOwn(Bpmn.id(process)) && !Bpmn.isTrue(process, "isExecutable")) {
			findings.warning(process, "executable");
		}
	}

	/**
	 * Finds whether the history of a process or a decision would be lost too early.
	 * @param at the process or the decision
	 * @param days its history time to live, as it is written: a number of days or the
	 * same as {@code P365D}; null where nothing is written
	 */
	public static void timeToLive(Node at, String days, Vocabulary words, Findings findings) {
		if (days == null || days.isBlank()) {
			if (words.defaultTimeToLive() == null) {
				findings.error(at, "timeToLive-none", LEAST_DAYS);
			}
			else if (words.defaultTimeToLive() < LEAST_DAYS) {
				findings.error(at, "timeToLive", words.defaultTimeToLive(), LEAST_DAYS);
			}
		}
		else if (!TIME_TO_LIVE.matcher(days).matches()) {
			findings.error(at, "timeToLive-unreadable", days);
		}
		else if (Integer.parseInt(days.replaceAll("\\D", "")) < LEAST_DAYS) {
			findings.error(at, "timeToLive", days, LEAST_DAYS);
		}
	}

	/**
	 * Whether a process has more boxes or arrows than a diagram may have, which is found
	 * before each of its words is read: that takes half a minute for 20,000 tasks.
	 */
	public static boolean isTooLarge(Node process, Findings findings) {
		boolean large = process.all().filter(Bpmn::isStep).count() > MOST_STEPS
				|| process.all().filter(node -> node.name().equals("sequenceFlow")).count() > MOST_WAYS;
		if (large) {
			findings.error(process, "tooMuch-diagram", MOST_STEPS, MOST_WAYS);
		}
		return large;
	}

	/** Whether nobody could follow it, nor this check in a short time. */
	static boolean isTooMuch(Node process) {
		return process.all().anyMatch(FlowCheck::isTooDeep)
				|| process.all().filter(node -> node.name().equals("callActivity")).count() > MOST_CALLS
				|| process.all().filter(node -> node.name().equals("parallelGateway")).count() > MOST_FORKS
				|| process.all().anyMatch(FlowCheck::isRepeatedTooOften)
				|| process.all().filter(Bpmn::isStep).count() > MOST_STEPS
				|| process.all().filter(node -> node.name().equals("sequenceFlow")).count() > MOST_WAYS;
	}

}
