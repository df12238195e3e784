package io.serviceloop.modelling.check.content;

import java.util.HashSet;
import java.util.Set;

import io.serviceloop.modelling.check.source.Findings;
import io.serviceloop.modelling.check.source.Node;

/** Checks that a DMN file holds nothing but what is on the list. */
public final class DmnContent {

	private DmnContent() {
	}

	private static final int LONGEST = 255;

	/** Finds what a file holds that it may not. */
	public static void check(Node definitions, Findings findings) {
		if (!definitions.is(DmnLanguage.DMN, "definitions")) {
			findings.error(definitions.file(), "unreadable-dmn");
			return;
		}
		DmnLanguage.WORDS.check(definitions, findings);
		Set<String> seen = new HashSet<>();
		definitions.all().forEach(node -> {
			String id = node.attribute("id");
			if (id != null && !seen.add(id)) {
				findings.error(node, "twice", id);
			}
			node.attributes().forEach((name, value) -> {
				if (value.length() > LONGEST || Expressions.isIn(value)) {
					findings.error(node, (value.length() > LONGEST) ? "long" : "value", name.getLocalPart(),
							value.substring(0, Math.min(80, value.length())), node.line(), LONGEST, value.length());
				}
			});
		});
		if (definitions.children("decision").isEmpty()) {
			findings.error(definitions.file(), "empty-decision");
		}
	}

}
