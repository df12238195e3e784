package io.serviceloop.notification;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * How mails are sent.
 *
 * @param from the address they come from; empty while mail is off
 * @param publicUrl where people reach the application, without a slash at its end; empty
 * while mail is off
 * @param language of those who have not chosen one: {@code en} or {@code zh}
 * @param poll pause between two looks into the outbox
 * @param digestAt time of day of the daily digest, as the organisation's clock has it
 * @param attempts how often a mail is tried before it is given up
 * @param retryAfter pause after the first failure; each further one is twice as long, up
 * to four hours
 */
@ConfigurationProperties("serviceloop.mail")
public record MailSettings(@DefaultValue("") String from, @DefaultValue("") String publicUrl,
		@DefaultValue("en") String language, @DefaultValue("PT10S") Duration poll,
		@DefaultValue("07:00") @DateTimeFormat(pattern = "H:mm") LocalTime digestAt, @DefaultValue("15") int attempts,
		@DefaultValue("PT30S") Duration retryAfter) {

	/** The languages that texts exist in. */
	static final List<String> LANGUAGES = List.of("en", "zh");

	private static final Duration LONGEST_PAUSE = Duration.ofHours(4);

	public MailSettings {
		publicUrl = publicUrl.strip().replaceAll("/+$", "");
		if (!LANGUAGES.contains(language)) {
			throw new IllegalArgumentException("the language of mails is one of " + LANGUAGES + ", not " + language);
		}
	}

	/** The language of a person who has chosen one, or, where it is null, has not. */
	Locale language(String chosen) {
		return Locale.forLanguageTag((chosen == null) ? language : chosen);
	}

	/** How long a mail waits after its n-th attempt has failed, n from 1. */
	Duration pauseAfter(int attempt) {
		Duration pause = retryAfter.multipliedBy(1L << Math.min(attempt - 1, 20));
		return (pause.compareTo(LONGEST_PAUSE) > 0) ? LONGEST_PAUSE : pause;
	}

}
