package io.serviceloop.audit.checklist;

/** How grave a finding is, the gravest first. */
enum Severity {

	high, medium, low

}
