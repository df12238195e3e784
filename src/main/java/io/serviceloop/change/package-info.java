/**
 * Running projects change: actions move or are dropped, measuring moves, problems are
 * contained, projects closed.
 */
package io.serviceloop.change;
