package io.serviceloop.overview.report;

import java.time.LocalDateTime;

/**
 * Something that was decided.
 *
 * @param at null where it was not kept
 * @param good whether it was agreed to or refused; null where that is no question
 * @param what what was decided
 * @param note why; may be null
 * @param by what who decided is called; empty where nobody did
 */
public record Happening(LocalDateTime at, Boolean good, String what, String note, String by) {
}
