package io.serviceloop.evaluation.proof;

import java.util.ArrayList;
import java.util.List;

import io.serviceloop.loop.words.Reason;

/**
 * What can be told of a goal's change: how great it is, what would have come by itself,
 * what each measure brought (A37, D17). The parts overlap and stand each for itself; they
 * are never scaled to add up to the change.
 *
 * @param change after − before, in the unit of the goal
 * @param proof whether it is more than chance, and its interval
 * @param parts what can be told of it, and what cannot and why
 * @param reasons how to read the parts
 */
public record Verdict(double change, Proof proof, List<Part> parts, List<Reason> reasons) {

	/** Looks at all the evidence. Never null, and never an error. */
	public static Verdict of(Evidence evidence) {
		Case tested = evidence.tested();
		Proof proof = Proof.of(tested);
		double change = tested.after().value() - tested.before().value();
		List<Part> parts = new ArrayList<>();
		Part regression = ByItself.regression(evidence);
		parts.add(regression);
		parts.add(Season.of(evidence));
		parts.add(evidence.mix().part(tested.judgement().errorPercent()));
		evidence.measures().forEach(measure -> parts.add(Brought.by(measure, evidence, change, regression, proof)));
		return new Verdict(change, proof, parts, List.of(Reason.of("verdict.parts")));
	}

}
