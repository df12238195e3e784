package io.serviceloop.collection;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The collected feedback and tickets of the projects: records of completed imports,
 * counted.
 */
@Repository
public class Feedback {

	private static final String COMPLETED = """
			 from feedback f join feedback_import i on i.id = f.import_id
			where i.business_key = :key and i.state = 'done'
			""";

	private final JdbcClient jdbc;

	Feedback(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * How many records a project has of one kind of source.
	 * @param sourceKind {@code customerFeedback}, {@code operationsData},
	 * {@code teamInterviews} or {@code benchmark}
	 */
	public long count(String businessKey, String sourceKind) {
		return jdbc.sql("select count(*)" + COMPLETED + " and i.source = :source")
			.param("key", businessKey)
			.param("source", sourceKind)
			.query(Long.class)
			.single();
	}

	/**
	 * What all records of a project add up to; zeros and empty lists where there are
	 * none.
	 */
	@Transactional(readOnly = true)
	public FeedbackSummary summary(String businessKey) {
		FeedbackSummary.HandlingHours[] hours = new FeedbackSummary.HandlingHours[1];
		long records = jdbc.sql("""
				select count(*), count(f.handling_hours), avg(f.handling_hours),
				  percentile_cont(0.5) within group (order by f.handling_hours),
				  sum(case when i.handling and f.handling_hours is null then 1 else 0 end)
				""" + COMPLETED).param("key", businessKey).query((row, number) -> {
			hours[0] = new FeedbackSummary.HandlingHours(row.getLong(2), rounded(row.getObject(3)),
					rounded(row.getObject(4)), row.getLong(5));
			return row.getLong(1);
		}).single();
		return new FeedbackSummary(records, weeks(businessKey), topTypes(businessKey, records), hours[0]);
	}

	private List<FeedbackSummary.Week> weeks(String businessKey) {
		Map<LocalDate, Long> counts = new TreeMap<>();
		jdbc.sql("select cast(f.time as date), count(*)" + COMPLETED
				+ " and f.time is not null group by cast(f.time as date)")
			.param("key", businessKey)
			.query(row -> {
				LocalDate monday = row.getObject(1, LocalDate.class).with(DayOfWeek.MONDAY);
				counts.merge(monday, row.getLong(2), Long::sum);
			});
		List<FeedbackSummary.Week> weeks = new ArrayList<>();
		LocalDate previous = null;
		for (Map.Entry<LocalDate, Long> week : counts.entrySet()) {
			for (LocalDate empty = previous; empty != null
					&& empty.isBefore(week.getKey()); empty = empty.plusWeeks(1)) {
				weeks.add(new FeedbackSummary.Week(label(empty), 0));
			}
			weeks.add(new FeedbackSummary.Week(label(week.getKey()), week.getValue()));
			previous = week.getKey().plusWeeks(1);
		}
		return weeks;
	}

	private List<FeedbackSummary.TypeShare> topTypes(String businessKey, long records) {
		return jdbc
			.sql("select f.type, count(*) as number" + COMPLETED
					+ " and f.type is not null group by f.type order by number desc, f.type fetch first 5 rows only")
			.param("key", businessKey)
			.query((row, number) -> new FeedbackSummary.TypeShare(row.getString(1), row.getLong(2),
					rounded((double) row.getLong(2) / records)))
			.list();
	}

	private static String label(LocalDate monday) {
		return String.format(Locale.ROOT, "%04d-W%02d", monday.get(IsoFields.WEEK_BASED_YEAR),
				monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
	}

	private static Double rounded(Object number) {
		return (number == null) ? null
				: new BigDecimal(number.toString()).setScale(4, RoundingMode.HALF_UP).doubleValue();
	}

}
