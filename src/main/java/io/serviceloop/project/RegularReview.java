package io.serviceloop.project;

import java.time.LocalDate;
import java.util.List;

/**
 * That a line is reviewed each quarter or year (A02, B04): what its next project is
 * opened with.
 *
 * @param title of each project, before its day
 * @param rhythm {@code quarter} or {@code year}
 * @param firstDay the day from which quarters and years are counted
 */
record RegularReview(int id, String title, String serviceLine, String lead, String processOwner, List<String> team,
		String rhythm, LocalDate firstDay) {

	/** What the project of a day is opened with. */
	OpenProjectStart.Answer project(LocalDate day) {
		return new OpenProjectStart.Answer(title + " – " + day, "regularReview", serviceLine, lead, processOwner, team);
	}

	/**
	 * The first day of the rhythm after another day. Counted from the first day each
	 * time, so that a month with fewer days shifts none of the later ones.
	 */
	LocalDate dayAfter(LocalDate day) {
		int months = rhythm.equals("year") ? 12 : 3;
		LocalDate next = firstDay;
		for (int i = 1; !next.isAfter(day); i++) {
			next = firstDay.plusMonths((long) i * months);
		}
		return next;
	}

}
