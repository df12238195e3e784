package io.serviceloop.project;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * An improvement project as its register knows it.
 *
 * @param businessKey {@code IMP-<year>-<4 digits>}
 * @param title what the project is called
 * @param triggerKind why it was opened: {@code regularReview}, {@code targetedFix},
 * {@code preLaunchCheck} (A02–A04)
 * @param serviceLine the service it is about
 * @param lead user id of the project lead
 * @param processOwner user id of the owner of the process that is improved
 * @param scope service links the project covers (A09); null until the goals are set
 * @param stages the service links in its scope; none where they were not asked for yet
 * (A09)
 * @param cycleDays length of one improvement cycle in days (A10); null until the goals
 * are set
 * @param observationDays days between implementation and measurement (A36); null until
 * the goals are set
 * @param observationReason why this time is shorter or longer than usual; null where it
 * is not
 * @param state {@code running}, {@code reached}, {@code notReached} or {@code cancelled}
 * @param lap the lap the project is in, from 1
 * @param step the step the project is in
 * @param openedAt when it was opened
 * @param closedAt when it ended; null while it runs
 * @param closingNote why it ended before its goals were met; null otherwise
 * @param launchDecision {@code go} or {@code noGo} where it is a check before a launch
 * that was decided; null otherwise
 * @param launchNote why; may be null
 * @param rolledOutOn the day of the last roll-out of the lap (A36); null until then
 * @param proven how well it is proven that the goals were reached: {@code yes},
 * {@code no} or {@code notTestable}, as the one that is proven worst; null where they
 * were not, or nobody asked (A37)
 * @param late whether one of them was reached after its due date; null where they were
 * not
 * @param earlierRules whether it ran already when steps 1 to 4 became binding: then what
 * they ask is not asked of the steps it had passed
 * @param lapOpenedAt when the lap was opened; null in the first one, and where a project
 * of before was in a later one
 * @param launchBy user id of who decided about the launch; null where nobody did
 * @param launchAt when; null as well
 */
public record Project(String businessKey, String title, @JsonProperty("trigger") String triggerKind, String serviceLine,
		String lead, String processOwner, String scope, List<String> stages, Integer cycleDays, Integer observationDays,
		String observationReason, String state, int lap, String step, LocalDateTime openedAt, LocalDateTime closedAt,
		String closingNote, String launchDecision, String launchNote, LocalDate rolledOutOn, String proven,
		Boolean late, boolean earlierRules, LocalDateTime lapOpenedAt, String launchBy, LocalDateTime launchAt) {

	/**
	 * The steps of a lap, in their order; {@code step.<step>} in the messages are their
	 * names.
	 */
	public static final List<String> STEPS = List.of("setGoals", "collectData", "classifyProblems", "findRootCause",
			"planActions", "implementAction", "evaluateResult");

	public Project {
		stages = (stages == null) ? List.of() : stages;
	}

	/** The first day of the lap; null where it is not known. */
	public LocalDate lapOpenedOn() {
		LocalDateTime opened = (lap == 1) ? openedAt : lapOpenedAt;
		return (opened == null) ? null : opened.toLocalDate();
	}

	/** Whether work on the project goes on. */
	public boolean running() {
		return "running".equals(state);
	}

}
