package io.serviceloop.overview.issues;

/**
 * The columns of the list in files: the ten of the template in its order, then where a
 * row comes from.
 */
enum IssueColumn {

	category(20), description(42), frequency(13), impact(30), stage(20), rootCause(38), measure(42), responsible(22),
	dueDate(12), status(11), project(15), projectTitle(26), problem(8);

	/** How wide it is, in characters. */
	private final int width;

	IssueColumn(int width) {
		this.width = width;
	}

	int width() {
		return width;
	}

	/** The name of the definition of its cells; null where they need none. */
	String defined() {
		return switch (this) {
			case frequency, impact, dueDate, status -> name();
			default -> null;
		};
	}

	/** The key of what stands above it. */
	String title() {
		return "issues.column." + name();
	}

}
