package io.serviceloop.goal.metric;

import java.util.Map;

/**
 * A metric of the catalogue (B26, B28).
 *
 * @param code by which goals name it
 * @param en its English name
 * @param zh its Chinese name
 * @param unit of its values
 * @param direction which way is better: {@code increase} or {@code decrease}
 * @param min the smallest plausible value, in {@code unit}
 * @param max the greatest plausible value, in {@code unit}
 * @param formula how a value is computed, by language ({@code en}, {@code zh})
 * @param period the usual assessment period: {@code day}, {@code week}, {@code month},
 * {@code quarter} or {@code year}
 * @param dimension what it is a part of, a code or a text (B24)
 */
public record Metric(String code, String en, String zh, String unit, String direction, double min, double max,
		Map<String, String> formula, String period, String dimension) {

	/** Whether a value can be one of this metric. */
	public boolean plausible(double value) {
		return value >= min && value <= max;
	}

}
