package io.serviceloop.notification;

/**
 * What a mail says: one line of subject, and the same twice, as plain text and as HTML.
 */
record Letter(String subject, String plain, String html) {
}
