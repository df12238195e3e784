package io.serviceloop.collection;

import java.time.LocalDateTime;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was collected from each planned source. */
@Repository
public class Collected {

	private final JdbcClient jdbc;

	private final Feedback feedback;

	Collected(JdbcClient jdbc, Feedback feedback) {
		this.jdbc = jdbc;
		this.feedback = feedback;
	}

	/**
	 * A planned source with what was found in it.
	 *
	 * @param findings what was found, in words; null while open or where nothing was
	 * written
	 * @param recordsCollected number of records; null while open
	 * @param collectedBy user id; null while open
	 */
	public record Source(String id, String kind, String responsible, int windowDays, String note, String findings,
			Integer recordsCollected, String collectedBy, LocalDateTime collectedAt) {
	}

	/** The sources of a project, in the order of their ids. */
	public List<Source> of(String businessKey) {
		return jdbc.sql("select * from data_source where business_key = ? order by length(id), id")
			.param(businessKey)
			.query(Source.class)
			.list();
	}

	/** How many records were imported for a source, counted by its kind. */
	long imported(String businessKey, String sourceId) {
		String kind = jdbc.sql("select kind from data_source where business_key = ? and id = ?")
			.params(businessKey, sourceId)
			.query(String.class)
			.single();
		return feedback.count(businessKey, kind);
	}

	void write(String businessKey, String sourceId, String findings, int records, String by, LocalDateTime at) {
		jdbc.sql("""
				update data_source set findings = ?, records_collected = ?, collected_by = ?, collected_at = ?
				where business_key = ? and id = ?
				""").params(findings, records, by, at, businessKey, sourceId).update();
	}

	/** The number of records of all sources together. */
	int total(String businessKey) {
		return jdbc.sql("select coalesce(sum(records_collected), 0) from data_source where business_key = ?")
			.param(businessKey)
			.query(Integer.class)
			.single();
	}

}
