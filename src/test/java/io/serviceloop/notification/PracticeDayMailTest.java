package io.serviceloop.notification;

import java.util.Map;

import io.serviceloop.Serves;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.notification.Mailbox.Mail;
import io.serviceloop.process.Loop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever plays half a year gets the mails of half a year. */
class PracticeDayMailTest extends MailTest {

	@Autowired
	private TestRestTemplate http;

	@Autowired
	private EngineClock clock;

	@AfterEach
	void today() {
		jdbc.update("update practice_clock set ahead_seconds = 0");
		clock.ahead(java.time.Duration.ZERO);
	}

	@Serves({ "A32", "A33" })
	@Test
	void remindersAndEscalationsAreSentOnTheirDaysAndADigestEachMorning() {
		Loop loop = action();
		move(36);
		assertThat(mailbox.to("agent")).isEmpty();
		move(3);
		assertThat(mailbox.to("agent")).extracting(Mail::subject)
			.containsExactly("Due soon: Implement action – " + loop.businessKey() + " Faster answers");
		move(3);
		assertThat(mailbox.to("agent")).extracting(Mail::subject)
			.last()
			.isEqualTo("Overdue: Implement action – " + loop.businessKey() + " Faster answers");
		assertThat(mailbox.to("manager")).isEmpty();
		move(3);
		assertThat(mailbox.to("manager")).hasSize(1);
		choices.choose("agent", new MailChoice(MailChoice.Mode.DAILY, "en"));
		mailbox.empty();
		move(5);
		assertThat(mailbox.to("agent")).extracting(Mail::subject)
			.containsOnly("Your tasks today: 1")
			// Not on the day of the choice, unless it was made before the digest.
			.hasSizeBetween(4, 5);
	}

	private void move(int days) {
		assertThat(http.withBasicAuth("lead", "lead")
			.postForEntity("/api/demo/clock", Map.of("days", days), String.class)
			.getStatusCode()
			.value()).isEqualTo(200);
	}

}
