package io.serviceloop.modelling.check.source;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.serviceloop.loop.words.Reason;

/**
 * Collects what is found. The texts of rule {@code x} are {@code model.x} and
 * {@code model.x.remedy}, with the same arguments; a rule that has several sentences
 * names one of them behind a hyphen: {@code x-which} belongs to rule {@code x} and reads
 * {@code model.x-which}.
 */
public final class Findings {

	/** Nobody reads more, and a bad file can have a million. */
	private static final int MOST = 200;

	private final Set<Finding> found = new LinkedHashSet<>();

	/** As much of what was given as a sentence has room for. */
	public static String shortened(String text) {
		return (text.length() <= 80) ? text : text.substring(0, 77) + "…";
	}

	/** What is wrong with an element. */
	public void error(Node at, String sentence, Object... arguments) {
		add(at.file(), at.id(), at.label(), sentence, Severity.ERROR, null, arguments);
	}

	/** What is wrong with an element, with a case that shows it. */
	public void errorWith(Object example, Node at, String sentence, Object... arguments) {
		add(at.file(), at.id(), at.label(), sentence, Severity.ERROR, example, arguments);
	}

	/** What is doubtful about an element. */
	public void warning(Node at, String sentence, Object... arguments) {
		add(at.file(), at.id(), at.label(), sentence, Severity.WARNING, null, arguments);
	}

	/** What is doubtful about an element, with a case that shows it. */
	public void warningWith(Object example, Node at, String sentence, Object... arguments) {
		add(at.file(), at.id(), at.label(), sentence, Severity.WARNING, example, arguments);
	}

	/** What is wrong with a file. */
	public void error(String file, String sentence, Object... arguments) {
		add(file, null, null, sentence, Severity.ERROR, null, arguments);
	}

	/** Everything about one part of a file that is no element of a diagram. */
	public void add(String file, String element, String label, String sentence, Severity severity, Object example,
			Object... arguments) {
		if (found.size() < MOST) {
			int hyphen = sentence.indexOf('-');
			found.add(new Finding(file, element, label, (hyphen < 0) ? sentence : sentence.substring(0, hyphen),
					severity, Reason.of("model." + sentence, arguments),
					Reason.of("model." + sentence + ".remedy", arguments), example));
		}
	}

	public void addAll(Collection<Finding> findings) {
		findings.stream().limit(MOST - found.size()).forEach(found::add);
	}

	public boolean hasErrors() {
		return found.stream().anyMatch(Finding::isError);
	}

	/** What was found, errors first. */
	public List<Finding> all() {
		return found.stream().sorted(java.util.Comparator.comparing(Finding::severity)).toList();
	}

}
