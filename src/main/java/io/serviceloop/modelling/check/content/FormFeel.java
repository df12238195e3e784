package io.serviceloop.modelling.check.content;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.serviceloop.loop.words.Reason;
import io.serviceloop.modelling.check.table.Feel;

/** The expressions in the texts of a Camunda Form: {@code =…} and <code>{{…}}</code>. */
final class FormFeel {

	private static final Pattern TEMPLATE = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);

	private FormFeel() {
	}

	/** What is wrong with the expressions in a text. */
	static List<Reason> faults(String text) {
		List<Reason> faults = new ArrayList<>();
		if (text.startsWith("=")) {
			check(text.substring(1), faults);
			return faults;
		}
		Matcher template = TEMPLATE.matcher(text);
		while (template.find()) {
			String inside = template.group(1).strip();
			if (inside.startsWith("#") || inside.startsWith("/")) {
				faults.add(Reason.of("feel-template", inside));
			}
			else {
				check(inside, faults);
			}
		}
		return faults;
	}

	private static void check(String expression, List<Reason> faults) {
		faults.addAll(Feel.faults(expression, false));
	}

}
