package io.serviceloop.collection.guess;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.BitSet;

import io.serviceloop.collection.guess.DateShape.Order;

/**
 * What the dates of a column say about the order of day and month: each that exists in
 * one order only is a proof, and where none is, their sequence is a sign.
 */
final class OrderEvidence {

	/** Signs count only of so many different days. */
	private static final int FEW = 4;

	private static final int DENSER = 5;

	private static final int CENTURY_TURN = 70;

	private final long[] fits = new long[3];

	/** Dates that exist in one of the orders of day and month, or both. */
	private long either;

	private final long[] steps = new long[3];

	private final long[] stepsBack = new long[3];

	private final LocalDate[] last = new LocalDate[3];

	private final LocalDate[] first = new LocalDate[3];

	private final LocalDate[] latest = new LocalDate[3];

	private final BitSet[] years = { new BitSet(), new BitSet(), new BitSet() };

	private final BitSet days = new BitSet();

	private long values;

	/**
	 * What is to be believed.
	 *
	 * @param order the likeliest
	 * @param proofs how many dates exist in this order only; 0 where none does
	 * @param against how many exist in another order only
	 * @param likely whether at least their sequence speaks for it
	 */
	record Verdict(Order order, long proofs, long against, boolean likely) {

		/** Whether nothing has to be asked. */
		boolean sure() {
			return proofs > 0 && against * 20 <= proofs;
		}

	}

	/**
	 * @param year of four digits or two
	 */
	void add(int a, int b, int year, boolean twoDigits) {
		values++;
		LocalDate[] dates = { date(year(year, twoDigits), b, a), date(year(year, twoDigits), a, b),
				twoDigits ? date(year(a, true), b, year) : null };
		either += (dates[0] != null || dates[1] != null) ? 1 : 0;
		for (int i = 0; i < dates.length; i++) {
			if (dates[i] != null) {
				follow(i, dates[i]);
			}
		}
		days.set(a * 100 + b);
	}

	private void follow(int order, LocalDate date) {
		fits[order]++;
		years[order].set(date.getYear());
		if (last[order] != null && !date.equals(last[order])) {
			steps[order]++;
			stepsBack[order] += date.isBefore(last[order]) ? 1 : 0;
		}
		last[order] = date;
		first[order] = (first[order] == null || date.isBefore(first[order])) ? date : first[order];
		latest[order] = (latest[order] == null || date.isAfter(latest[order])) ? date : latest[order];
	}

	private static int year(int year, boolean twoDigits) {
		return !twoDigits ? year : (year >= CENTURY_TURN) ? 1900 + year : 2000 + year;
	}

	private static LocalDate date(int year, int month, int day) {
		if (month < 1 || month > 12 || day < 1 || day > 31) {
			return null;
		}
		try {
			return LocalDate.of(year, month, day);
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	long values() {
		return values;
	}

	Verdict verdict() {
		if (yearFirst()) {
			return new Verdict(Order.YEAR_FIRST, Math.max(1, fits[2] - Math.max(fits[0], fits[1])), 0, true);
		}
		if (fits[0] != fits[1]) {
			int best = (fits[0] > fits[1]) ? 0 : 1;
			int other = 1 - best;
			return new Verdict(Order.values()[best], fits[best] - both(), fits[other] - both(), true);
		}
		int sign = sign();
		return new Verdict(Order.values()[Math.max(sign, 0)], 0, fits[0] - both(), sign >= 0);
	}

	/** How many dates exist in both orders of day and month. */
	private long both() {
		return fits[0] + fits[1] - either;
	}

	/** Years of two digits first: where they fit better, or are fewer years. */
	private boolean yearFirst() {
		long best = Math.max(fits[0], fits[1]);
		int rival = (fits[0] >= fits[1]) ? 0 : 1;
		// One slip of the hand, as 31 February, is no proof against all the others.
		return (fits[2] > best && (best == 0 || years[2].cardinality() <= years[rival].cardinality()))
				|| (fits[2] == best && best > 0 && years[2].cardinality() * 3 <= years[rival].cardinality());
	}

	/**
	 * The order in which the rows follow one another, or lie much nearer together; -1 for
	 * none.
	 */
	private int sign() {
		if (days.cardinality() < FEW) {
			return -1;
		}
		boolean dayUp = stepsBack[0] == 0 || stepsBack[0] == steps[0];
		boolean monthUp = stepsBack[1] == 0 || stepsBack[1] == steps[1];
		if (dayUp != monthUp) {
			return dayUp ? 0 : 1;
		}
		long daySpan = latest[0].toEpochDay() - first[0].toEpochDay();
		long monthSpan = latest[1].toEpochDay() - first[1].toEpochDay();
		return (monthSpan > DENSER * daySpan) ? 0 : (daySpan > DENSER * monthSpan) ? 1 : -1;
	}

}
