package io.serviceloop.loop.engine;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/**
 * One time for everything: what the engine takes for now, the registers take for now too.
 */
@Component
public class EngineClock extends Clock {

	private static final ZoneId ZONE = ZoneId.systemDefault();

	@Override
	public ZoneId getZone() {
		return ZONE;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return Clock.fixed(instant(), zone);
	}

	@Override
	public Instant instant() {
		return ClockUtil.getCurrentTime().toInstant();
	}

	/** Today, as the organisation's clock has it. */
	public LocalDate today() {
		return LocalDate.now(this);
	}

	/** Now, cut to seconds as registers keep it. */
	public LocalDateTime now() {
		return LocalDateTime.now(this).withNano(0);
	}

	/** The day of a moment; null for null. */
	public static LocalDate dayOf(Instant moment) {
		return (moment == null) ? null : LocalDate.ofInstant(moment, ZONE);
	}

	/** The moment of a day and time of day, as the engine's timers take it. */
	public static Date moment(LocalDateTime time) {
		return Date.from(time.atZone(ZONE).toInstant());
	}

	/**
	 * Moves time, for the engine and the registers alike, to where a test or an example
	 * plays.
	 */
	public void set(LocalDateTime now) {
		ClockUtil.setCurrentTime(moment(now));
	}

	/** Back to the time of the machine. */
	public void reset() {
		ClockUtil.reset();
	}

}
