package io.serviceloop.absence;

import java.time.LocalDateTime;
import java.util.List;

import io.serviceloop.change.Changes;
import io.serviceloop.loop.words.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What a person is in running projects, as the registers have it: lead, process owner,
 * responsible for what is open.
 */
@Repository
class Duties {

	private final JdbcClient jdbc;

	private final Changes changes;

	Duties(JdbcClient jdbc, Changes changes) {
		this.jdbc = jdbc;
		this.changes = changes;
	}

	/** The running projects in which a person is something, by business key. */
	List<String> projectsOf(String person) {
		return jdbc
			.sql("""
					select business_key from project p where state = 'running' and (lead = :person or process_owner = :person
					  or exists (select 1 from project_team t where t.business_key = p.business_key and user_id = :person)
					  or exists (select 1 from data_source s where s.business_key = p.business_key and responsible = :person
					    and collected_at is null)
					  or exists (select 1 from action a where a.business_key = p.business_key and responsible = :person
					    and completed_on is null and dropped_at is null and stopped_at is null)
					  or exists (select 1 from review_decision d where d.business_key = p.business_key and responsible = :person
					    and completed_on is null and closed_at is null)) order by business_key
					""")
			.param("person", person)
			.query(String.class)
			.list();
	}

	/** Whether a person is to take part in projects that open by themselves. */
	boolean isInReview(String person) {
		return jdbc
			.sql("""
					select count(*) from regular_review where ended_at is null and (lead = :person or process_owner = :person
					  or team like :named)
					""")
			.param("person", person)
			.param("named", "%" + Json.text(person) + "%")
			.query(Integer.class)
			.single() > 0;
	}

	/**
	 * The running projects whose lead and process owner would be one person, by business
	 * key.
	 */
	List<String> twoInOne(String person, String recipient) {
		return jdbc
			.sql("""
					select business_key from project where state = 'running' and ((lead = :person and process_owner = :recipient)
					  or (lead = :recipient and process_owner = :person)) order by business_key
					""")
			.param("person", person)
			.param("recipient", recipient)
			.query(String.class)
			.list();
	}

	/**
	 * Makes somebody else what a person is, and notes that as a change of each project.
	 */
	void handOver(String person, String recipient, String reason, String by, LocalDateTime now) {
		List<String> projects = projectsOf(person);
		for (String key : projects) {
			update("update project set lead = ? where business_key = ? and lead = ?", recipient, key, person);
			update("update project set process_owner = ? where business_key = ? and process_owner = ?", recipient, key,
					person);
			update("update data_source set responsible = ? where business_key = ? and responsible = ? and collected_at is null",
					recipient, key, person);
			update("update action set responsible = ? where business_key = ? and responsible = ? and completed_on is null"
					+ " and dropped_at is null and stopped_at is null", recipient, key, person);
			update("update review_decision set responsible = ? where business_key = ? and responsible = ?"
					+ " and completed_on is null and closed_at is null", recipient, key, person);
			jdbc.sql("delete from project_team where business_key = :key and user_id = :person and exists"
					+ " (select 1 from project_team t where t.business_key = :key and t.user_id = :recipient)")
				.param("key", key)
				.param("person", person)
				.param("recipient", recipient)
				.update();
			update("update project_team set user_id = ? where business_key = ? and user_id = ?", recipient, key,
					person);
			changes.handedOver(key, person, recipient, reason, by, now);
		}
		// The standards that will be looked at again (E27).
		jdbc.sql("update handbook_entry set owner = ? where owner = ?").params(recipient, person).update();
		// The projects that regular reviews will open.
		for (String part : List.of("lead", "process_owner")) {
			jdbc.sql("update regular_review set " + part + " = ? where ended_at is null and " + part + " = ?")
				.params(recipient, person)
				.update();
		}
		jdbc.sql("select id, team from regular_review where ended_at is null and team like ?")
			.param("%" + Json.text(person) + "%")
			.query()
			.listOfRows()
			.forEach(review -> {
				List<String> team = Json.<List<String>>read((String) review.get("team"), List.class);
				jdbc.sql("update regular_review set team = ? where id = ?")
					.params(Json.text(team.stream().map(id -> id.equals(person) ? recipient : id).distinct().toList()),
							review.get("id"))
					.update();
			});
	}

	private void update(String sql, String recipient, String key, String person) {
		jdbc.sql(sql).params(recipient, key, person).update();
	}

}
