package io.serviceloop.goal.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

import io.serviceloop.loop.engine.record.Trail;
import io.serviceloop.loop.words.JsonColumns;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The register of readings. A project has one reading of a metric, a customer group, a
 * scenario and a time; projects of one service line may each have their own.
 */
@Repository
public class Readings {

	private final JdbcClient jdbc;

	private final JdbcTemplate batch;

	Readings(JdbcClient jdbc, JdbcTemplate batch) {
		this.jdbc = jdbc;
		this.batch = batch;
	}

	/**
	 * The readings of every project of a service line, in the order of time.
	 */
	public List<Reading> ofLine(String serviceLine) {
		return jdbc.sql("""
				select r.* from reading r join project p on p.business_key = r.business_key
				where lower(p.service_line) = lower(?) order by r.to_date, r.from_date, r.metric, r.reported_at
				""").param(serviceLine).query(JsonColumns.rows(Reading.class)).list();
	}

	/**
	 * How many readings were new, how many corrected another value of the same time, and
	 * how many were there already.
	 */
	public record Filed(int stored, int updated, int unchanged) {
	}

	/** Files readings of one project; sent twice, they are there once. */
	@Transactional
	Filed file(String businessKey, List<Reading> readings) {
		return file(businessKey, readings, Reading::says);
	}

	/**
	 * Files values that somebody has read off: one that is known already keeps its source
	 * and the number of its cases.
	 */
	@Transactional
	Filed confirm(String businessKey, List<Reading> readings) {
		return file(businessKey, readings, (known, read) -> known.readingValue() == read.readingValue());
	}

	private Filed file(String businessKey, List<Reading> readings, BiPredicate<Reading, Reading> same) {
		Trail.here().about("readings", readings.size()).of(businessKey);
		// Two senders at once: the second one waits here, and then finds the rows of the
		// first.
		jdbc.sql("select business_key from project where business_key = ? for update")
			.param(businessKey)
			.query(String.class)
			.single();
		Map<Reading.Key, Reading> known = new HashMap<>();
		jdbc.sql("select * from reading where business_key = ?")
			.param(businessKey)
			.query(JsonColumns.rows(Reading.class))
			.list()
			.forEach(reading -> known.put(reading.key(), reading));
		List<Reading> fresh = readings.stream().filter(reading -> !known.containsKey(reading.key())).toList();
		List<Reading> corrected = readings.stream()
			.filter(reading -> known.containsKey(reading.key()) && !same.test(known.get(reading.key()), reading))
			.toList();
		batch.batchUpdate("""
				insert into reading (business_key, metric, customer_group, scenario, from_date, to_date, reading_value,
				  unit, sample_size, source, reported_by, reported_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
				""",
				fresh.stream()
					.map(r -> new Object[] { r.businessKey(), r.metric(), r.customerGroup(), r.scenario(), r.fromDate(),
							r.toDate(), r.readingValue(), r.unit(), r.sampleSize(), r.source(), r.reportedBy(),
							r.reportedAt() })
					.toList());
		batch.batchUpdate("""
				update reading set reading_value = ?, sample_size = ?, source = ?, reported_by = ?, reported_at = ?
				where business_key = ? and metric = ? and customer_group = ? and scenario = ? and from_date = ?
				  and to_date = ?
				""", corrected.stream().map(r -> {
			Reading old = known.get(r.key());
			return new Object[] { r.readingValue(), r.sampleSize(), r.source(), r.reportedBy(), r.reportedAt(),
					old.businessKey(), old.metric(), old.customerGroup(), old.scenario(), old.fromDate(),
					old.toDate() };
		}).toList());
		return new Filed(fresh.size(), corrected.size(), readings.size() - fresh.size() - corrected.size());
	}

}
