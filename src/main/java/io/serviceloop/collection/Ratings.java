package io.serviceloop.collection;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;

import io.serviceloop.loop.words.JsonColumns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the stored records say of how customers rate a service (A38). */
@Repository
public class Ratings {

	private final JdbcClient jdbc;

	Ratings(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Ratings of one kind of source, in its scale.
	 *
	 * @param meanBefore null where there are none
	 * @param meanAfter null where there are none
	 */
	public record Rated(int answersBefore, Double meanBefore, int answersAfter, Double meanAfter) {
	}

	/**
	 * Compares the ratings before a day with those of a period, in one round trip. Kinds
	 * of sources have scales of their own and are never mixed: of several, the one with
	 * ratings on both sides counts, and the one with the most.
	 * @param before ratings of earlier days are those before the change
	 * @param from first day of the period after it
	 * @param to its last day
	 * @return empty where the project has no rating of either time
	 */
	public Optional<Rated> compared(String businessKey, LocalDate before, LocalDate from, LocalDate to) {
		return jdbc.sql("""
				select count(case when f.time < :before then 1 end) as answers_before,
				  avg(case when f.time < :before then f.rating end) as mean_before,
				  count(case when f.time >= :from and f.time < :until then 1 end) as answers_after,
				  avg(case when f.time >= :from and f.time < :until then f.rating end) as mean_after
				from feedback f join feedback_import i on i.id = f.import_id
				where i.business_key = :key and i.state = 'done' and f.rating is not null group by i.source
				""")
			.param("key", businessKey)
			.param("before", before.atStartOfDay())
			.param("from", from.atStartOfDay())
			.param("until", to.plusDays(1).atStartOfDay())
			.query(JsonColumns.rows(Rated.class))
			.stream()
			.filter(rated -> rated.answersBefore() + rated.answersAfter() > 0)
			.max(Comparator.<Rated>comparingInt(rated -> Math.min(rated.answersBefore(), rated.answersAfter()))
				.thenComparingInt(rated -> rated.answersBefore() + rated.answersAfter()));
	}

}
