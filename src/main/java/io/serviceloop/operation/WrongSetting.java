package io.serviceloop.operation;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

import io.serviceloop.loop.words.Likeness;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A setting with which the application does not start: it says what is right. */
class WrongSetting extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private static final double ALIKE = 40;

	private final String remedy;

	/**
	 * A wrong setting.
	 * @param fault which setting, where it was given, and what is wrong with it
	 * @param remedy what would be right
	 */
	WrongSetting(String fault, String remedy) {
		super(fault + " " + remedy);
		this.remedy = remedy;
	}

	/** The name that was probably meant; empty where none is like it. */
	static Optional<String> nearest(String given, Collection<String> known) {
		Comparator<String> alike = Comparator.comparingDouble(name -> Likeness.percent(given, name));
		return known.stream()
			.filter(name -> Likeness.percent(given, name) >= ALIKE)
			.max(alike.thenComparing(Comparator.reverseOrder()));
	}

	/** Shows it at the start without the stack of what was being started. */
	static class Shown extends AbstractFailureAnalyzer<WrongSetting> {

		@Override
		protected FailureAnalysis analyze(Throwable rootFailure, WrongSetting cause) {
			return new FailureAnalysis(cause.getMessage().replace(" " + cause.remedy, ""), cause.remedy, cause);
		}

	}

}
