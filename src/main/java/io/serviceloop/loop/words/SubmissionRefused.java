package io.serviceloop.loop.words;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.ProcessEngineException;

/**
 * A submission that was checked and not accepted. Thrown inside the engine's transaction,
 * so that nothing of it is written; answered over HTTP with {@link #status()} and every
 * violation at once.
 */
public class SubmissionRefused extends ProcessEngineException {

	private static final long serialVersionUID = 1L;

	private final int status;

	private final transient List<Violation> violations;

	public SubmissionRefused(int status, List<Violation> violations) {
		super(shorten(violations.toString()));
		this.status = status;
		this.violations = List.copyOf(violations);
	}

	/** The submission has mistakes that its author can mend (400). */
	public static SubmissionRefused invalid(List<Violation> violations) {
		return new SubmissionRefused(400, violations);
	}

	/** One mistake in the submission (400). */
	public static SubmissionRefused invalid(String path, Object given, String key, Object... arguments) {
		return new SubmissionRefused(400, List.of(Violation.of(path, given, key, arguments)));
	}

	/** This person may not do this (403). */
	public static SubmissionRefused forbidden(String path, Object given, String key, Object... arguments) {
		return new SubmissionRefused(403, List.of(Violation.of(path, given, key, arguments)));
	}

	/** The thing addressed does not exist, or no longer (404). */
	public static SubmissionRefused gone(String path, Object given, String key, Object... arguments) {
		return new SubmissionRefused(404, List.of(Violation.of(path, given, key, arguments)));
	}

	/** The thing addressed has moved on meanwhile (409). */
	public static SubmissionRefused conflict(String path, Object given, String key, Object... arguments) {
		return new SubmissionRefused(409, List.of(Violation.of(path, given, key, arguments)));
	}

	// Somebody may have submitted ten megabytes; they do not belong into a log.
	private static String shorten(String text) {
		return (text.length() <= 2000) ? text : text.substring(0, 2000) + "…";
	}

	/** The HTTP status of the answer: always 4xx. */
	public int status() {
		return status;
	}

	/** What is wrong, for people. */
	public String detail(Texts texts) {
		return violations.stream().map(texts::of).collect(Collectors.joining("\n"));
	}

	/** What the answer to programs holds beyond the violations. */
	public Map<String, Object> more(Texts texts) {
		return Map.of();
	}

	/** Everything that is wrong, in the order of the form. */
	public List<Violation> violations() {
		return violations;
	}

}
