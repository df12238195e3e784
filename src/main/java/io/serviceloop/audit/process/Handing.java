package io.serviceloop.audit.process;

/**
 * Who waited for whom: from the moment that one had done his part to the end of what the
 * other had to do next.
 *
 * @param from user id of who had done his part
 * @param to user id of who was waited for
 * @param hours how long, each time
 * @param total all hours together
 */
record Handing(String from, String to, Spread hours, double total) {
}
