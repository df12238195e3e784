package io.serviceloop.action;

import java.time.LocalDate;
import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A planned action (A29–A31, E16).
 *
 * @param id stable within the project, never used twice, not even in another lap
 * @param problemId the problem it is to solve
 * @param measure what is done (A48)
 * @param expectedEffect what it is to bring
 * @param resources what it needs: people, systems, equipment (E18)
 * @param department department that answers for it (A49)
 * @param responsible user id of the person who answers for it (A31)
 * @param startDate day it starts; null for as soon as the plan is approved
 * @param dueDate day by which it is to be done (A50)
 * @param trainingRequired whether staff are trained first (A34)
 * @param pilotSites where it is tried first; empty for no pilot (E48)
 */
public record Action(@NotBlank @Size(max = 40) String id, @NotBlank @Size(max = 40) String problemId,
		@NotBlank @Size(max = 2000) String measure, @NotBlank @Size(max = 2000) String expectedEffect,
		@NotBlank @Size(max = 2000) String resources, @NotBlank @Size(max = 100) String department,
		@NotBlank @Size(max = 64) String responsible, LocalDate startDate, @NotNull LocalDate dueDate,
		Boolean trainingRequired, @Size(max = 20) List<@NotBlank @Size(max = 90) String> pilotSites) {

	public Action {
		trainingRequired = Boolean.TRUE.equals(trainingRequired);
		pilotSites = (pilotSites == null) ? List.of() : pilotSites;
	}

}
