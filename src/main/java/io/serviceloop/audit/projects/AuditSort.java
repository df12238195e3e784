package io.serviceloop.audit.projects;

/** By what the list is sorted; each order has its index. */
enum AuditSort {

	opened("p.opened_at", true), ended("p.closed_at", true), title("p.title", false), lap("p.lap", true);

	private final String column;

	private final boolean greatestFirst;

	AuditSort(String column, boolean greatestFirst) {
		this.column = column;
		this.greatestFirst = greatestFirst;
	}

	/** The direction where nobody says one. */
	boolean greatestFirst() {
		return greatestFirst;
	}

	/** What follows the conditions. */
	String sql(boolean descending) {
		String down = descending ? " desc" : "";
		// What runs has no end: it stands behind, in both directions.
		String nulls = (this == ended) ? " nulls last" : "";
		return " order by " + column + down + nulls + ", p.business_key" + down;
	}

}
