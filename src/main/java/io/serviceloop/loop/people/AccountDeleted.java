package io.serviceloop.loop.people;

/**
 * An event: an account is being deleted. Whoever keeps something by which its person is
 * let in forgets it, in the same transaction: another person may get the name later.
 */
public record AccountDeleted(String userId) {
}
