package io.serviceloop.action;

import java.time.LocalDate;
import java.util.List;

import io.serviceloop.loop.words.Evidence;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.hibernate.validator.constraints.Range;

/**
 * A planned action (A29–A31, E16, E109).
 *
 * @param id stable within the project, never used twice, not even in another lap
 * @param problemId the problem it is to solve
 * @param kind what it changes: {@code process}, {@code training}, {@code technology} or
 * {@code communication} (E45, E109)
 * @param measure what is done (A48)
 * @param expectedEffect what it is to bring
 * @param expectedGain how far it is to bring the goal of its problem towards the target,
 * in the unit of the goal, at least 0
 * @param resources what it needs: people, systems, equipment (E18)
 * @param effortDays days of work it takes, from 0; null where nobody knows
 * @param department department that answers for it (A49)
 * @param responsible user id of the person who answers for it (A31)
 * @param startDate day it starts; null for as soon as the plan is approved
 * @param dueDate day by which it is to be done (A50)
 * @param trainingRequired whether staff are trained first (A34)
 * @param pilotSites where it is tried first; empty for no pilot (E48)
 * @param reason why its days lie outside the cycle of the lap, or why a plan that changes
 * neither process nor technology is enough; null where neither is so
 */
public record Action(@NotBlank @Size(max = 40) String id, @NotBlank @Size(max = 40) String problemId,
		@NotNull @Pattern(regexp = "process|training|technology|communication") String kind,
		@NotBlank @Size(max = 2000) String measure, @NotBlank @Size(max = 2000) String expectedEffect,
		@NotNull @PositiveOrZero Double expectedGain, @NotBlank @Size(max = 2000) String resources,
		@Range(min = 0, max = MOST_EFFORT_DAYS) Double effortDays, @NotBlank @Size(max = 100) String department,
		@NotBlank @Size(max = 64) String responsible, LocalDate startDate, @NotNull LocalDate dueDate,
		Boolean trainingRequired, @Size(max = 20) List<@NotBlank @Size(max = 90) String> pilotSites,
		@Size(max = 1000) @Evidence String reason) {

	/** Forty years: more is a slip of the keyboard. */
	static final int MOST_EFFORT_DAYS = 10_000;

	public Action {
		trainingRequired = Boolean.TRUE.equals(trainingRequired);
		pilotSites = (pilotSites == null) ? List.of() : pilotSites;
		reason = (reason == null || reason.isBlank()) ? null : reason;
	}

	/**
	 * Whether it changes neither the process nor the technology: what people know and are
	 * reminded of wears off.
	 */
	boolean weak() {
		return "training".equals(kind) || "communication".equals(kind);
	}

}
