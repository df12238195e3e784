package io.serviceloop.loop.search;

/**
 * Where something was found in a text, in chars of it.
 *
 * @param to the first char behind it
 */
public record Place(int from, int to) {
}
