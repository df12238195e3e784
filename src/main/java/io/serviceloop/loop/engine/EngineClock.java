package io.serviceloop.loop.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.joda.time.DateTimeUtils;
import org.springframework.stereotype.Component;

/**
 * One time for the business: what the engine takes for now, the registers take for now
 * too. It is the machine's, unless a practice clock is ahead of it. What guards the
 * application (sessions, throttles, tokens, heartbeats) asks the machine itself, and so
 * does {@link CleanUp}.
 * <p>
 * Its days are those of the house, {@code serviceloop.zone}: the zone of the whole
 * process, because the engine, its timers and the drivers of the databases know no other.
 */
@Component
public class EngineClock extends Clock {

	private volatile Duration ahead = Duration.ZERO;

	@Override
	public ZoneId getZone() {
		return zone();
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

	/** Where the house has its days. */
	public static ZoneId zone() {
		return ZoneId.systemDefault();
	}

	/** The day of a moment; null for null. */
	public static LocalDate dayOf(Instant moment) {
		return (moment == null) ? null : LocalDate.ofInstant(moment, zone());
	}

	/** A moment of the engine's as the house's clock has it. */
	public static LocalDateTime timeOf(Date moment) {
		return LocalDateTime.ofInstant(moment.toInstant(), zone());
	}

	/**
	 * The moment of a day and time of day, as the engine's timers take it; where a clock
	 * that is put back shows it twice, the first.
	 */
	public static Date moment(LocalDateTime time) {
		return Date.from(time.atZone(zone()).toInstant());
	}

	/** The last second of a day; where a clock shows it twice, the last one. */
	public static Date endOf(LocalDate day) {
		return Date.from(day.atTime(23, 59, 59).atZone(zone()).withLaterOffsetAtOverlap().toInstant());
	}

	/**
	 * Moves time, for the engine and the registers alike, to where a test or an example
	 * plays.
	 */
	public void set(LocalDateTime now) {
		ClockUtil.setCurrentTime(moment(now));
	}

	/** Back from where a test or an example plays. */
	public void reset() {
		ahead(ahead);
	}

	/** How far the business is ahead of the machine; zero but for the practice clock. */
	public Duration ahead() {
		return ahead;
	}

	/**
	 * Lets the business be so far ahead of the machine from now on.
	 * @param ahead not negative
	 */
	public void ahead(Duration ahead) {
		this.ahead = ahead;
		long millis = ahead.toMillis();
		// The engine's own clock stands on this one of Joda's.
		DateTimeUtils.setCurrentMillisProvider(() -> System.currentTimeMillis() + (CleanUp.runs() ? 0 : millis));
	}

	/**
	 * Lets the business come to a moment, if it is not there yet: it never goes back.
	 */
	public void forwardTo(Instant moment) {
		Duration needed = Duration.between(Instant.now(), moment);
		if (needed.compareTo(ahead) > 0) {
			ahead(needed);
		}
	}

}
