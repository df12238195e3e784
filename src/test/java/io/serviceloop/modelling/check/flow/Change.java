package io.serviceloop.modelling.check.flow;

import java.util.function.Consumer;

/**
 * What a process owner does to the shipped models.
 *
 * @param name what it is
 * @param sentence what is found; null where nothing is
 * @param element where it is found
 * @param edit does it
 */
record Change(String name, String sentence, String element, Consumer<House> edit) {

	/** One that is refused. */
	static Change bad(String name, String sentence, String element, Consumer<House> edit) {
		return new Change(name, sentence, element, edit);
	}

	/** One that nothing is wrong with. */
	static Change good(String name, Consumer<House> edit) {
		return new Change(name, null, null, edit);
	}

	@Override
	public String toString() {
		return name;
	}

}
