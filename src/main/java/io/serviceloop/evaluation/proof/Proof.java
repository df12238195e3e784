package io.serviceloop.evaluation.proof;

import java.util.List;

import io.serviceloop.loop.words.Reason;

/**
 * Whether the change of a goal is more than chance (A37, D17, E54).
 *
 * @param proven the answer; it stands beside {@code met} and says nothing about the
 * target
 * @param p how often chance alone would give such a change or a greater one, both sides
 * together, 0 to 1; null where it is not testable
 * @param low lower end of the interval of the change (after − before), in the unit of the
 * goal; null where it cannot be told
 * @param high its upper end
 * @param needed so many cases (days, where the metric is a number a day) each of both
 * periods needs; null where that cannot be told
 * @param reasons why, for the reader
 */
public record Proof(Proven proven, Double p, Double low, Double high, Long needed, List<Reason> reasons) {

	/** The answer. */
	public enum Proven {

		YES("yes"), NO("no"), NOT_TESTABLE("notTestable");

		private final String code;

		Proven(String code) {
			this.code = code;
		}

		/** As it is stored, and as other programs get it. */
		public String code() {
			return code;
		}

	}

	/** Tests the one planned test of a goal in a lap. Never null, and never an error. */
	public static Proof of(Case tested) {
		return new Judge(tested).judge();
	}

}
