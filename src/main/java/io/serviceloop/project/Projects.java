package io.serviceloop.project;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.EngineTables;
import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.JsonColumns;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The register of projects: one row a project, the truth about its state, lap and step.
 */
@Repository
public class Projects {

	/** Nothing moves any more: what lists ask of an ended project is kept with it. */
	private static final String KEPT = """
			, last_attainment = (select min(m.attainment) from measurement m where m.business_key = :key
			    and m.lap = (select max(l.lap) from measurement l
			      where l.business_key = :key and l.attainment is not null)),
			  problems = (select count(*) from problem r where r.business_key = :key)
			where business_key = :key""";

	/** Whoever contributed only works on it no more than anybody. */
	private static final String MEMBERS = " from project_person where business_key = :key and part <> 'contributor'";

	private final JdbcClient jdbc;

	private final JdbcTemplate batch;

	/**
	 * Notes a step; since when, only where it is another one than before. An
	 * {@code update} sees the columns as they were.
	 */
	private static final String STEP = """
			step_since = case when step = :step and lap = :lap then step_since else :now end, step = :step, lap = :lap
			""";

	private final EngineClock clock;

	private final ApplicationEventPublisher events;

	Projects(JdbcClient jdbc, JdbcTemplate batch, EngineClock clock, ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.batch = batch;
		this.clock = clock;
		this.events = events;
	}

	/** The project of a business key, if there is one. */
	public Optional<Project> find(String businessKey) {
		return jdbc.sql("select * from project where business_key = ?")
			.param(businessKey)
			.query(JsonColumns.rows(Project.class))
			.optional();
	}

	/**
	 * For whom projects are read.
	 *
	 * @param all whether every project is shown, as to those whose role is to see all
	 * @param user whose projects are shown otherwise: those he takes part in, or in which
	 * a task waits for him
	 * @param groups the groups of this person
	 */
	public record Reader(boolean all, String user, Collection<String> groups) {

		/** The application itself. */
		public static final Reader EVERYTHING = new Reader(true, "", List.of());

		/**
		 * Of many projects {@code p}: those in which {@code :user} takes part, found once
		 * and not looked for in each project, or reads along. Who took part in one that
		 * has ended stands in a list of its own; of running ones each is asked by itself,
		 * or the registers of all are read.
		 */
		public static final String TAKES_PART = """
				 (p.business_key in (select r.business_key from project_reader r where r.user_id = :user)
				  or p.business_key in (select c.business_key from project_copy c where c.user_id = :user and c.ended_at is null)
				  or p.business_key in (select q.business_key from project q where q.state = 'running' and (select min(m.part)
				    from project_person m where m.business_key = q.business_key and m.user_id = :user) is not null))
				""";

		private static final String SHOWN_OF_MANY = " (" + TAKES_PART + " or p.business_key in ("
				+ EngineTables.WAITING_FOR_READER + "))";

		private static final String SHOWN = """
				 (exists (select 1 from project_person m where m.business_key = p.business_key and m.user_id = :user)
				  or exists (select 1 from project_copy c
				    where c.business_key = p.business_key and c.user_id = :user and c.ended_at is null) or
				""" + EngineTables.WAITS_FOR_READER + ")";

		/**
		 * What is shown of many, as a condition on {@code project p}; everything that
		 * reads projects, or what belongs to them, asks it.
		 */
		public String shown() {
			return all ? " 1 = 1" : SHOWN_OF_MANY;
		}

		private String isShown() {
			return all ? " 1 = 1" : SHOWN;
		}

		/** The parameters of {@link #shown()}. */
		public Map<String, Object> values() {
			return Map.of("user", user, "groups", groups.isEmpty() ? List.of("") : groups);
		}

	}

	/** Whether there is any project. */
	public boolean any() {
		return jdbc.sql("select exists (select 1 from project)").query(Boolean.class).single();
	}

	/** Whether a project is shown to a reader. */
	public boolean isShown(String businessKey, Reader reader) {
		return jdbc.sql("select count(*) from project p where p.business_key = :key and " + reader.isShown())
			.params(reader.values())
			.param("key", businessKey)
			.query(Integer.class)
			.single() > 0;
	}

	/**
	 * Whether a person works on a project: as lead, process owner, in its team, or
	 * responsible for a source, an action or what a review decided.
	 */
	boolean isMember(String businessKey, String userId) {
		return jdbc.sql("select count(*)" + MEMBERS + " and user_id = :user")
			.param("key", businessKey)
			.param("user", userId)
			.query(Integer.class)
			.single() > 0;
	}

	/** The user ids of those who work on a project. */
	Set<String> members(String businessKey) {
		return jdbc.sql("select user_id" + MEMBERS).param("key", businessKey).query(String.class).set();
	}

	/** The ids of the people who work on a project from its start. */
	public List<String> team(String businessKey) {
		return jdbc.sql("select user_id from project_team where business_key = ? order by user_id")
			.param(businessKey)
			.query(String.class)
			.list();
	}

	/**
	 * The running project of a line, however it is spelt; the latest where it has more.
	 */
	Optional<String> runningOf(String serviceLine) {
		return jdbc.sql("""
				select business_key from project where state = 'running' and lower(trim(service_line)) = lower(trim(?))
				order by opened_at desc, business_key desc limit 1
				""").param(serviceLine).query(String.class).optional();
	}

	/** Writes a new project with its team and gives it the next number of its year. */
	String open(String title, String triggerKind, String serviceLine, String lead, String processOwner,
			List<String> team, String openedBy, LocalDateTime now) {
		String businessKey = "IMP-%d-%04d".formatted(now.getYear(), nextNumber(now.getYear()));
		jdbc.sql("""
				insert into project (business_key, title, trigger_kind, service_line, lead, process_owner, state, lap,
				  step, step_since, opened_by, opened_at, words)
				values (?, ?, ?, ?, ?, ?, 'running', 1, 'setGoals', ?, ?, ?, lower(cast(? as varchar(1000))))
				""")
			.params(businessKey, title, triggerKind, serviceLine, lead, processOwner, now, openedBy, now,
					String.join("\n", businessKey, title, serviceLine))
			.update();
		batch.batchUpdate("insert into project_team (business_key, user_id) values (?, ?)",
				team.stream().map(person -> new Object[] { businessKey, person }).toList());
		return businessKey;
	}

	private int nextNumber(int year) {
		// The row lock makes two nodes take different numbers; it is held until the start
		// commits.
		int changed = jdbc.sql("update project_number set last_number = last_number + 1 where project_year = ?")
			.param(year)
			.update();
		if (changed == 0) {
			jdbc.sql("insert into project_number (project_year, last_number) values (?, 1)").param(year).update();
			return 1;
		}
		return jdbc.sql("select last_number from project_number where project_year = ?")
			.param(year)
			.query(Integer.class)
			.single();
	}

	/**
	 * Notes what step 1 decided about the whole project, which thereby comes to step 2.
	 */
	public void plan(String businessKey, Plan plan) {
		jdbc.sql("""
				update project set scope = ?, stages = ?, cycle_days = ?, observation_days = ?, observation_reason = ?,
				  step = 'collectData', step_since = ? where business_key = ?
				""")
			.params(plan.scope(), Json.text(plan.stages()), plan.cycleDays(), plan.observationDays(),
					plan.observationReason(), clock.now(), businessKey)
			.update();
	}

	/**
	 * What step 1 decides about the whole project.
	 *
	 * @param observationReason null where the observation time is a usual one
	 */
	public record Plan(String scope, List<String> stages, int cycleDays, int observationDays,
			String observationReason) {
	}

	/** Notes that a project has come to a step of a lap. */
	public void moveTo(String businessKey, String step, int lap) {
		comes("", businessKey, step, lap, clock.now()).update();
	}

	/** Notes that a further lap begins, at a step. */
	public void openLap(String businessKey, String step, int lap, LocalDateTime now) {
		comes(", lap_opened_at = :now", businessKey, step, lap, now).update();
	}

	/** Notes whether what was checked before its launch goes live (A04). */
	public void decideLaunch(String businessKey, String decision, String note, String by, LocalDateTime now) {
		jdbc.sql(
				"update project set launch_decision = ?, launch_note = ?, launch_by = ?, launch_at = ? where business_key = ?")
			.params(decision, note, by, now, businessKey)
			.update();
	}

	/**
	 * Notes that a project has come to a step, with the day of the last roll-out of the
	 * lap, after which its effect shows (A36).
	 */
	public void rolledOut(String businessKey, String step, int lap, LocalDate day) {
		comes(", rolled_out_on = :day", businessKey, step, lap, clock.now()).param("day", day).update();
	}

	private JdbcClient.StatementSpec comes(String more, String businessKey, String step, int lap, LocalDateTime now) {
		return jdbc.sql("update project set " + STEP + more + " where business_key = :key")
			.param("step", step)
			.param("lap", lap)
			.param("now", now)
			.param("key", businessKey);
	}

	/**
	 * Notes that a project reached its goals.
	 * @param proven whether that is more than chance: {@code yes}, {@code no} or
	 * {@code notTestable}; null where it is not known
	 * @param late whether one of them was reached after its due date
	 */
	public void reached(String businessKey, String proven, boolean late, LocalDateTime now) {
		jdbc.sql("update project set state = 'reached', proven = :proven, late = :late, closed_at = :now" + KEPT)
			.param("proven", proven)
			.param("late", late)
			.param("now", now)
			.param("key", businessKey)
			.update();
		ended(new ProjectEnded(businessKey, "reached", null));
	}

	/** Notes the end of a project and tells it. */
	public void close(String businessKey, String state, String note, LocalDateTime now) {
		jdbc.sql("update project set state = :state, closing_note = :note, closed_at = :now" + KEPT)
			.param("state", state)
			.param("note", note)
			.param("now", now)
			.param("key", businessKey)
			.update();
		ended(new ProjectEnded(businessKey, state, note));
	}

	/** Tells the end, after which nobody takes part any more who did not until then. */
	private void ended(ProjectEnded project) {
		events.publishEvent(project);
		jdbc.sql("insert into project_reader (business_key, user_id)"
				+ " select distinct business_key, user_id from project_person where business_key = ?")
			.param(project.businessKey())
			.update();
	}

}
