package io.serviceloop.tasklist;

/**
 * What the deployed model itself says of a user task, in English.
 *
 * @param name its label; null where it has none
 * @param documentation what is asked of whom, which is the description of the task; null
 * where there is none
 */
record SourceText(String name, String documentation) {
}
