package io.serviceloop.evaluation.proof;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import io.serviceloop.evaluation.proof.Evidence.Measure;
import io.serviceloop.evaluation.proof.Evidence.Value;
import io.serviceloop.loop.words.Reason;

/**
 * What a measure brought: only where no other roll-out for the same goal lies in its
 * window. Of the whole change, what goes back to what is usual by itself is taken off,
 * where that can be told; a season and the mix are in it.
 */
final class Brought {

	private Brought() {
	}

	/**
	 * @param regression what of the change goes back to what is usual
	 */
	static Part by(Measure measure, Evidence evidence, double change, Part regression, Proof proof) {
		LocalDate day = measure.rolledOut();
		if (day == null) {
			return unknown(measure, Reason.of("verdict.measure.notRolledOut"));
		}
		if (isOnlyOne(measure, evidence)) {
			return whole(measure, evidence, change, regression, proof);
		}
		Optional<Measure> other = evidence.measures()
			.stream()
			.filter(each -> !each.id().equals(measure.id()) && each.rolledOut() != null
					&& Math.abs(ChronoUnit.DAYS.between(day, each.rolledOut())) <= evidence.windowDays())
			.findFirst();
		if (other.isPresent()) {
			return unknown(measure, Reason.of("verdict.measure.other", other.get().title(),
					other.get().rolledOut().toString(), evidence.windowDays()));
		}
		Spread before = within(evidence.readings(), day.minusDays(evidence.windowDays()), day.minusDays(1));
		Spread after = within(evidence.readings(), day.plusDays(1), day.plusDays(evidence.windowDays()));
		if (before.n() == 0 || after.n() == 0) {
			return unknown(measure, Reason.of("verdict.measure.noReadings", evidence.windowDays()));
		}
		return compared(before, after, evidence).about(measure.id());
	}

	/** All of the change, but what would have come by itself. */
	private static Part whole(Measure measure, Evidence evidence, double change, Part regression, Proof proof) {
		Double itself = regression.value();
		if (itself == null || itself == 0) {
			return new Part("measure", measure.id(), change, proof.low(), proof.high(),
					List.of(Reason.of("verdict.measure.onlyOne", measure.title())));
		}
		Reason without = Reason.of("verdict.measure.without", measure.title(), Judge.rounded(change),
				Judge.rounded(itself), evidence.tested().judgement().unit());
		double value = change - itself;
		if (proof.low() == null || proof.high() == null) {
			return new Part("measure", measure.id(), value, null, null, List.of(without));
		}
		double half = Math.hypot((proof.high() - proof.low()) / 2, (regression.high() - regression.low()) / 2);
		return Part.told("measure", value, half, without).about(measure.id());
	}

	/** Whether all of the change lies between before and after of this one roll-out. */
	private static boolean isOnlyOne(Measure measure, Evidence evidence) {
		boolean inside = measure.rolledOut().isBefore(evidence.from())
				&& (evidence.baselineTo() == null || measure.rolledOut().isAfter(evidence.baselineTo()));
		return inside && evidence.measures().stream().filter(each -> each.rolledOut() != null).count() == 1;
	}

	private static Spread within(List<Value> readings, LocalDate from, LocalDate to) {
		return Spread.of(readings.stream()
			.filter(reading -> !reading.from().isBefore(from) && !reading.to().isAfter(to))
			.map(Value::value)
			.toList());
	}

	private static Part compared(Spread before, Spread after, Evidence evidence) {
		double value = after.mean() - before.mean();
		Reason readings = Reason.of("verdict.measure.readings", before.n(), after.n(), evidence.windowDays());
		int freedom = before.n() + after.n() - 2;
		if (freedom < 1) {
			return new Part("measure", null, value, null, null,
					List.of(readings, Reason.of("verdict.measure.noInterval")));
		}
		double squares = squares(before) + squares(after);
		double error = Math.sqrt(squares / freedom * (1.0 / before.n() + 1.0 / after.n()));
		return Part.told("measure", value, Spread.half(error, freedom, evidence.tested().judgement().errorPercent()),
				readings);
	}

	private static double squares(Spread spread) {
		return (spread.n() < 2) ? 0 : spread.sd() * spread.sd() * (spread.n() - 1);
	}

	private static Part unknown(Measure measure, Reason why) {
		return Part.unknown("measure", why).about(measure.id());
	}

}
