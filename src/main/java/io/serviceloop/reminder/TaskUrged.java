package io.serviceloop.reminder;

import io.serviceloop.loop.task.WaitingTasks.WaitingTask;

/**
 * An event: somebody who waits for an open task urges those whose task it is (A32, E29).
 * Published in the transaction that notes it; a listener that throws undoes it.
 *
 * @param by user id of who waits for it
 */
public record TaskUrged(WaitingTask task, String by) {
}
