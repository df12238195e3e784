package io.serviceloop.operation;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;

import io.serviceloop.action.FollowUp;
import io.serviceloop.loop.engine.EngineClock;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.h2.util.DateTimeUtils;
import org.joda.time.DateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Where days are days: in ten zones, over the change of their clocks both ways. */
class HouseZoneTest {

	private static final ZoneId MACHINE = ZoneId.systemDefault();

	@AfterEach
	void back() {
		ClockUtil.reset();
		HouseZone.live(MACHINE);
		// A database in this process asked once where it is.
		DateTimeUtils.resetCalendar();
	}

	@ParameterizedTest
	@CsvSource({ "Pacific/Kiritimati,2026-12-31", "Pacific/Pago_Pago,2026-12-31", "Asia/Shanghai,2028-02-29",
			"Europe/Berlin,2027-03-28", "Europe/Berlin,2027-10-31", "America/New_York,2027-03-14",
			"America/New_York,2027-11-07", "America/Los_Angeles,2027-03-14", "America/Los_Angeles,2027-11-07",
			"America/Sao_Paulo,2018-11-04", "America/Sao_Paulo,2018-02-18", "Atlantic/Azores,2027-03-28",
			"Atlantic/Azores,2027-10-31", "Australia/Lord_Howe,2027-10-03", "Australia/Lord_Howe,2027-04-04",
			"UTC,2027-01-01" })
	void aDayEndsWhereTheHouseIsAroundEveryChangeOfTheClock(String zone, LocalDate change) throws SQLException {
		HouseZone.live(ZoneId.of(zone));
		DateTimeUtils.resetCalendar();
		EngineClock clock = new EngineClock();
		assertThat(clock.getZone()).isEqualTo(ZoneId.of(zone));
		for (LocalDate day = change.minusDays(4); day.isBefore(change.plusDays(4)); day = day.plusDays(1)) {
			Date end = EngineClock.endOf(day);
			ClockUtil.setCurrentTime(end);
			assertThat(clock.today()).as("the last second of %s", day).isEqualTo(day);
			assertThat(clock.now()).isEqualTo(day.atTime(23, 59, 59));
			assertThat(EngineClock.dayOf(end.toInstant())).isEqualTo(day);
			assertThat(new DateTime(end).toLocalDate()).as("the engine's calendar").hasToString(day.toString());
			ClockUtil.setCurrentTime(Date.from(end.toInstant().plusSeconds(1)));
			assertThat(clock.today()).as("a second after %s", day).isEqualTo(day.plusDays(1));
			Date begin = EngineClock.moment(day.atStartOfDay());
			ClockUtil.setCurrentTime(begin);
			assertThat(clock.today()).as("the first moment of %s", day).isEqualTo(day);
			ClockUtil.setCurrentTime(Date.from(begin.toInstant().minusSeconds(1)));
			assertThat(clock.today()).as("a second before %s", day).isEqualTo(day.minusDays(1));
			assertThat(stored(end)).isEqualTo(day.atTime(23, 59, 59));
			Date reminder = new FollowUp().remindAt(day.toString());
			assertThat(LocalDateTime.ofInstant(reminder.toInstant(), clock.getZone()))
				.isEqualTo(day.minusDays(3).atTime(23, 59, 59));
		}
	}

	/** What the engine writes as a moment the registers read as a day and a time. */
	private static LocalDateTime stored(Date moment) throws SQLException {
		try (Connection h2 = DriverManager.getConnection("jdbc:h2:mem:");
				PreparedStatement through = h2.prepareStatement("select cast(? as timestamp)")) {
			through.setTimestamp(1, new Timestamp(moment.getTime()));
			try (ResultSet row = through.executeQuery()) {
				row.next();
				return row.getObject(1, LocalDateTime.class);
			}
		}
	}

	@Test
	void theApplicationLivesWhereTheSettingSaysElseWhereTheMachineIs() {
		try (ConfigurableApplicationContext there = started("Pacific/Kiritimati")) {
			assertThat(EngineClock.zone()).isEqualTo(ZoneId.of("Pacific/Kiritimati"));
		}
		try (ConfigurableApplicationContext here = started("")) {
			assertThat(EngineClock.zone()).isEqualTo(MACHINE);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "Asia/Shangai", "asia/shanghai", "Shanghai" })
	void aZoneThatIsNoneFailsTheStartAndNamesTheOneThatWasMeant(String zone) {
		assertThatExceptionOfType(WrongSetting.class).isThrownBy(() -> started(zone))
			.withMessageContainingAll("serviceloop.zone", "SERVICELOOP_ZONE", zone, "such as Asia/Shanghai");
		assertThat(EngineClock.zone()).isEqualTo(MACHINE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "+08:00", "UTC+8", "CST", "here", "Asia/Shanghai;" })
	void offsetsAndShortNamesAreNoZones(String zone) {
		assertThatExceptionOfType(WrongSetting.class).isThrownBy(() -> started(zone));
	}

	private static ConfigurableApplicationContext started(String zone) {
		return new SpringApplicationBuilder(Nothing.class).web(WebApplicationType.NONE)
			.properties("spring.main.banner-mode=off")
			.run("--serviceloop.zone=" + zone);
	}

	@Configuration
	static class Nothing {

	}

}
