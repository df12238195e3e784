package io.serviceloop.loop.work;

import java.time.LocalDate;

/**
 * An event: the practice clock has come to the evening of a day, and what was due on it
 * is done. Whatever looks at the day every now and then looks now, or would miss it.
 */
public record DayOver(LocalDate day) {
}
