package io.serviceloop.overview.projects;

/** The columns of the list in files. */
enum ProjectColumn {

	project(15), title(34), serviceLine(20), lead(18), processOwner(18), state(13), lap(6), step(20), daysInStep(9),
	waitsFor(28), task(28), due(12, true), late(9), goals(46), opened(12, true), closed(12, true), daysItTook(9);

	private final int width;

	private final boolean days;

	ProjectColumn(int width) {
		this(width, false);
	}

	ProjectColumn(int width, boolean days) {
		this.width = width;
		this.days = days;
	}

	/** How wide it is, in characters. */
	int width() {
		return width;
	}

	/** Whether its cells are days. */
	boolean days() {
		return days;
	}

}
