package io.serviceloop.change;

import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.serviceloop.loop.words.JsonColumns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The register of changes of running projects: what, why, asked by whom, decided by whom.
 */
@Repository
public class Changes {

	private final JdbcClient jdbc;

	Changes(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * A change.
	 *
	 * @param subjectId the action or problem it is about; null where it is about the
	 * project
	 * @param detail the new person or date, the containment, or who is left out of a
	 * training; null where there is none
	 * @param decidedBy who agreed or refused; null where nobody is asked
	 * @param applied whether it has taken effect
	 */
	public record Entry(int number, String kind, String subjectId, String detail, String reason, String requestedBy,
			String decidedBy, boolean applied, LocalDateTime changedAt) {

		/** It as somebody asked for it; what became of it is not his. */
		Map<String, Object> asked() {
			Map<String, Object> asked = new LinkedHashMap<>();
			asked.put("kind", kind);
			asked.put("subject", subjectId);
			asked.put("detail", detail);
			asked.put("reason", reason);
			asked.put("requestedBy", requestedBy);
			asked.put("at", changedAt);
			return asked;
		}

	}

	/** The changes of a project. */
	public List<Entry> of(String businessKey) {
		return jdbc.sql("select * from project_change where business_key = ? order by number")
			.param(businessKey)
			.query(JsonColumns.rows(Entry.class))
			.list();
	}

	/** Files a request and gives its number. */
	int request(String businessKey, String kind, String subjectId, String detail, String reason, String by,
			LocalDateTime at) {
		int number = jdbc.sql("select 1 + count(*) from project_change where business_key = ?")
			.param(businessKey)
			.query(Integer.class)
			.single();
		jdbc.sql(
				"""
						insert into project_change (business_key, number, kind, subject_id, detail, reason, requested_by, applied,
						  changed_at) values (?, ?, ?, ?, ?, ?, ?, false, ?)
						""")
			.params(businessKey, number, kind, subjectId, detail, reason, by, at)
			.update();
		return number;
	}

	/** Notes that somebody's whole part in a project went to somebody else. */
	public void handedOver(String businessKey, String person, String recipient, String reason, String by,
			LocalDateTime at) {
		applied(businessKey, request(businessKey, "handOverWork", person, recipient, reason, by, at));
	}

	void decided(String businessKey, int number, String by) {
		jdbc.sql("update project_change set decided_by = ? where business_key = ? and number = ?")
			.params(by, businessKey, number)
			.update();
	}

	void applied(String businessKey, int number) {
		jdbc.sql("update project_change set applied = true where business_key = ? and number = ?")
			.params(businessKey, number)
			.update();
	}

}
