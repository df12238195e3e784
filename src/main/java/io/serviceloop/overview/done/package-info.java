/**
 * What Tasklist says once a task is completed: for whom the project waits now, what the
 * reader has to do next, and how a project ended (E29, A40).
 */
package io.serviceloop.overview.done;
