package io.serviceloop.overview.projects;

/** The columns of the list in files. */
enum ProjectColumn {

	project(15), title(34), serviceLine(20), lead(18), processOwner(18), state(13), lap(6, false, "lap"), step(20),
	daysInStep(9, false, "daysInStep"), waitsFor(28), task(28), due(12, true, "nextDue"), late(9, false, "late"),
	goals(46, false, "attainment"), opened(12, true, null), closed(12, true, null), daysItTook(9, false, "daysItTook");

	private final int width;

	private final boolean days;

	private final String defined;

	ProjectColumn(int width) {
		this(width, false, null);
	}

	ProjectColumn(int width, boolean days, String defined) {
		this.width = width;
		this.days = days;
		this.defined = defined;
	}

	/** How wide it is, in characters. */
	int width() {
		return width;
	}

	/** The name of the definition of its cells; null where they need none. */
	String defined() {
		return defined;
	}

	/** Whether its cells are days. */
	boolean days() {
		return days;
	}

}
