package io.serviceloop.demo;

import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.serviceloop.loop.engine.EngineClock;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The engine's timers, and what follows from them, one after another in the order in
 * which they are due. The clean-up of history is no timer: it keeps the machine's time.
 */
@Component
@Profile("demo")
class DueJobs {

	private static final Logger log = LoggerFactory.getLogger(DueJobs.class);

	/** A model may have a timer for each minute; the engine does what is left. */
	private static final int MOST = 10_000;

	private final ManagementService management;

	private final EngineClock clock;

	DueJobs(ManagementService management, EngineClock clock) {
		this.management = management;
		this.clock = clock;
	}

	/**
	 * Does each job at the moment at which it is due, until another moment has come. What
	 * fails is left, with one try less, for the next time.
	 */
	void until(Instant end) {
		Set<String> failed = new HashSet<>();
		for (int done = 0; done < MOST; done++) {
			Optional<Job> next = next(end, failed);
			if (next.isEmpty()) {
				break;
			}
			Job job = next.get();
			if (job.getDuedate() != null) {
				clock.forwardTo(job.getDuedate().toInstant());
			}
			try {
				management.executeJob(job.getId());
			}
			catch (RuntimeException ex) {
				// Or somebody else has done it meanwhile.
				failed.add(job.getId());
				log.warn("job {} was not done on the practice day {}: {}", job.getId(), clock.today(), ex.toString());
			}
		}
		clock.forwardTo(end);
	}

	/** When the next timer is due; empty where none is set. */
	Optional<Instant> nextTimer() {
		return first(timers(), Set.of()).map(job -> job.getDuedate().toInstant());
	}

	private Optional<Job> next(Instant end, Set<String> failed) {
		// What a timer has set going comes before the next timer.
		return first(jobs().messages().executable(), failed)
			// The end itself is the last moment.
			.or(() -> first(timers().duedateLowerThan(Date.from(end.plusMillis(1))), failed));
	}

	private static Optional<Job> first(JobQuery query, Set<String> failed) {
		List<Job> page = query.listPage(0, failed.size() + 1);
		return page.stream().filter(job -> !failed.contains(job.getId())).findFirst();
	}

	private JobQuery timers() {
		return jobs().timers().orderByJobDuedate().asc();
	}

	private JobQuery jobs() {
		return management.createJobQuery().active().withRetriesLeft();
	}

}
