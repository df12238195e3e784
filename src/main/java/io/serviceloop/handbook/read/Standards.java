package io.serviceloop.handbook.read;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.serviceloop.handbook.Course;
import io.serviceloop.handbook.Handbook;
import io.serviceloop.handbook.Standing;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.EngineTables;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.words.SubmissionRefused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One standard with all that the reader may know of it (A41, E27). */
@Component
public class Standards {

	private final Handbook handbook;

	private final Origins origins;

	private final People people;

	private final EngineClock clock;

	private final JdbcClient jdbc;

	Standards(Handbook handbook, Origins origins, People people, EngineClock clock, JdbcClient jdbc) {
		this.handbook = handbook;
		this.origins = origins;
		this.people = people;
		this.clock = clock;
		this.jdbc = jdbc;
	}

	/**
	 * A standard.
	 *
	 * @param shown what holds today, else what will hold; of one that was retired what
	 * held last, else what was to hold
	 * @param holds whether it does
	 * @param coming what takes its place; null where nothing is announced, as of one that
	 * was retired
	 * @param owner user id of who looks after it
	 * @param nextReview the day on which it is looked at again; null where that is going
	 * on, or never comes
	 * @param versions all of them, the latest first
	 * @param courses what became of each of them, by their numbers
	 * @param names what the people in it are called, by their ids
	 */
	public record Standard(int id, Handbook.Version shown, boolean holds, Handbook.Version coming, boolean retired,
			String owner, LocalDate nextReview, List<Handbook.Version> versions, Map<Integer, Course> courses,
			List<Handbook.Review> reviews, List<Effect> effects, List<Origin> origins, Map<String, String> names) {

		/** What somebody is called; empty for nobody. */
		public String name(String person) {
			return (person == null) ? "" : names.getOrDefault(person, person);
		}

	}

	/**
	 * A standard, retired or not.
	 * @throws SubmissionRefused (404) where there is none
	 */
	public Standard of(int id) {
		List<Handbook.Version> versions = handbook.versions(id);
		if (versions.isEmpty()) {
			throw SubmissionRefused.gone("id", id, "handbook.unknown");
		}
		LocalDate retired = handbook.retiredOn(id).orElse(null);
		// With the day on which a standard is retired its time stands still.
		Standing standing = Standing.of(versions, (retired == null) ? clock.today() : retired);
		String owner = handbook.owner(id).orElse(null);
		List<Handbook.Review> reviews = handbook.reviews(id);
		return new Standard(id, standing.shown(), retired == null && standing.now() != null,
				(retired == null) ? standing.coming() : null, retired != null, owner, nextReview(id), versions,
				Course.of(versions, retired, clock.today()), reviews, origins.effects(id), origins.of(versions),
				names(owner, versions));
	}

	private Map<String, String> names(String owner, List<Handbook.Version> versions) {
		Collection<String> ids = Stream
			.concat(Stream.ofNullable(owner),
					versions.stream().flatMap(one -> Stream.of(one.writtenBy(), one.decidedBy())))
			.filter(Objects::nonNull)
			.distinct()
			.toList();
		return people.names(ids);
	}

	private LocalDate nextReview(int id) {
		return jdbc.sql(EngineTables.NEXT_REVIEW)
			.param(id)
			.query(LocalDateTime.class)
			.optional()
			.map(LocalDateTime::toLocalDate)
			.orElse(null);
	}

}
