package io.serviceloop.operation;

import java.time.ZoneId;
import java.util.TimeZone;

import io.serviceloop.loop.engine.EngineClock;
import org.joda.time.DateTimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Lets the process live where the house is, before anything looks at a clock: {@code
 * serviceloop.zone} says where days begin and end, the machine's zone where it is not
 * set. The engine, its timers and the drivers of the databases know no other zone than
 * that of the process, which therefore is the one place for it; all others ask
 * {@link EngineClock#zone()}.
 */
class HouseZone implements EnvironmentPostProcessor, Ordered {

	private static final ZoneId MACHINE = ZoneId.systemDefault();

	/** After the files of settings have been read. */
	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	/**
	 * Sets the zone.
	 * @throws WrongSetting where there is no such zone
	 */
	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		String name = environment.getProperty("serviceloop.zone", "").strip();
		live((name.isEmpty()) ? MACHINE : zone(name));
	}

	/** Lets the process live in a zone; the calendar of the engine's timers included. */
	static void live(ZoneId zone) {
		TimeZone there = TimeZone.getTimeZone(zone);
		TimeZone.setDefault(there);
		DateTimeZone.setDefault(DateTimeZone.forTimeZone(there));
	}

	private static ZoneId zone(String name) {
		// Offsets and the three letters of old know no change of the clock, or several.
		if (!ZoneId.getAvailableZoneIds().contains(name)) {
			throw new WrongSetting(
					"serviceloop.zone (environment variable SERVICELOOP_ZONE) is \u201C" + name
							+ "\u201D, which is no time zone.",
					"Name one as the IANA database does, such as "
							+ WrongSetting.nearest(name, ZoneId.getAvailableZoneIds()).orElse("Asia/Shanghai")
							+ "; without it the zone of the machine counts, " + MACHINE + ".");
		}
		ZoneId zone = ZoneId.of(name);
		try {
			DateTimeZone.forTimeZone(TimeZone.getTimeZone(zone));
		}
		catch (IllegalArgumentException ex) {
			throw new WrongSetting("serviceloop.zone is \u201C" + name
					+ "\u201D, which the calendar of the engine's timers does" + " not know.",
					"Name another city with the same time.");
		}
		return zone;
	}

}
