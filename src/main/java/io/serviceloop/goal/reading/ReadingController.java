package io.serviceloop.goal.reading;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import io.serviceloop.goal.Goals;
import io.serviceloop.goal.metric.Catalogue;
import io.serviceloop.goal.metric.MetricCatalogue;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Posted;
import io.serviceloop.loop.people.People;
import io.serviceloop.project.ProjectRights;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Values over time over HTTP (E102): read by who may see the project, sent by who works
 * on it while it runs.
 */
@RestController
class ReadingController {

	private final Readings readings;

	private final Goals goals;

	private final MetricCatalogue catalogue;

	private final ProjectRights rights;

	private final Posted posted;

	private final People people;

	private final EngineClock clock;

	ReadingController(Readings readings, Goals goals, MetricCatalogue catalogue, ProjectRights rights, Posted posted,
			People people, EngineClock clock) {
		this.readings = readings;
		this.goals = goals;
		this.catalogue = catalogue;
		this.rights = rights;
		this.posted = posted;
		this.people = people;
		this.clock = clock;
	}

	record Sent(@NotNull @Size(min = 1, max = Form.MOST_ROWS) List<PostedReading> readings) {
	}

	/**
	 * The readings of the project's service line in the order of time, whichever project
	 * reported them; {@code metric} and {@code customerGroup} narrow them.
	 */
	@GetMapping("/api/projects/{businessKey}/readings")
	List<Reading> list(@PathVariable String businessKey, @RequestParam(defaultValue = "") String metric,
			@RequestParam(defaultValue = "") String customerGroup) {
		String line = rights.seen(businessKey).serviceLine();
		return readings.ofLine(line)
			.stream()
			.filter(one -> metric.isBlank() || Catalogue.plain(one.metric()).equals(Catalogue.plain(metric)))
			.filter(one -> customerGroup.isBlank()
					|| Catalogue.plain(one.customerGroup()).equals(Catalogue.plain(customerGroup)))
			.toList();
	}

	/** Files readings: all of them, or none where anything is wrong with one. */
	@PostMapping("/api/projects/{businessKey}/readings")
	Readings.Filed file(@PathVariable String businessKey, InputStream body) throws IOException {
		rights.worked(businessKey);
		List<ReadingChecks.Subject> subjects = new ArrayList<>();
		Sent sent = posted.answer(Posted.rows(body), Sent.class,
				(answer, faults) -> subjects
					.addAll(new ReadingChecks(catalogue.now(), goals.of(businessKey), clock.today(), faults)
						.subjects(answer.readings())));
		List<Reading> rows = new ArrayList<>();
		for (int i = 0; i < subjects.size(); i++) {
			rows.add(reading(businessKey, subjects.get(i), sent.readings().get(i), people.me(), clock.now()));
		}
		return readings.file(businessKey, rows);
	}

	private static Reading reading(String businessKey, ReadingChecks.Subject subject, PostedReading row, String by,
			LocalDateTime at) {
		return new Reading(businessKey, subject.metric(), Reading.part(subject.customerGroup()),
				Reading.part(subject.scenario()), row.first(), row.last(), row.value(), subject.unit(),
				row.sampleSize(), row.source(), by, at);
	}

}
