package io.serviceloop.collection;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What a project's records add up to, kept when an import completes: nobody counts a
 * million of them to show a form. How many there are by day, type and stage is kept for
 * each import and added up; what cannot be added up is kept for the project.
 */
@Repository
public class Totals {

	private static final String ALL = """
			 from feedback f join feedback_import i on i.id = f.import_id
			where i.business_key = :key and (i.state = 'done' or i.id = :completing)
			""";

	/** No import has this id. */
	private static final long NONE = 0;

	private final JdbcClient jdbc;

	private final Records records;

	Totals(JdbcClient jdbc, Records records) {
		this.jdbc = jdbc;
		this.records = records;
	}

	/**
	 * Keeps what a project's records add up to, those of an import included that is about
	 * to complete: in the transaction that declares it done.
	 * @param replaced whether records of earlier imports were deleted for it
	 */
	public void keep(String businessKey, long importId, boolean replaced) {
		List<Long> changed = new ArrayList<>(List.of(importId));
		// A node of an earlier release counts nothing.
		changed.addAll(jdbc.sql("""
				select id from feedback_import i where business_key = :key and state = 'done'
				  and (:replaced or not exists (select 1 from feedback_count c where c.import_id = i.id))
				""").param("key", businessKey).param("replaced", replaced).query(Long.class).list());
		jdbc.sql("delete from feedback_count where import_id in (:ids)").param("ids", changed).update();
		jdbc.sql("""
				insert into feedback_count (import_id, time, type, stage, number)
				select import_id, cast(cast(time as date) as timestamp), type, stage, count(*) from feedback
				where import_id in (:ids) group by import_id, cast(cast(time as date) as timestamp), type, stage
				""").param("ids", changed).update();
		FeedbackSummary.HandlingHours hours = countedHours(businessKey, importId);
		Windows windows = records.windows(businessKey, importId);
		jdbc.sql("delete from feedback_total where business_key = ?").param(businessKey).update();
		jdbc.sql("""
				insert into feedback_total (business_key, handled, mean_hours, median_hours, without_hours, windows,
				  customers) values (?, ?, ?, ?, ?, ?, ?)
				""")
			.params(businessKey, hours.n(), hours.mean(), hours.median(), hours.missing(), key(windows),
					countedCustomers(businessKey, windows, importId))
			.update();
	}

	/**
	 * What is kept of all records of a project.
	 *
	 * @param windows in which the customers were counted
	 */
	private record Kept(FeedbackSummary.HandlingHours hours, String windows, long customers) {
	}

	/** How long handling took, and how many customers the windows name. */
	record Total(FeedbackSummary.HandlingHours hours, long customers) {
	}

	/** What is kept, or, where it is not or the windows are others now, counted. */
	Total of(String businessKey, Windows windows) {
		Kept kept = jdbc.sql("select * from feedback_total where business_key = ?")
			.param(businessKey)
			.query((row, number) -> new Kept(
					new FeedbackSummary.HandlingHours(row.getLong("handled"), row.getObject("mean_hours", Double.class),
							row.getObject("median_hours", Double.class), row.getLong("without_hours")),
					row.getString("windows"), row.getLong("customers")))
			.optional()
			.orElseGet(() -> new Kept(countedHours(businessKey, NONE), "", 0));
		return new Total(kept.hours(),
				kept.windows().equals(key(windows)) ? kept.customers() : countedCustomers(businessKey, windows, NONE));
	}

	private FeedbackSummary.HandlingHours countedHours(String businessKey, long completing) {
		return jdbc.sql("""
				select count(f.handling_hours), avg(f.handling_hours),
				  percentile_cont(0.5) within group (order by f.handling_hours),
				  coalesce(sum(case when i.handling and f.handling_hours is null then 1 else 0 end), 0)
				""" + ALL)
			.param("key", businessKey)
			.param("completing", completing)
			.query((row, number) -> new FeedbackSummary.HandlingHours(row.getLong(1), rounded(row.getObject(2)),
					rounded(row.getObject(3)), row.getLong(4)))
			.single();
	}

	private long countedCustomers(String businessKey, Windows windows, long completing) {
		Windows.Condition inside = windows.inside();
		return jdbc.sql("select count(distinct f.customer)" + ALL + " and " + inside.sql())
			.param("key", businessKey)
			.param("completing", completing)
			.params(inside.values())
			.query(Long.class)
			.single();
	}

	/** Tells windows apart: each kind with its first day. */
	private static String key(Windows windows) {
		return String.join(";", windows.all().stream().map(one -> one.source() + "=" + one.from()).toList());
	}

	static Double rounded(Object number) {
		// Of nothing there are no shares.
		return (number == null || (number instanceof Double share && !Double.isFinite(share))) ? null
				: new BigDecimal(number.toString()).setScale(4, RoundingMode.HALF_UP).doubleValue();
	}

}
