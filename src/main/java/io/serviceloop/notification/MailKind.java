package io.serviceloop.notification;

/** What a mail tells; its key stands in the texts and in the outbox. */
enum MailKind {

	NEW_TASK("newTask"), DUE_SOON("dueSoon"), OVERDUE("overdue"), ESCALATION("escalation"), URGE("urge"),
	COPIED("copied"), DIGEST("digest");

	private final String key;

	MailKind(String key) {
		this.key = key;
	}

	String key() {
		return key;
	}

}
