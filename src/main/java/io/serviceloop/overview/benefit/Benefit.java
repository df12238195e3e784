package io.serviceloop.overview.benefit;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What the change of a goal is worth a month: how far its metric came in the good
 * direction, times the worth of a unit. It says how sure that is, and is never surer than
 * the measurement (A37, D17).
 *
 * @param sure how sure it is
 * @param month in the currency of the installation, below 0 where it got worse; null
 * where nobody said what a unit is worth, or where it does not count
 * @param monthLow the same at the end of the interval of the change where less was won;
 * null where the interval is not known
 * @param monthHigh the same at its other end
 */
public record Benefit(Sure sure, BigDecimal month, BigDecimal monthLow, BigDecimal monthHigh) {

	private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

	/** How sure it is, from sure to unknown. */
	public enum Sure {

		/** The goal is met, and the change is more than chance. */
		proven,
		/** The goal is met, and the change may be chance. */
		notProven,
		/** The goal is met, and nobody can tell whether by chance. */
		notTestable,
		/** It was measured, and the goal is missed. */
		missed,
		/** Something got worse for it past its limit, and nobody has decided yet. */
		undecided,
		/** Something got worse for it past its limit, which was refused. */
		refused,
		/** Nothing was measured yet. */
		notMeasured;

		/** Whether what it is worth counts. */
		public boolean counts() {
			return compareTo(missed) <= 0;
		}

	}

	/**
	 * A goal as it was measured last.
	 *
	 * @param value after − before, in the unit of the goal; null where it is not known
	 * @param low lower end of its interval; null where it cannot be told
	 * @param high upper end
	 * @param met whether the target was reached
	 * @param proven {@code yes}, {@code no} or {@code notTestable}; null where nobody
	 * asked
	 * @param guardPast whether what was to be guarded got worse past its limit
	 * @param guardAccepted whether that was accepted; null where nobody decided
	 */
	record Change(Double value, Double low, Double high, Boolean met, String proven, Boolean guardPast,
			Boolean guardAccepted) {
	}

	/**
	 * What a change is worth.
	 * @param direction of the goal: {@code increase} or {@code decrease}
	 * @param unitWorth may be null
	 * @param measured null where nothing was
	 */
	static Benefit of(String direction, Double unitWorth, Change measured) {
		if (measured == null || measured.value() == null || measured.met() == null) {
			return new Benefit(Sure.notMeasured, null, null, null);
		}
		boolean down = "decrease".equals(direction);
		Double low = gain(down, down ? measured.high() : measured.low());
		Double high = gain(down, down ? measured.low() : measured.high());
		boolean known = low != null && high != null;
		Sure sure = sure(measured, known && low <= 0);
		if (unitWorth == null || !sure.counts()) {
			return new Benefit(sure, null, null, null);
		}
		return new Benefit(sure, money(gain(down, measured.value()), unitWorth), known ? money(low, unitWorth) : null,
				known ? money(high, unitWorth) : null);
	}

	/**
	 * @param maybeNothing whether the interval of the change holds no change at all: then
	 * it is not proven, whatever was said
	 */
	private static Sure sure(Change measured, boolean maybeNothing) {
		if (Boolean.FALSE.equals(measured.guardAccepted())) {
			return Sure.refused;
		}
		if (Boolean.TRUE.equals(measured.guardPast()) && measured.guardAccepted() == null) {
			return Sure.undecided;
		}
		if (!measured.met()) {
			return Sure.missed;
		}
		return switch (String.valueOf(measured.proven())) {
			case "yes" -> maybeNothing ? Sure.notProven : Sure.proven;
			case "no" -> Sure.notProven;
			default -> Sure.notTestable;
		};
	}

	private static Double gain(boolean down, Double change) {
		return (change == null) ? null : (Double) (down ? -change : change);
	}

	private static BigDecimal money(double units, double unitWorth) {
		return BigDecimal.valueOf(units).multiply(BigDecimal.valueOf(unitWorth)).setScale(2, RoundingMode.HALF_UP);
	}

	/** The same of a year: twelve months. */
	public BigDecimal year() {
		return (month == null) ? null : month.multiply(MONTHS);
	}

}
