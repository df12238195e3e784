package io.serviceloop.handbook;

import java.time.LocalDateTime;
import java.util.List;

import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.JsonColumns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The handbook: what worked, as a standard, with the actions it comes from. */
@Repository
public class Handbook {

	private final JdbcClient jdbc;

	Handbook(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** An entry, with the ids of the actions it comes from. */
	public record Entry(int lap, String title, String text, List<String> actionIds) {
	}

	/** The entries that a project has brought. */
	public List<Entry> of(String businessKey) {
		return jdbc.sql("select * from handbook where business_key = ? order by lap")
			.param(businessKey)
			.query(JsonColumns.rows(Entry.class))
			.list();
	}

	/**
	 * Ids of the actions that were done, of any lap, for the goals that the given lap has
	 * met.
	 */
	List<String> whatWorked(String businessKey, int lap) {
		return jdbc.sql("""
				select a.id from action a
				join problem p on p.business_key = a.business_key and p.id = a.problem_id
				join measurement m on m.business_key = p.business_key and m.goal_id = p.goal_id and m.lap = ? and m.met
				where a.business_key = ? and a.completed_on is not null and a.dropped_at is null
				order by a.lap, length(a.id), a.id
				""").params(lap, businessKey).query(String.class).list();
	}

	void write(String businessKey, int lap, String title, String text, List<String> actionIds, String by,
			LocalDateTime at) {
		jdbc.sql("""
				insert into handbook (business_key, lap, title, text, action_ids, written_by, written_at)
				values (?, ?, ?, ?, ?, ?, ?)
				""").params(businessKey, lap, title, text, Json.text(actionIds), by, at).update();
	}

}
