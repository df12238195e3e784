package io.serviceloop.collection;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.springframework.jdbc.core.simple.JdbcClient;

/** A summary as it was before anything was kept: every record is counted for it. */
public final class CountedAnew {

	private final JdbcClient jdbc;

	private final String key;

	private final int usual;

	private CountedAnew(JdbcClient jdbc, String key, int usual) {
		this.jdbc = jdbc;
		this.key = key;
		this.usual = usual;
	}

	/**
	 * @param usual days of a window that nobody planned
	 */
	public static FeedbackSummary summary(JdbcClient jdbc, String key, int usual) {
		return new CountedAnew(jdbc, key, usual).summary();
	}

	private FeedbackSummary summary() {
		FeedbackSummary.HandlingHours[] hours = new FeedbackSummary.HandlingHours[1];
		long records = jdbc.sql("""
				select count(*), count(f.handling_hours), avg(f.handling_hours),
				  percentile_cont(0.5) within group (order by f.handling_hours),
				  sum(case when i.handling and f.handling_hours is null then 1 else 0 end)
				""" + Records.STORED).param("key", key).query((row, number) -> {
			hours[0] = new FeedbackSummary.HandlingHours(row.getLong(2), rounded(row.getObject(3)),
					rounded(row.getObject(4)), row.getLong(5));
			return row.getLong(1);
		}).single();
		Windows windows = windows();
		Map<String, Long> bySource = new HashMap<>();
		windows.all().forEach(window -> bySource.put(window.source(), window.inside()));
		FeedbackSummary.InWindow inside = new FeedbackSummary.InWindow(
				windows.all()
					.stream()
					.map(window -> new FeedbackSummary.SourceWindow(window.source(), window.windowDays(), window.from(),
							window.to(), window.inside(), window.older(), window.undated()))
					.toList(),
				windows.records(), windows.outside(), rounded(windows.perWeek(bySource)), customers(windows.inside()),
				topTypesInside(windows), windows.weeks(windows.daysInside()));
		return new FeedbackSummary(records, Weeks.of(windows.days()), topTypes(records), hours[0], inside, 0);
	}

	private Windows windows() {
		Map<String, Integer> planned = new TreeMap<>();
		Map<String, SortedMap<LocalDate, Long>> days = new HashMap<>();
		Map<String, Long> undated = new HashMap<>();
		jdbc.sql(
				"""
						select i.source, cast(f.time as date), count(*), max(d.days)
						from feedback f join feedback_import i on i.id = f.import_id
						left join (select kind, max(window_days) as days from data_source where business_key = :key group by kind) d
						  on d.kind = i.source
						where i.business_key = :key and i.state = 'done' group by i.source, cast(f.time as date)
						""")
			.param("key", key)
			.query(row -> {
				planned.put(row.getString(1), row.getInt(4));
				LocalDate day = row.getObject(2, LocalDate.class);
				if (day == null) {
					undated.put(row.getString(1), row.getLong(3));
				}
				else {
					days.computeIfAbsent(row.getString(1), one -> new TreeMap<>()).put(day, row.getLong(3));
				}
			});
		return new Windows(planned.entrySet()
			.stream()
			.map(kind -> new Windows.Window(kind.getKey(), (kind.getValue() == 0) ? usual : kind.getValue(),
					days.getOrDefault(kind.getKey(), new TreeMap<>()), undated.getOrDefault(kind.getKey(), 0L)))
			.toList());
	}

	private Long customers(Windows.Condition inside) {
		long customers = jdbc.sql("select count(distinct f.customer)" + Records.STORED + " and " + inside.sql())
			.param("key", key)
			.params(inside.values())
			.query(Long.class)
			.single();
		return (customers == 0) ? null : customers;
	}

	private List<FeedbackSummary.TypeTrend> topTypesInside(Windows windows) {
		Windows.Condition inside = windows.inside();
		Windows.Condition last = windows.since(7);
		Windows.Condition lastTwo = windows.since(14);
		return jdbc
			.sql("select f.type, count(*) as number, sum(case when " + last.sql() + " then 1 else 0 end), "
					+ "sum(case when " + lastTwo.sql() + " then 1 else 0 end)" + Records.STORED + " and " + inside.sql()
					+ " and f.type is not null group by f.type order by number desc, f.type fetch first 5 rows only")
			.param("key", key)
			.params(inside.values())
			.params(last.values())
			.params(lastTwo.values())
			.query((row, number) -> {
				long latest = row.getLong(3);
				long before = row.getLong(4) - latest;
				return new FeedbackSummary.TypeTrend(row.getString(1), row.getLong(2),
						rounded((double) row.getLong(2) / windows.records()), latest, before,
						(before == 0) ? null : rounded((double) (latest - before) / before));
			})
			.list();
	}

	private List<FeedbackSummary.TypeShare> topTypes(long records) {
		return jdbc
			.sql("select f.type, count(*) as number" + Records.STORED
					+ " and f.type is not null group by f.type order by number desc, f.type fetch first 5 rows only")
			.param("key", key)
			.query((row, number) -> new FeedbackSummary.TypeShare(row.getString(1), row.getLong(2),
					rounded((double) row.getLong(2) / records)))
			.list();
	}

	private static Double rounded(Object number) {
		return (number == null) ? null
				: new BigDecimal(number.toString()).setScale(4, RoundingMode.HALF_UP).doubleValue();
	}

}
