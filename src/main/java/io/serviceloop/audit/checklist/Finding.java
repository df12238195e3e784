package io.serviceloop.audit.checklist;

import java.time.Instant;
import java.util.List;

/**
 * Something that an auditor looks at.
 *
 * @param rule the name of the rule that found it
 * @param businessKey of its project; null where it is about a person
 * @param person whom it names; may be null
 * @param at when it happened; null where that is not known
 * @param arguments of its sentence {@code audits.finding.<rule>}
 * @param evidence the address of what shows it
 */
record Finding(String rule, Severity severity, String businessKey, String person, Instant at, List<Object> arguments,
		String evidence) {
}
