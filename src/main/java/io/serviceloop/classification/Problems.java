package io.serviceloop.classification;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.collection.Records;
import io.serviceloop.loop.form.Taken;
import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.JsonColumns;
import io.serviceloop.loop.words.Reason;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The register of problems, and of which of them each lap works on. */
@Repository
public class Problems {

	private static final String DESCRIBE = """
			update problem set goal_id = ?, stage = ?, type = ?, subtype = ?, description = ?, frequency_count = ?,
			  frequency_unit = ?, urgency_score = ?, impact_score = ?, impact_note = ?, affected_customers = ?,
			  systemic = ?, record_filter = ?, counted = ?, urgency_answers = ?, impact_answers = ?, reason = ?, notes = ?,
			  frequency_per_week = ?, frequency_score = ?, matrix_score = ?, impact = ?, screened = ?, priority = ?,
			  reach = ?, problem_rank = ?, reasons = ?, described_lap = ? where business_key = ? and id = ?
			""";

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
	 * @param recordFilter the stored records it rests on; null where on none
	 * @param urgencyAnswers what was answered to the questions behind the urgency (C22);
	 * null where nobody was asked
	 * @param impactAnswers what was answered to those behind the impact (C23); null where
	 * nobody was asked
	 * @param reason why it is listed as it is although something speaks against it; null
	 * where nothing does
	 * @param counted what the records said that it rests on; null where it rests on none
	 * @param notes {@link Problem#notes()}
	 * @param describedLap the lap in which it was last described
	 * @param selectionReason why it was chosen, or left out, against the ranking; null
	 * where nobody was asked
	 * @param shortLoop whether it takes the short loop: one cause, one action, no pilot
	 */
	public record Entry(String id, String goalId, String stage, String type, String subtype, String description,
			double frequencyCount, String frequencyUnit, int urgencyScore, int impactScore, String impactNote,
			int affectedCustomers, boolean systemic, double frequencyPerWeek, int frequencyScore, int matrixScore,
			String impact, boolean screened, String priority, String reach, @JsonProperty("rank") int problemRank,
			List<Reason> reasons, boolean selected, Integer lap, String overridePriority, String overrideReason,
			String containment, Records.Filter recordFilter, List<Boolean> urgencyAnswers, List<Boolean> impactAnswers,
			String reason, String notes, Counts counted, int describedLap, String selectionReason, boolean shortLoop) {

		/** What was decided about it, as a decision of a lap. */
		public Decision decided(int lap, boolean selected) {
			return new Decision(lap, id, selected, overridePriority, overrideReason, selectionReason, shortLoop);
		}

		/** As it was described and scored. */
		ScoredProblem scored() {
			return new ScoredProblem(described(), frequencyPerWeek, frequencyScore, matrixScore, impact, screened,
					priority, reach, problemRank, reasons);
		}

		/** As it was described. */
		public Problem described() {
			return new Problem(id, goalId, stage, type, subtype, description, frequencyCount, frequencyUnit,
					urgencyScore, impactScore, impactNote, affectedCustomers, systemic, recordFilter, urgencyAnswers,
					impactAnswers, reason, notes);
		}

	}

	/** A problem as an earlier lap described and scored it. */
	public record Earlier(int lap, String id, JsonNode described) {
	}

	/** A problem of the long-term pool of a service line (C27). */
	public record Pooled(String businessKey, String id, String stage, String type, String subtype, String description,
			String impactNote) {
	}

	/** Why a goal has no problem in a lap (A21). */
	public record Unproblematic(int lap, String goalId, String reason, String givenBy) {
	}

	/**
	 * What a lap decided about a problem.
	 *
	 * @param overridePriority what a person set against the computed priority; null where
	 * nobody did
	 * @param reason why it was chosen, or left out, against the ranking; null where
	 * nobody was asked
	 * @param shortLoop whether it takes the short loop
	 * @param decidedBy user id; null before it is filed
	 * @param decidedAt null before it is filed
	 */
	public record Decision(int lap, String problemId, boolean selected, String overridePriority, String overrideReason,
			String reason, boolean shortLoop, String decidedBy, LocalDateTime decidedAt) {

		/** A decision that is not filed yet. */
		Decision(int lap, String problemId, boolean selected, String overridePriority, String overrideReason,
				String reason, boolean shortLoop) {
			this(lap, problemId, selected, overridePriority, overrideReason, reason, shortLoop, null, null);
		}

	}

	/**
	 * The problems of a project by rank, each with the decision of the latest lap that
	 * made one.
	 */
	public List<Entry> of(String businessKey) {
		return jdbc.sql("""
				select p.*, coalesce(s.selected, false) as selected, s.lap, s.override_priority, s.override_reason,
				  s.reason as selection_reason, coalesce(s.short_loop, false) as short_loop from problem p
				left join problem_selection s on s.business_key = p.business_key and s.problem_id = p.id
				  and s.lap = (select max(lap) from problem_selection l where l.business_key = p.business_key)
				where p.business_key = ? order by p.problem_rank
				""").param(businessKey).query(JsonColumns.rows(Entry.class)).list();
	}

	/**
	 * What the other projects of a service line put off: their problems of the lowest
	 * priority that no lap worked on, the latest first, at most so many (C27).
	 */
	public List<Pooled> pool(String serviceLine, String exceptOf, int most) {
		return jdbc.sql("""
				select p.* from problem p join project j on j.business_key = p.business_key
				where j.service_line = ? and j.business_key <> ? and p.priority = 'P3' and not exists
				  (select 1 from problem_selection s where s.business_key = p.business_key and s.problem_id = p.id
				     and s.selected)
				order by j.opened_at desc, p.problem_rank fetch first ? rows only
				""").params(serviceLine, exceptOf, most).query(JsonColumns.rows(Pooled.class)).list();
	}

	/** The same by their ids. */
	Map<String, Entry> byId(String businessKey) {
		return of(businessKey).stream().collect(Collectors.toMap(Entry::id, Function.identity()));
	}

	/** The decisions of all laps. */
	public List<Decision> decisions(String businessKey) {
		return jdbc.sql("select * from problem_selection where business_key = ? order by lap, problem_id")
			.param(businessKey)
			.query(JsonColumns.rows(Decision.class))
			.list();
	}

	/** What earlier laps said of problems that were described anew. */
	public List<Earlier> earlier(String businessKey) {
		return jdbc.sql("select lap, id, described from problem_earlier where business_key = ? order by lap, id")
			.param(businessKey)
			.query((row, number) -> new Earlier(row.getInt("lap"), row.getString("id"),
					Json.parse(row.getString("described"))))
			.list();
	}

	/** Why goals have no problem, lap by lap. */
	public List<Unproblematic> withoutProblem(String businessKey) {
		return jdbc.sql("select * from goal_reason where business_key = ? order by lap, goal_id")
			.param(businessKey)
			.query(JsonColumns.rows(Unproblematic.class))
			.list();
	}

	/**
	 * Notes why goals have no problem in a lap.
	 * @param again whether the lap has said so before
	 */
	void explain(String businessKey, int lap, List<ClassifyProblemsTask.GoalReason> reasons, boolean again, String by,
			LocalDateTime at) {
		if (again) {
			jdbc.sql("delete from goal_reason where business_key = ? and lap = ?").params(businessKey, lap).update();
		}
		if (!reasons.isEmpty()) {
			batch.batchUpdate(
					"insert into goal_reason (business_key, lap, goal_id, reason, given_by, given_at)"
							+ " values (?, ?, ?, ?, ?, ?)",
					reasons.stream()
						.map(reason -> new Object[] { businessKey, lap, reason.goalId(), reason.reason(), by, at })
						.toList());
		}
	}

	/**
	 * Writes problems as a lap describes and scores them.
	 * @param counts what the records say that they rest on
	 * @param known those that are there already: what was said of them is kept under the
	 * lap that said it, and what limits their harm stays
	 */
	void write(String businessKey, int lap, List<ScoredProblem> scored, Map<Records.Filter, Counts> counts,
			Map<String, Entry> known) {
		List<ScoredProblem> again = scored.stream().filter(s -> known.containsKey(s.problem().id())).toList();
		if (!again.isEmpty()) {
			keep(businessKey, lap, known.values());
			batch.batchUpdate(DESCRIBE, again.stream().map(s -> values(businessKey, lap, s, counts)).toList());
		}
		batch.batchUpdate(
				"""
						insert into problem (goal_id, stage, type, subtype, description, frequency_count, frequency_unit,
						  urgency_score, impact_score, impact_note, affected_customers, systemic, record_filter, counted,
						urgency_answers,
						  impact_answers, reason, notes, frequency_per_week, frequency_score, matrix_score, impact, screened, priority,
						  reach, problem_rank, reasons, described_lap, business_key, id)
						values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
						""",
				scored.stream()
					.filter(s -> !known.containsKey(s.problem().id()))
					.map(s -> values(businessKey, lap, s, counts))
					.toList());
	}

	/**
	 * Takes out what a lap has just described: new problems go, others say again what
	 * they said before.
	 * @param sentBack what they said where the list was sent back in this lap; null where
	 * the lap described them for the first time
	 */
	void takeBack(String businessKey, int lap, JsonNode sentBack, Taken taken) {
		List<Entry> before = (sentBack != null) ? Json.list(sentBack, Entry.class)
				: jdbc
					.sql("""
							select e.described from problem_earlier e join problem p on p.business_key = e.business_key and p.id = e.id
							  and p.described_lap = :lap
							where e.business_key = :key and e.lap = (select max(m.lap) from problem_earlier m
							    where m.business_key = e.business_key and m.id = e.id)
							""")
					.param("lap", lap)
					.param("key", businessKey)
					.query(String.class)
					.list()
					.stream()
					.map(described -> Json.convert(Json.parse(described), Entry.class))
					.toList();
		taken.let("known", before.stream().map(Entry::id).toList());
		taken.copies("problem", "described_lap = :lap and id in (:known)");
		taken.rows("problem", "described_lap = :lap and id not in (:known)");
		if (sentBack == null) {
			batch.batchUpdate("delete from problem_earlier where business_key = ? and lap = ? and id = ?",
					before.stream()
						.map(entry -> new Object[] { businessKey, entry.describedLap(), entry.id() })
						.toList());
		}
		batch.batchUpdate(DESCRIBE,
				before.stream()
					.map(entry -> values(businessKey, entry.describedLap(), entry.scored(),
							Collections.singletonMap(entry.recordFilter(), entry.counted())))
					.toList());
	}

	/**
	 * Adds the one problem that is not known yet, and ranks the others anew.
	 * @param known the ids of the others
	 */
	void add(String businessKey, int lap, List<ScoredProblem> scored, Map<Records.Filter, Counts> counts,
			Set<String> known) {
		write(businessKey, lap, scored.stream().filter(s -> !known.contains(s.problem().id())).toList(), counts,
				Map.of());
		batch.batchUpdate("update problem set problem_rank = ? where business_key = ? and id = ?",
				scored.stream().map(s -> new Object[] { s.rank(), businessKey, s.problem().id() }).toList());
	}

	private static Object[] values(String businessKey, int lap, ScoredProblem s, Map<Records.Filter, Counts> counts) {
		Problem p = s.problem();
		return new Object[] { p.goalId(), p.stage(), p.type(), p.subtype(), p.description(), p.frequencyCount(),
				p.frequencyUnit(), p.urgencyScore(), p.impactScore(), p.impactNote(), p.affectedCustomers(),
				p.systemic(), json(p.recordFilter()), json(counts.get(p.recordFilter())), json(p.urgencyAnswers()),
				json(p.impactAnswers()), p.reason(), p.notes(), s.frequencyPerWeek(), s.frequencyScore(),
				s.matrixScore(), s.impact(), s.screened(), s.priority(), s.reach(), s.rank(), Json.text(s.reasons()),
				lap, businessKey, p.id() };
	}

	private static String json(Object value) {
		return (value == null) ? null : Json.text(value);
	}

	/** What was said in an earlier lap is not overwritten. */
	private void keep(String businessKey, int lap, Collection<Entry> entries) {
		batch.batchUpdate("insert into problem_earlier (business_key, lap, id, described) values (?, ?, ?, ?)",
				entries.stream()
					.filter(entry -> entry.describedLap() < lap)
					.map(entry -> new Object[] { businessKey, entry.describedLap(), entry.id(), Json.text(entry) })
					.toList());
	}

	/** Notes what a lap that opens has decided. */
	public void decide(String businessKey, List<Decision> decisions, String by, LocalDateTime at) {
		decide(businessKey, decisions, false, by, at);
	}

	/**
	 * Notes what a lap decided; a lap that decides again (a goal without a problem, a
	 * plan that was sent back) replaces its own decision.
	 * @param again whether the plan of the lap was sent back
	 */
	void decide(String businessKey, List<Decision> decisions, boolean again, String by, LocalDateTime at) {
		if (decisions.isEmpty()) {
			return;
		}
		if (again || decisions.get(0).lap() > 1) {
			jdbc.sql("delete from problem_selection where business_key = ? and lap = ?")
				.params(businessKey, decisions.get(0).lap())
				.update();
		}
		batch.batchUpdate("""
				insert into problem_selection (business_key, lap, problem_id, selected, override_priority,
				  override_reason, reason, short_loop, decided_by, decided_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
				""",
				decisions.stream()
					.map(d -> new Object[] { businessKey, d.lap(), d.problemId(), d.selected(), d.overridePriority(),
							d.overrideReason(), d.reason(), d.shortLoop(), by, at })
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
