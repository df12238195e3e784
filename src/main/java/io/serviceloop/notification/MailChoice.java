package io.serviceloop.notification;

/**
 * What a person has chosen about mails.
 *
 * @param language {@code en} or {@code zh}; null for the setting
 */
record MailChoice(Mode mode, String language) {

	/** Of those who have not chosen. */
	static final MailChoice DEFAULT = new MailChoice(Mode.EACH, null);

	/** Each event at once, one digest a day, or nothing. */
	enum Mode {

		EACH, DAILY, NONE

	}

}
