package io.serviceloop.collection;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.serviceloop.loop.engine.LoopRules;
import jakarta.validation.constraints.Size;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The stored records of a project, counted: those of completed imports, in the window of
 * their kind of source (A12, A44, C29).
 */
@Repository
public class Records {

	/** Records of completed imports of the project {@code :key}. */
	public static final String STORED = """
			 from feedback f join feedback_import i on i.id = f.import_id
			where i.business_key = :key and i.state = 'done'
			""";

	/**
	 * The same as they were counted when their imports completed: rows of a day, a type
	 * and a stage, whose {@code f.number} is how many records it stands for, and whose
	 * {@code f.time} is the start of the day.
	 */
	public static final String COUNTED = STORED.replace("from feedback f", "from feedback_count f");

	private final JdbcClient jdbc;

	private final LoopRules rules;

	Records(JdbcClient jdbc, LoopRules rules) {
		this.jdbc = jdbc;
		this.rules = rules;
	}

	/**
	 * Which records are meant. What is null or blank does not narrow.
	 *
	 * @param type exactly so, as are stage and channel
	 * @param text contained in the text of the record, small or capital
	 */
	public record Filter(@Size(max = LONGEST) String type, @Size(max = LONGEST) String stage,
			@Size(max = LONGEST) String text, @Size(max = LONGEST) String channel) {

		private static final int LONGEST = 500;

		public Filter {
			type = filled(type);
			stage = filled(stage);
			text = filled(text);
			channel = filled(channel);
		}

		private static String filled(String value) {
			return (value == null || value.isBlank()) ? null : value.strip();
		}

		/** Whether it narrows nothing. */
		@JsonIgnore
		public boolean isEmpty() {
			return type == null && stage == null && text == null && channel == null;
		}

	}

	/**
	 * What the records of a filter add up to, within the windows.
	 *
	 * @param number how many
	 * @param perWeek times a week; null where none of them, or not all, are of a kind
	 * whose records have a time
	 * @param customers how many different customers they name; null where none names one
	 * @param withoutCustomer how many of them name no customer
	 * @param share of all records in the windows, 0 to 1; null where there are none at
	 * all
	 * @param first time of the earliest; null where none has one
	 * @param last time of the latest; null where none has one
	 * @param weeks week by week over the windows, weeks without any as 0
	 * @param from the first day in the windows that has a record, of the filter or not;
	 * null where none has a time
	 * @param to the last such day
	 */
	public record Counted(long number, Double perWeek, Long customers, long withoutCustomer, Double share,
			LocalDateTime first, LocalDateTime last, List<FeedbackSummary.Week> weeks, LocalDate from, LocalDate to) {
	}

	/** Counts the records of one filter, in two round trips. */
	public Counted counted(String businessKey, Filter filter) {
		return counted(businessKey, List.of(filter)).get(filter);
	}

	/** Counts the records of some filters, in one round trip each and one for all. */
	public Map<Filter, Counted> counted(String businessKey, Collection<Filter> filters) {
		Map<Filter, Counted> counted = new LinkedHashMap<>();
		if (!filters.isEmpty()) {
			Windows windows = windows(businessKey);
			filters.forEach(filter -> counted.computeIfAbsent(filter, one -> count(businessKey, windows, one)));
		}
		return counted;
	}

	private Counted count(String businessKey, Windows windows, Filter filter) {
		Windows.Condition inside = windows.inside();
		Map<String, Object> values = new HashMap<>(inside.values());
		values.put("key", businessKey);
		String matching = STORED + " and " + inside.sql() + conditions(filter, values);
		Map<String, Long> bySource = new HashMap<>();
		SortedMap<LocalDate, Long> days = new TreeMap<>();
		Counted[] total = new Counted[1];
		// The second half counts customers over all days and kinds; the first cannot.
		jdbc.sql("""
				select i.source, cast(f.time as date), count(*), cast(null as bigint), cast(null as bigint),
				  cast(null as timestamp), cast(null as timestamp)
				""" + matching + " group by i.source, cast(f.time as date) union all select cast(null as varchar(30)), "
				+ "cast(null as date), count(*), count(distinct f.customer), count(f.customer), min(f.time), max(f.time)"
				+ matching)
			.params(values)
			.query(row -> {
				long count = row.getLong(3);
				if (row.getString(1) == null) {
					long customers = row.getLong(4);
					total[0] = new Counted(count, null, (customers == 0) ? null : customers, count - row.getLong(5),
							null, row.getObject(6, LocalDateTime.class), row.getObject(7, LocalDateTime.class), null,
							null, null);
					return;
				}
				bySource.merge(row.getString(1), count, Long::sum);
				LocalDate day = row.getObject(2, LocalDate.class);
				if (day != null) {
					days.merge(day, count, Long::sum);
				}
			});
		long all = windows.records();
		SortedMap<LocalDate, Long> dated = windows.daysInside();
		return new Counted(total[0].number(), (total[0].first() == null) ? null : windows.perWeek(bySource),
				total[0].customers(), total[0].withoutCustomer(), (all == 0) ? null : (double) total[0].number() / all,
				total[0].first(), total[0].last(), windows.weeks(days), dated.isEmpty() ? null : dated.firstKey(),
				dated.isEmpty() ? null : dated.lastKey());
	}

	private static String conditions(Filter filter, Map<String, Object> values) {
		StringBuilder sql = new StringBuilder();
		Map<String, String> exactly = new LinkedHashMap<>();
		exactly.put("type", filter.type());
		exactly.put("stage", filter.stage());
		exactly.put("channel", filter.channel());
		exactly.forEach((name, value) -> {
			if (value != null) {
				sql.append(" and f.").append(name).append(" = :").append(name);
				values.put(name, value);
			}
		});
		if (filter.text() != null) {
			sql.append(" and lower(f.text) like :text");
			values.put("text", containing(filter.text()));
		}
		return sql.toString();
	}

	/** A pattern for texts that contain another one, whatever signs stand in it. */
	public static String containing(String text) {
		return "%" + text.toLowerCase(Locale.ROOT).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
	}

	/**
	 * The window of a kind of source before a file is taken in.
	 *
	 * @param windowDays the longest that is planned for the kind, or the usual one
	 * @param newest the day of its newest record; null where none has a time
	 */
	public record Horizon(int windowDays, LocalDate newest) {

		/**
		 * The first day of the window, should a file come whose newest record is of this
		 * day.
		 */
		public LocalDate from(LocalDate day) {
			return ((newest == null || newest.isBefore(day)) ? day : newest).minusDays(windowDays - 1L);
		}

	}

	/** The window of a kind of source, in one round trip where it was planned. */
	public Horizon horizon(String businessKey, String source) {
		Horizon planned = jdbc
			.sql("select (select max(window_days) from data_source where business_key = :key and kind = :source), "
					+ "(select cast(max(f.time) as date)" + COUNTED + " and i.source = :source)")
			.param("key", businessKey)
			.param("source", source)
			.query((row, number) -> new Horizon(row.getInt(1), row.getObject(2, LocalDate.class)))
			.single();
		return (planned.windowDays() > 0) ? planned
				: new Horizon(rules.now().count(LoopRules.WINDOW_DAYS), planned.newest());
	}

	/** The windows of a project, in one round trip. */
	public Windows windows(String businessKey) {
		return windows(businessKey, 0);
	}

	/**
	 * As above, with an import that is about to complete.
	 * @param completing its id; 0 for none
	 */
	Windows windows(String businessKey, long completing) {
		Map<String, Integer> planned = new TreeMap<>();
		Map<String, SortedMap<LocalDate, Long>> days = new HashMap<>();
		Map<String, Long> undated = new HashMap<>();
		jdbc.sql(
				"""
						select i.source, cast(f.time as date), sum(f.number), max(d.days)
						from feedback_count f join feedback_import i on i.id = f.import_id
						left join (select kind, max(window_days) as days from data_source where business_key = :key group by kind) d
						  on d.kind = i.source
						where i.business_key = :key and (i.state = 'done' or i.id = :completing)
						group by i.source, cast(f.time as date)
						""")
			.param("key", businessKey)
			.param("completing", completing)
			.query(row -> {
				String source = row.getString(1);
				planned.put(source, row.getInt(4));
				LocalDate day = row.getObject(2, LocalDate.class);
				if (day == null) {
					undated.put(source, row.getLong(3));
				}
				else {
					days.computeIfAbsent(source, one -> new TreeMap<>()).put(day, row.getLong(3));
				}
			});
		// Files may come of a kind that nobody planned.
		int usual = planned.containsValue(0) ? rules.now().count(LoopRules.WINDOW_DAYS) : 0;
		return new Windows(planned.entrySet()
			.stream()
			.map(kind -> new Windows.Window(kind.getKey(), (kind.getValue() == 0) ? usual : kind.getValue(),
					days.getOrDefault(kind.getKey(), new TreeMap<>()), undated.getOrDefault(kind.getKey(), 0L)))
			.toList());
	}

}
