package io.serviceloop.collection;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.serviceloop.loop.words.JsonColumns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The stored records by their types, before and after a change: what came of other types
 * alone nobody did (A37).
 */
@Repository
public class RecordTypes {

	/**
	 * So many types of one kind of source are read at most; where there are more, the
	 * column is no list of types.
	 */
	public static final int MOST = 1_000;

	/** From this rating on, of 5, a customer is satisfied: the two best answers. */
	private static final int SATISFIED = 4;

	private final JdbcClient jdbc;

	RecordTypes(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Which records are looked at.
	 *
	 * @param customerGroup of whom; {@code all} or null for everybody
	 * @param channel by which they came; {@code all} or null for every one
	 * @param beforeFrom first day before the change
	 * @param beforeTo last day before it
	 * @param from first day after it
	 * @param to last day after it
	 */
	public record Times(String customerGroup, String channel, LocalDate beforeFrom, LocalDate beforeTo, LocalDate from,
			LocalDate to) {
	}

	/**
	 * The records of one type of one kind of source.
	 *
	 * @param source the kind; kinds have numbers of their own and are never mixed
	 * @param before how many before, and {@code after} how many after
	 * @param hoursBefore how many of them say how long handling took
	 * @param meanHours of those before, in hours; null where there are none
	 * @param ratingsBefore how many have a rating
	 * @param meanRating of those before, 1 to 5; null where there are none
	 * @param satisfied share of satisfied ratings before, 0 to 1; null where there are
	 * none
	 */
	public record Typed(String source, String type, long before, long after, long hoursBefore, Double meanHours,
			long hoursAfter, long ratingsBefore, Double meanRating, Double satisfied, long ratingsAfter) {
	}

	/**
	 * Counts the records of both times by their types, in one round trip.
	 * @return at most {@link #MOST} and one, the most frequent first; records without a
	 * type are left out
	 */
	public List<Typed> compared(String businessKey, Times times) {
		Map<String, Object> values = new HashMap<>();
		String narrowed = equal("f.customer_group", "customerGroup", times.customerGroup(), values)
				+ equal("f.channel", "channel", times.channel(), values);
		return jdbc
			.sql("""
					select source, type, count(b) as before, count(a) as after, count(b * hours) as hours_before,
					  avg(b * hours) as mean_hours, count(a * hours) as hours_after, count(b * rating) as ratings_before,
					  avg(b * rating) as mean_rating,
					  avg(case when b * rating >= :satisfied then 1.0 when b * rating is not null then 0.0 end) as satisfied,
					  count(a * rating) as ratings_after
					from (select i.source, f.type, f.rating as rating, f.handling_hours as hours,
					    case when f.time >= :beforeFrom and f.time < :beforeUntil then 1 end as b,
					    case when f.time >= :from and f.time < :until then 1 end as a
					  """
					+ Records.STORED + " and f.type is not null" + narrowed + """
							) typed where b is not null or a is not null
							group by source, type order by count(*) desc, source, type
							""" + "limit " + (MOST + 1))
			.params(values)
			.param("key", businessKey)
			.param("satisfied", SATISFIED)
			.param("beforeFrom", times.beforeFrom().atStartOfDay())
			.param("beforeUntil", times.beforeTo().plusDays(1).atStartOfDay())
			.param("from", times.from().atStartOfDay())
			.param("until", times.to().plusDays(1).atStartOfDay())
			.query(JsonColumns.rows(Typed.class))
			.list();
	}

	private static String equal(String column, String name, String value, Map<String, Object> values) {
		if (value == null || value.isBlank() || value.strip().equalsIgnoreCase("all")) {
			return "";
		}
		values.put(name, value.strip());
		return " and lower(" + column + ") = lower(:" + name + ")";
	}

}
