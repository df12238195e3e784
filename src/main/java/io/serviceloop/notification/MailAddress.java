package io.serviceloop.notification;

import java.util.regex.Pattern;

/**
 * People write their address into their profile themselves. What is not plainly one
 * address is not written to: no second recipient, no line break, no display name, no
 * quotes.
 */
final class MailAddress {

	private static final String WORD = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";

	private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

	private static final Pattern ONE = Pattern
		.compile(WORD + "(?:\\." + WORD + ")*@" + LABEL + "(?:\\." + LABEL + ")*");

	private MailAddress() {
	}

	/** Whether a text is exactly one address; not for null. */
	static boolean isOne(String text) {
		return text != null && text.length() <= 254 && text.indexOf('@') <= 64 && ONE.matcher(text).matches();
	}

}
