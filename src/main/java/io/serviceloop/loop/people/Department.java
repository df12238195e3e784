package io.serviceloop.loop.people;

/**
 * A department that can answer for an action (A31).
 *
 * @param en its name in English
 * @param zh its name in Chinese
 */
public record Department(String en, String zh) {
}
