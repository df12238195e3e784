package io.serviceloop.collection;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.JsonColumns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The collected feedback and tickets of the projects: records of completed imports,
 * counted.
 */
@Repository
public class Feedback {

	/**
	 * What an import is noted with whose days look swapped; their number is its first
	 * argument, their months ({@code 2026-01 2026-02}) the second one.
	 */
	public static final String SWAPPED = "import.warning.swapped";

	/** The days of a period that is compared with the one before it (C30). */
	private static final int PERIOD = 7;

	private final JdbcClient jdbc;

	private final Records stored;

	private final Totals totals;

	Feedback(JdbcClient jdbc, Records stored, Totals totals) {
		this.totals = totals;
		this.jdbc = jdbc;
		this.stored = stored;
	}

	/**
	 * How many records a project has of one kind of source.
	 * @param sourceKind {@code customerFeedback}, {@code operationsData},
	 * {@code teamInterviews} or {@code benchmark}
	 */
	public long count(String businessKey, String sourceKind) {
		return jdbc.sql("select coalesce(sum(f.number), 0)" + Records.COUNTED + " and i.source = :source")
			.param("key", businessKey)
			.param("source", sourceKind)
			.query(Long.class)
			.single();
	}

	/**
	 * How long handling took, of the records that were finished in a time.
	 *
	 * @param cases from 1
	 * @param meanHours from started to finished
	 */
	public record Handled(int cases, double meanHours) {
	}

	/**
	 * How long handling took in a time, in one round trip.
	 * @param customerGroup null for all customers
	 * @param from first day
	 * @param to last day
	 * @return empty where no record with both times was finished then
	 */
	public Optional<Handled> handled(String businessKey, String customerGroup, LocalDate from, LocalDate to) {
		return jdbc
			.sql("select count(*) as cases, avg(f.handling_hours) as mean_hours" + Records.STORED
					+ " and f.handling_hours is not null and f.finished >= :from and f.finished < :until"
					+ ((customerGroup == null) ? "" : " and lower(f.customer_group) = lower(:customers)")
					+ " having count(*) > 0")
			.param("key", businessKey)
			.param("from", from.atStartOfDay())
			.param("until", to.plusDays(1).atStartOfDay())
			.params((customerGroup == null) ? Map.of() : Map.of("customers", customerGroup))
			.query(JsonColumns.rows(Handled.class))
			.optional();
	}

	/**
	 * The most frequent types of all records, the most frequent first.
	 * @param most at most so many
	 */
	public List<OfType> types(String businessKey, int most) {
		return jdbc
			.sql("select f.type, sum(f.number) as number, sum(sum(f.number)) over () as typed" + Records.COUNTED
					+ " and f.type is not null group by f.type order by number desc, f.type limit :most")
			.param("key", businessKey)
			.param("most", most)
			.query(JsonColumns.rows(OfType.class))
			.list();
	}

	/**
	 * The records of a type.
	 *
	 * @param number how many
	 * @param typed how many records have a type, this one or another
	 */
	public record OfType(String type, long number, long typed) {
	}

	/**
	 * What a customer wrote.
	 *
	 * @param rating null where none was given
	 */
	public record Voice(LocalDateTime time, String text, Double rating, String channel) {
	}

	/** The latest texts of customers, at most so many. */
	public List<Voice> voices(String businessKey, int most) {
		return jdbc
			.sql("select f.time, f.text, f.rating, f.channel" + Records.STORED
					+ " and i.source = 'customerFeedback' and f.text is not null"
					+ " order by f.time desc nulls last, f.import_id desc, f.line desc limit :most")
			.param("key", businessKey)
			.param("most", most)
			.query(JsonColumns.rows(Voice.class))
			.list();
	}

	/**
	 * What all records of a project add up to; zeros and empty lists where there are
	 * none.
	 */
	@Transactional(readOnly = true)
	public FeedbackSummary summary(String businessKey) {
		Windows windows = stored.windows(businessKey);
		long records = windows.all().stream().mapToLong(one -> one.inside() + one.outside()).sum();
		Totals.Total total = totals.of(businessKey, windows);
		return new FeedbackSummary(records, Weeks.of(windows.days()), topTypes(businessKey, records), total.hours(),
				inWindow(businessKey, windows, total.customers()), swapped(businessKey));
	}

	/**
	 * How many days of the stored records looked as if day and month had changed places
	 * when their files were imported; 0 where none did. Records that were replaced since
	 * do not count.
	 */
	public long swapped(String businessKey) {
		return jdbc.sql("""
				select n.import_id, n.arguments from feedback_note n join feedback_import i on i.id = n.import_id
				where i.business_key = :key and i.state = 'done' and n.kind = 'warning' and n.message_key = :swapped
				""")
			.param("key", businessKey)
			.param("swapped", SWAPPED)
			.query((row, number) -> left(row.getLong(1), Json.parse(row.getString(2))))
			.list()
			.stream()
			.mapToLong(Long::longValue)
			.sum();
	}

	/** How many of the noted days of an import are still among what is stored. */
	private long left(long importId, JsonNode noted) {
		List<Integer> months = Stream.of(noted.path(1).asText().split(" "))
			.filter(month -> !month.isEmpty())
			.map(YearMonth::parse)
			.map(month -> month.getYear() * 100 + month.getMonthValue())
			.toList();
		long stored = jdbc
			.sql("select coalesce(sum(number), 0) from feedback_count where import_id = :id" + (months.isEmpty() ? ""
					: " and extract(year from time) * 100 + extract(month from time) in (:months)"))
			.param("id", importId)
			.param("months", months)
			.query(Long.class)
			.single();
		// Earlier imports do not tell which months.
		return Math.min(stored, noted.path(0).asLong());
	}

	private FeedbackSummary.InWindow inWindow(String businessKey, Windows windows, long customers) {
		Map<String, Long> bySource = new HashMap<>();
		windows.all().forEach(window -> bySource.put(window.source(), window.inside()));
		return new FeedbackSummary.InWindow(
				windows.all()
					.stream()
					.map(window -> new FeedbackSummary.SourceWindow(window.source(), window.windowDays(), window.from(),
							window.to(), window.inside(), window.older(), window.undated()))
					.toList(),
				windows.records(), windows.outside(), Totals.rounded(windows.perWeek(bySource)),
				(customers == 0) ? null : customers, topTypesInside(businessKey, windows),
				windows.weeks(windows.daysInside()));
	}

	private List<FeedbackSummary.TypeTrend> topTypesInside(String businessKey, Windows windows) {
		Windows.Condition inside = windows.inside();
		Windows.Condition last = windows.since(PERIOD);
		Windows.Condition lastTwo = windows.since(2 * PERIOD);
		return jdbc
			.sql("select f.type, sum(f.number) as number, sum(case when " + last.sql()
					+ " then f.number else 0 end), sum(case when " + lastTwo.sql() + " then f.number else 0 end)"
					+ Records.COUNTED + " and " + inside.sql()
					+ " and f.type is not null group by f.type order by number desc, f.type fetch first 5 rows only")
			.param("key", businessKey)
			.params(inside.values())
			.params(last.values())
			.params(lastTwo.values())
			.query((row, number) -> {
				long latest = row.getLong(3);
				long before = row.getLong(4) - latest;
				return new FeedbackSummary.TypeTrend(row.getString(1), row.getLong(2),
						Totals.rounded((double) row.getLong(2) / windows.records()), latest, before,
						(before == 0) ? null : Totals.rounded((double) (latest - before) / before));
			})
			.list();
	}

	private List<FeedbackSummary.TypeShare> topTypes(String businessKey, long records) {
		return jdbc
			.sql("select f.type, sum(f.number) as number" + Records.COUNTED
					+ " and f.type is not null group by f.type order by number desc, f.type fetch first 5 rows only")
			.param("key", businessKey)
			.query((row, number) -> new FeedbackSummary.TypeShare(row.getString(1), row.getLong(2),
					Totals.rounded((double) row.getLong(2) / records)))
			.list();
	}

}
