package io.serviceloop.audit.export;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/**
 * A project as a log tells it.
 *
 * @param events in their order
 * @param registers empty where the format does not tell them
 */
record LoggedProject(Facts facts, List<LoggedEvent> events, Registers registers) {

	/** What its own register has; {@code triggerKind} is why it was opened. */
	record Facts(String businessKey, String title, String triggerKind, String serviceLine, String lead,
			String processOwner, String state, LocalDateTime openedAt, LocalDateTime closedAt) {
	}

	/** What the steps have filed. */
	record Registers(List<Goal> goals, List<Measured> measured, List<Problem> problems, List<Override> overrides,
			List<Cause> causes, List<Action> actions, List<Standard> standards) {

		static final Registers NONE = new Registers(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
				List.of());

	}

	/** What each row of a register has. */
	interface Row {

		String businessKey();

	}

	record Goal(String businessKey, String id, String metric, String name, String unit, String direction,
			double baseline, double target, LocalDate dueDate) implements Row {
	}

	/** The value of a goal at the end of a lap. */
	record Measured(String businessKey, int lap, String goalId, double afterValue, Boolean met,
			LocalDateTime measuredAt) implements Row {
	}

	record Problem(String businessKey, String id, String goalId, String stage, String type, String description,
			String priority) implements Row {
	}

	/** That people decided against the computed priority. */
	record Override(String businessKey, int lap, String problemId, String overridePriority, String overrideReason,
			LocalDateTime decidedAt) implements Row {
	}

	record Cause(String businessKey, int lap, String problemId, int attempt, String rootCause, String causeClass,
			String author, LocalDateTime foundAt, Boolean verified, String verifiedBy,
			LocalDateTime verifiedAt) implements Row {
	}

	record Action(String businessKey, int lap, String id, String problemId, String kind, String measure,
			String department, String responsible, LocalDate dueDate, LocalDate completedOn,
			LocalDateTime droppedAt) implements Row {
	}

	/** A version of a standard that the project wrote. */
	record Standard(String businessKey, int id, Integer entryId, Integer number, int lap, String title,
			String writtenBy, LocalDateTime writtenAt, Boolean approved, String decidedBy,
			LocalDateTime decidedAt) implements Row {
	}

}
