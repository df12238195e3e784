/**
 * What people have typed into forms and not yet handed in: kept per person and task,
 * outside of the process, and gone when the task is done.
 */
package io.serviceloop.tasklist.draft;
