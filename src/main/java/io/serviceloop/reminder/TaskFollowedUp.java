package io.serviceloop.reminder;

import java.util.Set;

import io.serviceloop.loop.task.WaitingTasks.WaitingTask;

/**
 * An event: a task that is open is due soon or overdue, and people are to be told (A32,
 * A33). Published in the transaction that notes it; a listener that throws undoes it.
 *
 * @param task with its due date
 * @param overdue whether that has passed
 * @param told who is told beside those whose task it is; empty for nobody
 */
public record TaskFollowedUp(WaitingTask task, boolean overdue, Set<String> told) {
}
