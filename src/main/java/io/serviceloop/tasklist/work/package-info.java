/**
 * Renders the work so far, as forms and the Project tab show it.
 */
package io.serviceloop.tasklist.work;
