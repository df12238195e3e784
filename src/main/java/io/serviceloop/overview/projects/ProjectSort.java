package io.serviceloop.overview.projects;

/**
 * By what the list is sorted. Where two are alike, the project that was opened last comes
 * first, so that a page is the same whenever it is asked for; what has no value stands
 * behind, in both directions.
 */
public enum ProjectSort {

	due("w.due", false), daysInStep("case when p.state = 'running' then p.step_since end", true),
	opened("p.opened_at", true), ended("p.closed_at", true), title("lower(p.title)", false), attainment("""
			coalesce(p.last_attainment, (select min(m.attainment) from measurement m
			  where m.business_key = p.business_key and m.lap = (select max(l.lap) from measurement l
			    where l.business_key = p.business_key and l.attainment is not null)))
			""", false), lap("p.lap", true);

	private final String value;

	/** Whether the greatest stands first, where nobody says otherwise. */
	private final boolean greatestFirst;

	ProjectSort(String value, boolean greatestFirst) {
		this.value = value;
		this.greatestFirst = greatestFirst;
	}

	/** The name of the definition of its number; null where it needs none. */
	String defined() {
		return switch (this) {
			case due -> "nextDue";
			case daysInStep, attainment, lap -> name();
			default -> null;
		};
	}

	/** The direction where nobody says one. */
	boolean greatestFirst() {
		return greatestFirst;
	}

	/** What follows the conditions, on {@code project p} and its next due date. */
	String sql(boolean descending) {
		// Who came to a step first has been there for the most days.
		boolean down = (this == daysInStep) != descending;
		String rest = switch (this) {
			case opened -> ", p.business_key" + (descending ? " desc" : "");
			default -> ", p.opened_at desc, p.business_key desc";
		};
		// The registers' indexes know no nulls last: of columns that have no nulls it is
		// not said.
		boolean always = this == opened || this == title || this == lap;
		return " order by " + value + (down ? " desc" : "") + (always ? "" : " nulls last") + rest;
	}

}
