package io.serviceloop.audit.projects;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A project in the list of audits.
 *
 * @param lead what the lead is called, as the process owner
 * @param closedOn null while it runs
 * @param priority the highest of its problems, as it was computed or given by hand; null
 * where there is none
 * @param overridden how many priorities were given by hand
 * @param goals how many there are
 * @param met how many of them were reached in the lap that was measured last; null where
 * nothing was measured
 * @param approvers who decided about plans, causes, pilots, standards or going on
 */
public record AuditedProject(String businessKey, String title, String serviceLine, String state, int lap, String step,
		String lead, String processOwner, LocalDate openedOn, LocalDate closedOn, String priority, int overridden,
		int goals, Integer met, List<String> approvers) {

	/** The days from its opening to its end; null while it runs. */
	public Long days() {
		return (closedOn == null) ? null : ChronoUnit.DAYS.between(openedOn, closedOn);
	}

}
