package io.serviceloop.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.EngineJobs;
import io.serviceloop.loop.engine.EngineRights;
import io.serviceloop.loop.work.DayOver;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets the business run ahead of the machine, so that half a year of a project can be
 * tried in ten minutes. How far is a row of the database; a killed server goes on from
 * there. It belongs to one process with a database of its own, as the profile demo has.
 */
@Component
@Profile("demo")
class PracticeClock {

	/** The most days of one move. */
	static final int MOST_DAYS = 400;

	private final JdbcClient jdbc;

	private final EngineClock clock;

	private final EngineJobs background;

	private final EngineRights rights;

	private final DueJobs jobs;

	private final TaskService tasks;

	private final ApplicationEventPublisher events;

	private volatile boolean ending;

	PracticeClock(JdbcClient jdbc, EngineClock clock, EngineJobs background, EngineRights rights, DueJobs jobs,
			TaskService tasks, ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.background = background;
		this.rights = rights;
		this.jobs = jobs;
		this.tasks = tasks;
		this.events = events;
	}

	/**
	 * A day on which something is due.
	 *
	 * @param days how many days from today, from 1 to the most of one move
	 */
	record Next(int days, LocalDate day) {
	}

	/** Before models are deployed and jobs are done. */
	@PostConstruct
	void begin() {
		long seconds = jdbc.sql("select ahead_seconds from practice_clock").query(Long.class).single();
		if (seconds > 0) {
			clock.ahead(Duration.ofSeconds(seconds));
		}
	}

	/** A move ends with its current day. */
	@PreDestroy
	void end() {
		ending = true;
	}

	/**
	 * Moves on, day by day, with what is due on each. Moves that come together are made
	 * one after another.
	 * @param days from 1 to the most of one move
	 * @return the day that is reached
	 */
	LocalDate move(int days) {
		AtomicReference<LocalDate> reached = new AtomicReference<>();
		background.stopped(() -> rights.byItself(() -> {
			for (int i = 0; i < days && !ending; i++) {
				nextDay();
			}
			reached.set(clock.today());
		}));
		return reached.get();
	}

	/**
	 * The day is written before it is played: whatever a killed server has not done of
	 * it, the engine does at the next start.
	 */
	private void nextDay() {
		ZonedDateTime now = ZonedDateTime.now(clock);
		Instant tomorrow = now.plusDays(1).toInstant();
		Duration ahead = clock.ahead().plus(Duration.between(now.toInstant(), tomorrow));
		jdbc.sql("update practice_clock set ahead_seconds = ?").param(ahead.toSeconds()).update();
		jobs.until(EngineClock.endOf(now.toLocalDate()).toInstant());
		events.publishEvent(new DayOver(now.toLocalDate()));
		jobs.until(tomorrow);
		clock.ahead(ahead);
	}

	/**
	 * The next day on which a task is due, or by whose evening at this time of day a
	 * timer has gone off; empty where there is none within one move.
	 */
	Optional<Next> next() {
		LocalDate today = clock.today();
		return rights.ask(() -> Stream.of(daysToTask(today), daysToTimer())
			.flatMap(Optional::stream)
			.min(Long::compare)
			.filter(days -> days <= MOST_DAYS)
			.map(days -> new Next(days.intValue(), today.plusDays(days))));
	}

	private Optional<Long> daysToTask(LocalDate today) {
		return tasks.createTaskQuery()
			.active()
			.dueAfter(EngineClock.endOf(today))
			.orderByDueDate()
			.asc()
			.listPage(0, 1)
			.stream()
			.findFirst()
			.map(task -> ChronoUnit.DAYS.between(today, EngineClock.dayOf(task.getDueDate().toInstant())));
	}

	private Optional<Long> daysToTimer() {
		return jobs.nextTimer()
			.map(due -> 1 + Math.max(0, Duration.between(clock.instant(), due).toSeconds() - 1) / 86_400L);
	}

}
