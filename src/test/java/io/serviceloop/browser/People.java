package io.serviceloop.browser;

import java.util.LinkedHashMap;
import java.util.Map;

/** The people of a test; each gets a browser when first needed. */
class People implements AutoCloseable {

	private final String language;

	private final String address;

	private final Pictures pictures;

	private final Map<String, Person> present = new LinkedHashMap<>();

	People(String language, String address) {
		this.language = language;
		this.address = address;
		this.pictures = new Pictures(language.substring(0, 2));
	}

	Person is(String name) {
		return present.computeIfAbsent(name, any -> new Person(name, language, address, pictures));
	}

	Pictures pictures() {
		return pictures;
	}

	/** Nothing may have gone wrong behind a form that was left either. */
	void checkConsoles() {
		present.forEach((name, person) -> person.console.check("the end, for " + name));
	}

	@Override
	public void close() {
		present.values().forEach(Person::close);
	}

}
