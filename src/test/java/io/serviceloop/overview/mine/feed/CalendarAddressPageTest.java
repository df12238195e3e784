package io.serviceloop.overview.mine.feed;

import java.time.Duration;
import java.time.LocalTime;

import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.notification.MailSettings;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.web.servlet.mvc.support.RedirectAttributesModelMap;

import static org.assertj.core.api.Assertions.assertThat;

class CalendarAddressPageTest {

	@Test
	void theAddressLeadsToWherePeopleReachTheApplicationLikeTheLinksInTheCalendar() {
		JdbcClient jdbc = JdbcClient
			.create(new DriverManagerDataSource("jdbc:h2:mem:calendarAddress;DB_CLOSE_DELAY=-1"));
		jdbc.sql("create table calendar_address (user_id varchar(64) primary key, token_hash varchar(64),"
				+ " made_at timestamp, read_at timestamp)")
			.update();
		MailSettings settings = new MailSettings("", "https://improve.example/", "en", Duration.ofSeconds(10),
				LocalTime.of(7, 0), 15, Duration.ofSeconds(30));
		RedirectAttributesModelMap once = new RedirectAttributesModelMap();
		new CalendarAddressPage(new CalendarAddresses(jdbc, new EngineClock()),
				new CalendarFeed(null, null, null, null, settings, null, null))
			.make(() -> "lena", once);
		assertThat(once.getFlashAttributes().get("address").toString())
			.matches("https://improve\\.example/calendar/[\\w-]{43}\\.ics");
		assertThat(once.getFlashAttributes().get("subscription").toString())
			.startsWith("webcal://improve.example/calendar/");
	}

}
