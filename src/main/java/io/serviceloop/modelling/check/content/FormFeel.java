package io.serviceloop.modelling.check.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.serviceloop.loop.words.Reason;
import io.serviceloop.modelling.check.source.Findings;
import io.serviceloop.modelling.check.table.Feel;

/**
 * The expressions in a Camunda Form: <code>{{…}}</code> and {@code =…} in texts name a
 * variable and nothing else, so that no text is put together that nobody has seen;
 * conditions are FEEL.
 */
final class FormFeel {

	private static final Set<String> CONDITIONS = Set.of("hide", "readonly", "disabled", "required");

	private static final String VARIABLE = "[A-Za-z_]\\w{0,99}(\\.[A-Za-z_]\\w{0,99}){0,5}";

	private FormFeel() {
	}

	/**
	 * What is wrong with the expressions in a text.
	 * @param name the member of the component that it stands in
	 */
	static List<Reason> faults(String name, String text) {
		if (text.startsWith("=") && CONDITIONS.contains(name)) {
			return Feel.faults(text.substring(1).strip(), false);
		}
		List<Reason> faults = new ArrayList<>();
		if (text.startsWith("=") && !text.substring(1).strip().matches(VARIABLE)) {
			faults.add(Reason.of("feel-template", Findings.shortened(text)));
		}
		int open = text.indexOf("{{");
		while (open >= 0 && faults.isEmpty()) {
			int close = text.indexOf("}}", open);
			String inside = (close < 0) ? "" : text.substring(open + 2, close).strip();
			if (!inside.matches(VARIABLE)) {
				faults.add(Reason.of("feel-template", Findings.shortened(text.substring(open))));
			}
			open = text.indexOf("{{", open + 2);
		}
		return faults;
	}

}
