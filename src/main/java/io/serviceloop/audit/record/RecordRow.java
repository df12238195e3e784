package io.serviceloop.audit.record;

import java.time.LocalDateTime;

/**
 * A record as the register has it; what may be null there is null here.
 *
 * @param madeAt UTC
 * @param said JSON, as changes, decisions, and of what was refused the reason, and the
 * signature
 */
public record RecordRow(long id, LocalDateTime madeAt, String person, String personName, String forPerson, String door,
		String address, String what, String outcome, String businessKey, String processKey, String definitionId,
		String instanceId, String taskId, String taskKey, String subject, String said, String changes, String decisions,
		String formVersion, String reason, String signature) {

	/** Whether it was refused. */
	public boolean refused() {
		return outcome.equals("refused");
	}

	/** Whether somebody took a hand in what runs. */
	public boolean intervention() {
		return !refused() && person != null && Interventions.is(what);
	}

}
