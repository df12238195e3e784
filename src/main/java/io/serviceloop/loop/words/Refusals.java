package io.serviceloop.loop.words;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;

import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Carries a refusal past the engine's REST interface, which wraps what listeners throw
 * and answers 500: the refusal is noted at the request, and the answer is written from
 * the note.
 */
public final class Refusals {

	private static final String ATTRIBUTE = Refusals.class.getName();

	private static final String FAILURE = ATTRIBUTE + ".failure";

	/** A second row of one key. */
	private static final String THERE_ALREADY = "23505";

	/**
	 * A text that is longer than its column: a name of somebody, a deployment, a filter.
	 */
	private static final String TOO_LONG = "22001";

	/** A character that PostgreSQL does not know. */
	private static final String CHARACTER = "22021";

	/**
	 * How SQLSTATE begins of a connection that is none, of a server that lacks something
	 * (disk, connections) and of one that is being stopped; and H2's words for a database
	 * that is closed.
	 */
	private static final List<String> AWAY = List.of("08", "53", "57P0", "90098", "90121");

	private Refusals() {
	}

	/**
	 * Notes the refusal within a failure, if it is one and there is a request; forgets
	 * one that was noted before.
	 */
	public static void note(Throwable failure) {
		RequestAttributes request = RequestContextHolder.getRequestAttributes();
		SubmissionRefused refusal = of(failure);
		if (request != null && refusal != null) {
			request.setAttribute(ATTRIBUTE, refusal, RequestAttributes.SCOPE_REQUEST);
		}
		else if (request != null) {
			// The last failure is the one that is answered.
			request.removeAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
		}
	}

	/**
	 * What a failure means to whoever asked, if it is his fault: the refusal within it,
	 * or what the database would not keep; null where it is not.
	 */
	public static SubmissionRefused of(Throwable failure) {
		return is(failure, THERE_ALREADY) ? SubmissionRefused.conflict("request", null, "serviceloop.refused.409")
				: is(failure, TOO_LONG) ? SubmissionRefused.invalid("request", null, "wrong.longText")
						: is(failure, CHARACTER) ? SubmissionRefused.invalid("request", null, "wrong.character")
								: in(failure);
	}

	/**
	 * Notes another failure, of which only the answer tells whether it was the caller's:
	 * then it is nothing for the log.
	 * @return false where there is no request to note it at
	 */
	public static boolean noteFailure(RuntimeException failure) {
		RequestAttributes request = RequestContextHolder.getRequestAttributes();
		if (request != null) {
			request.setAttribute(FAILURE, failure, RequestAttributes.SCOPE_REQUEST);
		}
		return request != null;
	}

	/** What failed at the current request; null where nothing did. */
	public static RuntimeException failure() {
		RequestAttributes request = RequestContextHolder.getRequestAttributes();
		return (request == null) ? null
				: (RuntimeException) request.getAttribute(FAILURE, RequestAttributes.SCOPE_REQUEST);
	}

	/** Whether the database refused something, and so. */
	private static boolean is(Throwable failure, String state) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof SQLException sql && state.equals(sql.getSQLState())) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Whether the database could not be reached, or has no room. Of a connection that
	 * broke within a transaction the last that is heard is that nothing can be rolled
	 * back.
	 */
	public static boolean isDatabaseAway(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof TransactionSystemException broken
					&& isDatabaseAway(broken.getApplicationException())) {
				return true;
			}
			if (cause instanceof SQLTransientConnectionException || cause instanceof SQLException sql
					&& AWAY.stream().anyMatch(String.valueOf(sql.getSQLState())::startsWith)) {
				return true;
			}
		}
		return false;
	}

	/** The refusal noted at the current request; null where there was none. */
	public static SubmissionRefused noted() {
		RequestAttributes request = RequestContextHolder.getRequestAttributes();
		return (request == null) ? null
				: (SubmissionRefused) request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
	}

	/** The refusal within a failure; null where there is none. */
	public static SubmissionRefused in(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof SubmissionRefused refusal) {
				return refusal;
			}
		}
		return null;
	}

}
