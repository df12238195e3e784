package io.serviceloop.project;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.JsonColumns;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The register of regular reviews, and of what came of each of their days. */
@Repository
class RegularReviews {

	private static final RowMapper<RegularReview> ROW = JsonColumns.rows(RegularReview.class);

	private final JdbcClient jdbc;

	RegularReviews(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	int arrange(OpenProjectStart.Answer project, String rhythm, LocalDate firstDay, String by, LocalDateTime now) {
		jdbc.sql("""
				insert into regular_review (title, service_line, lead, process_owner, team, rhythm, first_day,
				  arranged_by, arranged_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
				""")
			.params(project.title(), project.serviceLine(), project.lead(), project.processOwner(),
					Json.text(project.team()), rhythm, firstDay, by, now)
			.update();
		return jdbc.sql("select max(id) from regular_review where service_line = ?")
			.param(project.serviceLine())
			.query(Integer.class)
			.single();
	}

	RegularReview find(int id) {
		return jdbc.sql("select * from regular_review where id = ?").param(id).query(ROW).single();
	}

	/** The review that a line has, however it is spelt. */
	Optional<RegularReview> ofLine(String serviceLine) {
		return jdbc.sql("""
				select * from regular_review where ended_at is null and lower(trim(service_line)) = lower(trim(?))
				order by id limit 1
				""").param(serviceLine).query(ROW).optional();
	}

	/** Writes what came of a day; each comes once. */
	void tried(int id, LocalDate day, String outcome, String businessKey) {
		jdbc.sql("insert into regular_review_day (review_id, review_day, outcome, business_key) values (?, ?, ?, ?)")
			.params(id, day, outcome, businessKey)
			.update();
	}

	void end(int id, String by, LocalDateTime now) {
		jdbc.sql("update regular_review set ended_by = ?, ended_at = ? where id = ? and ended_at is null")
			.params(by, now, id)
			.update();
	}

}
