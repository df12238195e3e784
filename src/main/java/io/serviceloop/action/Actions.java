package io.serviceloop.action;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.serviceloop.loop.engine.InModels;
import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.JsonColumns;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The registers of actions, of the decisions about plans and of results, and what models
 * ask about them.
 */
@Repository("actionRegister")
public class Actions {

	/** Whether an action is done or given up. */
	static final String OVER = "(completed_on is not null or dropped_at is not null or stopped_at is not null)";

	/** The latest decision about the plan of a lap {@code :lap}. */
	static final String LATEST_DECISION = """
			lap = :lap and attempt = (select max(attempt) from plan_decision where business_key = :key and lap = :lap)
			""";

	private static final RowMapper<Entry> ENTRY = JsonColumns.rows(Entry.class);

	private final JdbcClient jdbc;

	private final JdbcTemplate batch;

	Actions(JdbcClient jdbc, JdbcTemplate batch) {
		this.jdbc = jdbc;
		this.batch = batch;
	}

	/**
	 * An action with where it stands.
	 *
	 * @param kind what it changes; null in a plan of before, as its gain
	 * @param pilotSites where it is tried first; empty where nowhere
	 * @param escalation {@code none}, {@code reminded}, {@code lead} or {@code managers}
	 * @param stoppedAt when it ended after its pilot; null where it did not (E52)
	 * @param cost what it cost, in the currency of the installation; null where nobody
	 * said
	 */
	public record Entry(int lap, String id, String problemId, String kind, String measure, String expectedEffect,
			Double expectedGain, String resources, Double effortDays, String department, String responsible,
			LocalDate startDate, LocalDate dueDate, boolean trainingRequired, List<String> pilotSites, String reason,
			String escalation, LocalDateTime droppedAt, String droppedReason, LocalDate completedOn,
			LocalDateTime stoppedAt, String stoppedReason, Double cost) {

		/** Whether it is neither done nor given up. */
		public boolean open() {
			return completedOn == null && droppedAt == null && stoppedAt == null;
		}

	}

	/**
	 * What was reported of an action; {@code kind} is {@code training}, {@code pilot} or
	 * {@code action}.
	 */
	public record Result(@JsonIgnore String actionId, String kind, String result, String evidence,
			LocalDate completedOn, String reportedBy) {
	}

	/**
	 * What the process owner decided about a plan, and a manager about its effort.
	 *
	 * @param peopleReady whether the people it needs were confirmed; null where nobody
	 * was asked; so for systems and equipment
	 * @param effortDays days of work, as far as they were known; null where none were
	 * @param effortLimit the limit it was above; null where no manager was needed
	 * @param effortApproved null where no manager was asked, or none has answered yet
	 * @param effortAt when a manager answered; null before that, and where it was not
	 * kept
	 */
	public record PlanDecision(int lap, int attempt, boolean approved, String note, String decidedBy,
			Boolean peopleReady, Boolean systemsReady, Boolean equipmentReady, Double effortDays, Double effortLimit,
			Boolean effortApproved, String effortNote, String effortBy, LocalDateTime decidedAt,
			LocalDateTime effortAt) {

		/** Whether work on the plan may begin. */
		public boolean holds() {
			return approved && (effortLimit == null || Boolean.TRUE.equals(effortApproved));
		}

	}

	/** A decision about a plan, before it is filed. */
	record Approval(boolean approved, String note, Boolean peopleReady, Boolean systemsReady, Boolean equipmentReady,
			Double effortDays, Double effortLimit) {
	}

	/** The actions of all laps. */
	public List<Entry> of(String businessKey) {
		return jdbc.sql("select * from action where business_key = ? order by lap, length(id), id")
			.param(businessKey)
			.query(ENTRY)
			.list();
	}

	/** One action. */
	public Optional<Entry> find(String businessKey, String id) {
		return jdbc.sql("select * from action where business_key = ? and id = ?")
			.params(businessKey, id)
			.query(ENTRY)
			.optional();
	}

	/** The actions of all laps, each with what was reported of it, the earliest first. */
	public Map<Entry, List<Result>> withResults(String businessKey) {
		Map<Entry, List<Result>> found = new LinkedHashMap<>();
		jdbc.sql(
				"""
						select a.*, r.kind as result_kind, r.result, r.evidence, r.completed_on as reported_on, r.reported_by from action a
						left join action_result r on r.business_key = a.business_key and r.action_id = a.id
						where a.business_key = ? order by a.lap, length(a.id), a.id, r.reported_at
						""")
			.param(businessKey)
			.query((RowCallbackHandler) row -> {
				Entry action = ENTRY.mapRow(row, 0);
				List<Result> results = found.computeIfAbsent(action, id -> new ArrayList<>());
				if (row.getString("result_kind") != null) {
					results.add(new Result(action.id(), row.getString("result_kind"), row.getString("result"),
							row.getString("evidence"), row.getObject("reported_on", LocalDate.class),
							row.getString("reported_by")));
				}
			});
		return found;
	}

	public List<PlanDecision> planDecisions(String businessKey) {
		return jdbc.sql("select * from plan_decision where business_key = ? order by lap, attempt")
			.param(businessKey)
			.query(JsonColumns.rows(PlanDecision.class))
			.list();
	}

	/**
	 * When the first plan of a lap was approved, with its effort where that was much, or
	 * a launch was: then it was fixed by what the lap is judged. Empty where neither was.
	 */
	public Optional<LocalDateTime> approvedAt(String businessKey, int lap) {
		return jdbc.sql("""
				select coalesce((select decided_at from plan_decision d where d.business_key = p.business_key
				    and d.lap = :lap and d.approved and (d.effort_limit is null or d.effort_approved)
				    order by d.attempt limit 1),
				  case when p.launch_decision = 'go' and :lap = 1 then p.launch_at end)
				from project p where p.business_key = :key
				""").param("lap", lap).param("key", businessKey).query(LocalDateTime.class).optional();
	}

	/** The day of the last roll-out of a lap; empty where nothing was rolled out. */
	public Optional<LocalDate> lastRollOut(String businessKey, int lap) {
		return jdbc.sql("""
				select completed_on from action where business_key = ? and lap = ? and completed_on is not null
				order by completed_on desc limit 1
				""").params(businessKey, lap).query(LocalDate.class).optional();
	}

	/**
	 * The actions that a plan of a lap cannot touch any more: of earlier laps, and over.
	 */
	List<Entry> settled(String businessKey, int lap) {
		return jdbc.sql("select * from action where business_key = ? and (lap < ? or " + OVER + ")")
			.params(businessKey, lap)
			.query(ENTRY)
			.list();
	}

	/**
	 * Writes the plan of a lap in place of the plan that was refused. What is over stays:
	 * the plan adds to it.
	 */
	void write(String businessKey, int lap, List<Action> actions) {
		jdbc.sql("delete from action where business_key = ? and lap = ? and not " + OVER)
			.params(businessKey, lap)
			.update();
		batch.batchUpdate("""
				insert into action (business_key, lap, id, problem_id, kind, measure, expected_effect, expected_gain,
				  resources, effort_days, department, responsible, start_date, due_date, training_required, pilot_sites,
				  reason, escalation)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'none')
				""", actions.stream()
			.map(a -> new Object[] { businessKey, lap, a.id(), a.problemId(), a.kind(), a.measure(), a.expectedEffect(),
					a.expectedGain(), a.resources(), a.effortDays(), a.department(), a.responsible(), a.startDate(),
					a.dueDate(), a.trainingRequired(), Json.text(a.pilotSites()), a.reason() })
			.toList());
	}

	/**
	 * The days of work of a lap: what was stopped has cost its own, what was dropped
	 * none.
	 */
	Effort effort(String businessKey, int lap) {
		return Effort
			.of(jdbc.sql("select effort_days from action where business_key = ? and lap = ? and dropped_at is null")
				.params(businessKey, lap)
				.query((row, number) -> row.getObject("effort_days", Double.class))
				.list());
	}

	void decide(String businessKey, int lap, Approval decision, String by, LocalDateTime at) {
		jdbc.sql("""
				insert into plan_decision (business_key, lap, attempt, approved, note, decided_by, decided_at,
				  people_ready, systems_ready, equipment_ready, effort_days, effort_limit)
				select :key, :lap, 1 + (select count(*) from plan_decision where business_key = :key and lap = :lap),
				  :approved, cast(:note as varchar(2000)), cast(:by as varchar(64)), cast(:at as timestamp),
				  cast(:people as boolean), cast(:systems as boolean), cast(:equipment as boolean),
				  cast(:effort as double precision), cast(:limit as double precision)
				""")
			.param("key", businessKey)
			.param("lap", lap)
			.param("approved", decision.approved())
			.param("note", decision.note())
			.param("by", by)
			.param("at", at)
			.param("people", decision.peopleReady())
			.param("systems", decision.systemsReady())
			.param("equipment", decision.equipmentReady())
			.param("effort", decision.effortDays())
			.param("limit", decision.effortLimit())
			.update();
	}

	/** Notes what a manager said of the effort of the plan that was approved last. */
	void decideEffort(String businessKey, int lap, boolean approved, String note, String by, LocalDateTime at) {
		jdbc.sql("""
				update plan_decision set effort_approved = :approved, effort_note = :note, effort_by = :by,
				  effort_at = :at
				where business_key = :key and lap = :lap
				  and attempt = (select max(attempt) from plan_decision where business_key = :key and lap = :lap)
				""")
			.param("approved", approved)
			.param("note", note)
			.param("by", by)
			.param("at", at)
			.param("key", businessKey)
			.param("lap", lap)
			.update();
	}

	void report(String businessKey, Result result, LocalDateTime at) {
		jdbc.sql("""
				insert into action_result (business_key, action_id, kind, result, evidence, completed_on, reported_by,
				  reported_at) values (?, ?, ?, ?, ?, ?, ?, ?)
				""")
			.params(businessKey, result.actionId(), result.kind(), result.result(), result.evidence(),
					result.completedOn(), result.reportedBy(), at)
			.update();
		if (result.kind().equals("action")) {
			jdbc.sql("update action set completed_on = ? where business_key = ? and id = ?")
				.params(result.completedOn(), businessKey, result.actionId())
				.update();
		}
	}

	/** Notes what an action cost; what was said before stays where nothing is said. */
	public void cost(String businessKey, String id, Double cost) {
		if (cost != null) {
			jdbc.sql("update action set cost = ? where business_key = ? and id = ?")
				.params(cost, businessKey, id)
				.update();
		}
	}

	/** Notes how far the follow-up of an action has come. */
	void escalate(String businessKey, String id, String escalation) {
		jdbc.sql("update action set escalation = ? where business_key = ? and id = ?")
			.params(escalation, businessKey, id)
			.update();
	}

	/** Hands an action over or moves its due date; its follow-up starts anew. */
	public void change(String businessKey, String id, String responsible, LocalDate dueDate) {
		jdbc.sql("""
				update action set responsible = ?, due_date = ?, escalation = 'none' where business_key = ? and id = ?
				""").params(responsible, dueDate, businessKey, id).update();
	}

	/** Notes that an action ends after its pilot (E52). */
	public void stop(String businessKey, String id, String reason, LocalDateTime at) {
		jdbc.sql("update action set stopped_at = ?, stopped_reason = ? where business_key = ? and id = ?")
			.params(at, reason, businessKey, id)
			.update();
	}

	/**
	 * Whether an action of a lap was stopped after its pilot, and no other one for its
	 * problem is done or goes on: the lead plans another (E52).
	 */
	@InModels(at = "condition")
	public boolean wantsAnother(String businessKey, Integer lap) {
		return jdbc.sql("""
				select count(*) from action a where business_key = :key and lap = :lap and stopped_at is not null
				  and not exists (select 1 from action b where b.business_key = a.business_key and b.lap = a.lap
				    and b.problem_id = a.problem_id and b.stopped_at is null and b.dropped_at is null)
				""").param("key", businessKey).param("lap", lap).query(Integer.class).single() > 0;
	}

	/** Notes that an action is not pursued any more. */
	public void drop(String businessKey, String id, String reason, LocalDateTime at) {
		jdbc.sql("update action set dropped_at = ?, dropped_reason = ? where business_key = ? and id = ?")
			.params(at, reason, businessKey, id)
			.update();
	}

}
