package io.serviceloop.rootcause;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

import io.serviceloop.loop.engine.record.Trail;
import io.serviceloop.loop.words.JsonColumns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The flow charts that belong to the search for a cause: where it hangs, what is
 * redundant (A27, E10, E11).
 */
@Repository
public class FlowCharts {

	private final JdbcClient jdbc;

	FlowCharts(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** A flow chart, without its content. */
	public record Entry(long id, int lap, String problemId, String fileName, String addedBy, LocalDateTime addedAt) {
	}

	/** A file. */
	record File(String fileName, byte[] content) {
	}

	/** The flow charts of a project, the latest last. */
	public List<Entry> of(String businessKey) {
		return jdbc.sql(
				"select id, lap, problem_id, file_name, added_by, added_at from flow_chart where business_key = ? order by id")
			.param(businessKey)
			.query(JsonColumns.rows(Entry.class))
			.list();
	}

	Optional<File> find(String businessKey, long id) {
		return jdbc.sql("select file_name, content from flow_chart where business_key = ? and id = ?")
			.params(businessKey, id)
			.query((row, number) -> new File(row.getString("file_name"), row.getBytes("content")))
			.optional();
	}

	void add(String businessKey, int lap, String problemId, String fileName, byte[] content, String by,
			LocalDateTime at) {
		Trail.here().about("flowChart", fileName).of(businessKey);
		jdbc.sql("""
				insert into flow_chart (business_key, lap, problem_id, file_name, content, added_by, added_at)
				values (?, ?, ?, ?, ?, ?, ?)
				""").params(businessKey, lap, problemId, fileName, content, by, at).update();
	}

}
