package io.serviceloop.classification;

import java.util.Map;
import java.util.Optional;

import io.serviceloop.loop.words.Reason;

/**
 * What decision {@code problemScreening} says of a problem (A22, A23, A45).
 *
 * @param frequencyScore 1 to 5
 * @param impact {@code low}, {@code medium} or {@code high}
 * @param screened whether it is frequent and grave enough
 */
record Screening(int frequencyScore, String impact, boolean screened) {

	/** Empty where an output is missing or of another type. */
	static Optional<Screening> of(Map<String, Object> outputs) {
		return outputs.get("frequencyScore") instanceof Number score && outputs.get("impact") instanceof String impact
				&& outputs.get("screened") instanceof Boolean screened
						? Optional.of(new Screening(score.intValue(), impact, screened)) : Optional.empty();
	}

	/** Why it is screened, or not. */
	Reason reason(int impactScore, ScreeningPicture.Impact limits) {
		String key = screened ? "reason.screened" : "reason.notScreened";
		if (limits.never()) {
			return Reason.of(key + ".never", impactScore);
		}
		return (limits.screenedFrom() == null) ? Reason.of(key)
				: Reason.of(key + ".from", impactScore, limits.screenedFrom());
	}

}
