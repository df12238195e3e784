package io.serviceloop.classification;

import java.time.LocalDateTime;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.JsonColumns;
import io.serviceloop.loop.words.Reason;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The register of problems, and of which of them each lap works on. */
@Repository
public class Problems {

	private final JdbcClient jdbc;

	private final JdbcTemplate batch;

	Problems(JdbcClient jdbc, JdbcTemplate batch) {
		this.jdbc = jdbc;
		this.batch = batch;
	}

	/**
	 * A problem with its scores, its state in the current lap, and its containment.
	 *
	 * @param problemRank place in the ranking, from 1
	 * @param reasons why it is scored as it is
	 * @param selected whether the latest lap that decided about it works on it
	 * @param lap the latest lap that decided about it; null before the priorities were
	 * confirmed
	 * @param containment what limits the harm until the cause is known (CAPA); null where
	 * nothing
	 */
	public record Entry(String id, String goalId, String stage, String type, String subtype, String description,
			double frequencyCount, String frequencyUnit, int urgencyScore, int impactScore, String impactNote,
			int affectedCustomers, boolean systemic, double frequencyPerWeek, int frequencyScore, int matrixScore,
			String impact, boolean screened, String priority, String reach, @JsonProperty("rank") int problemRank,
			List<Reason> reasons, boolean selected, Integer lap, String overridePriority, String overrideReason,
			String containment) {
	}

	/**
	 * What a lap decided about a problem.
	 *
	 * @param overridePriority what a person set against the computed priority; null where
	 * nobody did
	 */
	public record Decision(int lap, String problemId, boolean selected, String overridePriority,
			String overrideReason) {
	}

	/**
	 * The problems of a project by rank, each with the decision of the latest lap that
	 * made one.
	 */
	public List<Entry> of(String businessKey) {
		return jdbc
			.sql("""
					select p.*, coalesce(s.selected, false) as selected, s.lap, s.override_priority, s.override_reason from problem p
					left join problem_selection s on s.business_key = p.business_key and s.problem_id = p.id
					  and s.lap = (select max(lap) from problem_selection l where l.business_key = p.business_key)
					where p.business_key = ? order by p.problem_rank
					""")
			.param(businessKey)
			.query(JsonColumns.rows(Entry.class))
			.list();
	}

	/** The decisions of all laps. */
	public List<Decision> decisions(String businessKey) {
		return jdbc.sql("select * from problem_selection where business_key = ? order by lap, problem_id")
			.param(businessKey)
			.query(Decision.class)
			.list();
	}

	void write(String businessKey, List<ScoredProblem> scored) {
		batch.batchUpdate("""
				insert into problem (business_key, id, goal_id, stage, type, subtype, description, frequency_count,
				  frequency_unit, urgency_score, impact_score, impact_note, affected_customers, systemic,
				  frequency_per_week, frequency_score, matrix_score, impact, screened, priority, reach, problem_rank,
				  reasons) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
				""", scored.stream().map(s -> {
			Problem p = s.problem();
			return new Object[] { businessKey, p.id(), p.goalId(), p.stage(), p.type(), p.subtype(), p.description(),
					p.frequencyCount(), p.frequencyUnit(), p.urgencyScore(), p.impactScore(), p.impactNote(),
					p.affectedCustomers(), p.systemic(), s.frequencyPerWeek(), s.frequencyScore(), s.matrixScore(),
					s.impact(), s.screened(), s.priority(), s.reach(), s.rank(), Json.text(s.reasons()) };
		}).toList());
	}

	/**
	 * Notes what a lap decided; a lap that decides again (a goal without a problem)
	 * replaces its own decision.
	 */
	public void decide(String businessKey, List<Decision> decisions, String by, LocalDateTime at) {
		if (decisions.isEmpty()) {
			return;
		}
		if (decisions.get(0).lap() > 1) {
			jdbc.sql("delete from problem_selection where business_key = ? and lap = ?")
				.params(businessKey, decisions.get(0).lap())
				.update();
		}
		batch.batchUpdate("""
				insert into problem_selection (business_key, lap, problem_id, selected, override_priority,
				  override_reason, decided_by, decided_at) values (?, ?, ?, ?, ?, ?, ?, ?)
				""",
				decisions.stream()
					.map(d -> new Object[] { businessKey, d.lap(), d.problemId(), d.selected(), d.overridePriority(),
							d.overrideReason(), by, at })
					.toList());
	}

	/** Notes what limits the harm of a problem at once (CAPA containment). */
	public void contain(String businessKey, String problemId, String containment, String by, LocalDateTime at) {
		jdbc.sql("""
				update problem set containment = ?, containment_by = ?, contained_at = ?
				where business_key = ? and id = ?
				""").params(containment, by, at, businessKey, problemId).update();
	}

}
