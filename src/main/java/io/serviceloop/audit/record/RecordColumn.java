package io.serviceloop.audit.record;

/** The columns of records in files. */
enum RecordColumn {

	number(10), when(20), person(20), forPerson(20), what(26), outcome(12), project(15), task(26), about(24), why(40),
	said(50), changes(50), decisions(40), signature(40), door(14), address(18), definition(34), form(14);

	private final int width;

	RecordColumn(int width) {
		this.width = width;
	}

	/** How wide it is, in characters. */
	int width() {
		return width;
	}

}
