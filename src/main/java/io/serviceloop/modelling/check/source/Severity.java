package io.serviceloop.modelling.check.source;

/** How grave a finding is. */
public enum Severity {

	/** The deployment is refused. */
	ERROR,

	/** It is said, and deployed. */
	WARNING;

	/** As other programs read it. */
	public String word() {
		return name().toLowerCase(java.util.Locale.ROOT);
	}

}
