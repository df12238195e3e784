package io.serviceloop.collection;

import java.time.LocalDateTime;
import java.util.List;

import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.JsonColumns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was collected from each planned source. */
@Repository
public class Collected {

	private final JdbcClient jdbc;

	Collected(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * A planned source with what was found in it.
	 *
	 * @param findings what was found, in words; null while open or where nothing was
	 * written
	 * @param recordsCollected number of records, interviews or companies; null while open
	 * @param collectedBy user id; null while open
	 * @param interviews empty while open, and in a source of another kind
	 * @param benchmarks empty as well
	 * @param operatingMetrics empty as well
	 */
	public record Source(String id, String kind, String responsible, int windowDays, String note, String findings,
			Integer recordsCollected, String collectedBy, LocalDateTime collectedAt, List<Interview> interviews,
			List<Benchmark> benchmarks, List<OperatingMetric> operatingMetrics) {

		public Source {
			interviews = (interviews == null) ? List.of() : interviews;
			benchmarks = (benchmarks == null) ? List.of() : benchmarks;
			operatingMetrics = (operatingMetrics == null) ? List.of() : operatingMetrics;
		}

	}

	/**
	 * What was typed of a source.
	 *
	 * @param findings null where nothing was written
	 */
	record Found(String findings, List<Interview> interviews, List<Benchmark> benchmarks,
			List<OperatingMetric> operatingMetrics) {
	}

	/**
	 * What is stored of a source.
	 *
	 * @param records imported ones, counted by its kind
	 * @param running imports of its kind that have not ended
	 */
	record Stored(String kind, long records, long running) {

		/** Whether it is of a kind whose records come in files. */
		boolean hasRecords() {
			return kind.equals("customerFeedback") || kind.equals("operationsData");
		}

	}

	/** The sources of a project, in the order of their ids. */
	public List<Source> of(String businessKey) {
		return jdbc.sql("select * from data_source where business_key = ? order by length(id), id")
			.param(businessKey)
			.query(JsonColumns.rows(Source.class))
			.list();
	}

	/** What is stored of a source, in one round trip. */
	Stored stored(String businessKey, String sourceId) {
		return jdbc
			.sql("""
					select d.kind, (select coalesce(sum(f.number), 0) from feedback_count f
					    join feedback_import i on i.id = f.import_id where i.business_key = d.business_key and i.source = d.kind and i.state = 'done') as records,
					  (select count(*) from feedback_import i where i.business_key = d.business_key and i.source = d.kind
					    and i.state = 'running') as running
					from data_source d where d.business_key = ? and d.id = ?
					""")
			.params(businessKey, sourceId)
			.query(JsonColumns.rows(Stored.class))
			.single();
	}

	void write(String businessKey, String sourceId, Found found, String by, LocalDateTime at) {
		jdbc.sql(
				"""
						update data_source set findings = :findings, interviews = :interviews, benchmarks = :benchmarks,
						  operating_metrics = :metrics, collected_by = :by, collected_at = :at, records_collected = :typed +
						    (select coalesce(sum(f.number), 0) from feedback_count f join feedback_import i on i.id = f.import_id
						      where i.business_key = data_source.business_key and i.source = data_source.kind and i.state = 'done')
						where business_key = :key and id = :id
						""")
			.param("findings", found.findings())
			.param("interviews", Json.text(found.interviews()))
			.param("benchmarks", Json.text(found.benchmarks()))
			.param("metrics", Json.text(found.operatingMetrics()))
			.param("by", by)
			.param("at", at)
			.param("typed", found.interviews().size() + found.benchmarks().size())
			.param("key", businessKey)
			.param("id", sourceId)
			.update();
	}

	/**
	 * The number of records of all sources together. Sources of the same kind share the
	 * files of that kind; interviews and companies are each source's own.
	 */
	int total(String businessKey) {
		return jdbc.sql("""
				select coalesce(sum(number), 0) from (select case when kind in ('customerFeedback', 'operationsData')
				    then max(records_collected) else sum(records_collected) end as number
				  from data_source where business_key = ? group by kind) kinds
				""").param(businessKey).query(Integer.class).single();
	}

}
