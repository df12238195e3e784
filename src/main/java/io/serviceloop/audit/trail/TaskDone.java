package io.serviceloop.audit.trail;

import java.time.Instant;

/**
 * A task of a project as the history has it: done, open or deleted.
 *
 * @param process key of its process
 * @param version of the model in which it ran, or now runs; 0 where the model is gone
 * @param name in the language of the models
 * @param lap of the project when the task came, from 1
 * @param subject the problem or action that it is about; null for the whole project
 * @param assignee who has it, or had it in the end
 * @param owner for whom, where somebody stands in; null otherwise
 * @param taken when somebody had it first, by claiming or because it was given to him;
 * null where nobody has
 * @param ended null while it is open
 * @param completed false while it is open, and where it was deleted
 * @param completedBy who completed it, by the operation log; null where it names nobody
 * @param sequence the engine's count of what began in its instance: of two in the same
 * moment the later one has the higher
 */
public record TaskDone(String businessKey, String id, String process, String definitionId, int version,
		String instanceId, String taskKey, String name, int lap, String subject, String assignee, String owner,
		Instant created, Instant taken, Instant ended, boolean completed, String completedBy, long sequence) {
}
