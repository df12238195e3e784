package io.serviceloop.modelling.check.flow;

import io.serviceloop.modelling.check.source.Findings;
import io.serviceloop.modelling.check.source.Models;
import io.serviceloop.modelling.check.source.Node;
import io.serviceloop.modelling.check.source.Vocabulary;

/** Whether a process could run. */
public final class FlowCheck {

	/** The shipped loop has 50. */
	private static final int MOST_STEPS = 400;

	private static final int MOST_WAYS = 800;

	private FlowCheck() {
	}

	/** Finds what would stop a process. */
	public static void check(Node process, Models models, Vocabulary words, Findings findings) {
		if (isTooMuch(process)) {
			findings.error(process, "tooMuch-diagram", MOST_STEPS, MOST_WAYS);
		}
	}

	/** Whether nobody could follow it, nor this check in a short time. */
	static boolean isTooMuch(Node process) {
		return process.all().filter(Bpmn::isStep).count() > MOST_STEPS
				|| process.all().filter(node -> node.name().equals("sequenceFlow")).count() > MOST_WAYS;
	}

}
