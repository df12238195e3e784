package io.serviceloop.access.http;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.ibatis.exceptions.PersistenceException;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.feel.impl.FeelException;

/**
 * The table of what the engine's REST interfaces answer when something fails, and whose
 * fault it was. They say 500 to much that is the caller's.
 */
final class EngineFailures {

	/**
	 * Types that say little: what happened is only named in the sentence.
	 */
	private static final List<String> VAGUE = List.of("RestException", "ProcessEngineException",
			"InvalidRequestException", "IllegalStateException", "IllegalArgumentException");

	private static final String IDENTIFIER = "is not a valid resource identifier";

	private static final String OVERTAKEN = "updated by another transaction";

	/** The first line that fits counts. */
	private static final List<Line> TABLE = Stream.of(
			// By what kind of failure it was.
			type("OptimisticLockingException", 409), type("TaskAlreadyClaimedException", 409),
			type("NullValueException", 404), type("NotFoundException", 404), type("NotValidException", 400),
			type("BadUserRequestException", 400), type("FormFieldValidationException", 400),
			// A request without the body, or the member of it, that it should have; one
			// for the form of a task, or for a case, that is gone.
			new Line(List.of("NullPointerException"), "org.camunda.bpm.engine.rest.dto.", 400),
			new Line(List.of("NullPointerException"), "org.camunda.bpm.engine.rest.mapper.", 400),
			new Line(List.of("NullPointerException"), "because \"task\" is null", 404),
			new Line(List.of("NullPointerException"), "because \"processDefinition\" is null", 404),
			new Line(List.of("NullPointerException"), "CaseDefinitionEntity", 404),
			// An id that is none, held against the letters that may stand in one.
			new Line(List.of("NullPointerException"), "because \"this.text\" is null", 400),
			// By what is said.
			said("org.camunda.bpm.engine.AuthorizationException", 403),
			// A query's own expression, or that of a stored filter.
			said("Unable to resolve expression", 400), said(IDENTIFIER, 400), said("Could not parse", 400),
			said("Unable to transform DMN", 400), said("Could not transform resource", 400),
			said("cannot be used to query", 400), said("not whitelisted for deserialization", 400),
			said("Object is not deserialized", 400), said("argument type mismatch", 400),
			said("Could not deserialize", 400), said("Parameter 'format' is null", 400), said("already claimed", 409),
			said(OVERTAKEN, 409), said("is suspended", 409), said("has not subscribed", 409),
			said("cannot signal execution", 409), said("No subscriptions were found", 400), said("does not exist", 404),
			said("Cannot skip custom listeners", 400), said("is not greater than", 400),
			said("does not have a subscription", 409), said("No job found", 404),
			said("does not declare conditional start event", 404), said("Cannot find", 404), said("is null", 404))
		.toList();

	/**
	 * How SQLSTATE begins of values, of statements that are none, and of too long ones.
	 */
	private static final Set<String> STATEMENT = Set.of("22", "42", "54");

	/** A table, a column or a right that is missing: nobody's who asks. */
	private static final Set<String> MISSING = Set.of("42P01", "42703", "42501", "42S02", "42S22");

	/** A decision that is not there, or gives no answer. */
	private static final List<String> DECISION = List.of("decision", "DMN-", "FEEL");

	/** A process that names what is not there: a field, a form, a bean. */
	private static final List<String> MODEL = List.of("Unknown property used in expression",
			"Cannot resolve identifier", "Error while evaluating expression", "Unable to evaluate script",
			"No Camunda Form Definition was found", "Form", "No outgoing sequence flow");

	private EngineFailures() {
	}

	/**
	 * A line of the table.
	 *
	 * @param types what the answer may name as the kind of failure
	 * @param words what stands somewhere in its sentence; empty where that does not
	 * matter
	 */
	private record Line(List<String> types, String words, int status) {

		boolean fits(String type, String message) {
			return types.contains(type) && message.contains(words);
		}

	}

	/**
	 * The status that says whose fault it was. What fails before any command of the
	 * engine runs, fails over what was asked: a member that is missing or of another
	 * kind, or questions that exclude each other.
	 * @param status what the engine answers
	 * @param type the kind of failure that it names
	 * @param message what it says of it
	 * @param failure what a command ended with; null where none failed
	 */
	static int status(int status, String type, String message, Throwable failure) {
		if (type.equals("NotFoundException") || message.startsWith("No task found for task id")) {
			return 404;
		}
		return (status != 500) ? status
				: TABLE.stream()
					.filter(line -> line.fits(type, message))
					.mapToInt(Line::status)
					.findFirst()
					.orElse(failure == null && type.endsWith("Exception") || isUnanswerable(failure) ? 400 : 500);
	}

	/**
	 * Whether the engine made a statement of what was asked that no database takes: a
	 * value beyond what there is of its type, more ids than a statement has room for,
	 * questions between which it forgets an "and".
	 */
	private static boolean isUnanswerable(Throwable failure) {
		boolean engines = false;
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			engines |= cause instanceof PersistenceException;
			if (engines && cause instanceof SQLException sql) {
				String state = String.valueOf(sql.getSQLState());
				if (!MISSING.contains(state) && STATEMENT.stream().anyMatch(state::startsWith)) {
					return true;
				}
			}
		}
		return false;
	}

	/**
	 * Whether a value did not fit the type it was declared to have. The interfaces find
	 * that themselves, before any command of the engine runs.
	 * @param inCommand whether a command failed
	 */
	static boolean isTypedValue(String type, String message, boolean inCommand) {
		return !inCommand && (type.equals("IllegalArgumentException") || type.equals("ClassCastException"))
				|| message.contains("Cannot serialize value of abstract type");
	}

	/** The key of the sentence that stands above the engine's own. */
	static String title(int status) {
		return "serviceloop.refused." + ((status == 403 || status == 404 || status == 409) ? status : 400);
	}

	/**
	 * The key of what people are told of a failure, in place of the engine's words.
	 * @param status what is answered
	 * @param type the kind of failure that the engine names
	 * @param message what the engine says of it
	 * @param failure what a command ended with; null where that is not known
	 */
	static String advice(int status, String type, String message, Throwable failure) {
		if (message.contains(IDENTIFIER)) {
			return "advice.identifier";
		}
		if (status == 403) {
			return "advice.forbidden";
		}
		if (status == 404) {
			return "advice.gone";
		}
		if (message.contains("is suspended")) {
			return "advice.suspended";
		}
		if (message.contains("already claimed") || type.equals("TaskAlreadyClaimedException")) {
			return "advice.claimed";
		}
		if (status == 409) {
			return "advice.moved";
		}
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof DmnEngineException || cause instanceof FeelException) {
				return "advice.decision";
			}
		}
		if (MODEL.stream().anyMatch(message::contains)) {
			return "advice.model";
		}
		if (DECISION.stream().anyMatch(message::contains)) {
			return "advice.decision";
		}
		return (status < 500) ? "advice.request" : "advice.failed";
	}

	/**
	 * Whether somebody else was faster; the engine says of that which of its rows it was.
	 */
	static boolean isLate(String type, String message) {
		return type.equals("OptimisticLockingException") || message.contains(OVERTAKEN);
	}

	/** Whether an id has letters that may not stand in it. */
	static boolean isIdentifier(String message) {
		return message.contains(IDENTIFIER);
	}

	/**
	 * Whether a new password was too weak, of which the engine says less than its rules.
	 */
	static boolean isWeakPassword(String message) {
		return message.contains("Password does not match policy");
	}

	private static Line type(String type, int status) {
		return new Line(List.of(type), "", status);
	}

	private static Line said(String words, int status) {
		return new Line(VAGUE, words, status);
	}

}
