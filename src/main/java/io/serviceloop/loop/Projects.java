package io.serviceloop.loop;

import java.time.LocalDateTime;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The register of projects: one row a project, the truth about its state, lap and step. */
@Repository
public class Projects {

	private final JdbcClient jdbc;

	Projects(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The project of a business key, if there is one. */
	public Optional<Project> find(String businessKey) {
		return jdbc.sql("select * from project where business_key = ?").param(businessKey).query(Project.class)
			.optional();
	}

	/** A page of projects with the number of all that match. */
	public record Page(java.util.List<Project> items, long total) {
	}

	/**
	 * A page of projects, the latest first.
	 * @param state only those in this state; all where it is empty
	 * @param text only those whose key, title or service line contains it; all where it is empty
	 */
	public Page page(int page, int size, String state, String text) {
		String matching = """
				from project where (:state = '' or state = :state) and (:text = '' or lower(business_key) like :like
				  or lower(title) like :like or lower(service_line) like :like)
				""";
		String like = "%" + text.toLowerCase(java.util.Locale.ROOT).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
		var items = jdbc.sql("select * " + matching + " order by opened_at desc, business_key desc limit :size offset :from")
			.param("state", state)
			.param("text", text)
			.param("like", like)
			.param("size", size)
			.param("from", (long) page * size)
			.query(Project.class)
			.list();
		long total = jdbc.sql("select count(*) " + matching)
			.param("state", state)
			.param("text", text)
			.param("like", like)
			.query(Long.class)
			.single();
		return new Page(items, total);
	}

	/** Whether a person takes part in a project: as lead, process owner, or responsible for a source or an action. */
	public boolean isMember(String businessKey, String userId) {
		return jdbc.sql("""
				select count(*) from project p where p.business_key = :key and (p.lead = :user or p.process_owner = :user
				  or exists (select 1 from data_source s where s.business_key = p.business_key and s.responsible = :user)
				  or exists (select 1 from action a where a.business_key = p.business_key and a.responsible = :user))
				""").param("key", businessKey).param("user", userId).query(Integer.class).single() > 0;
	}

	/** Writes a new project and gives it the next number of its year. */
	String open(String title, String triggerKind, String serviceLine, String lead, String processOwner, String openedBy,
			LocalDateTime now) {
		String businessKey = "IMP-%d-%04d".formatted(now.getYear(), nextNumber(now.getYear()));
		jdbc.sql("""
				insert into project (business_key, title, trigger_kind, service_line, lead, process_owner, state, lap,
				  step, opened_by, opened_at) values (?, ?, ?, ?, ?, ?, 'running', 1, 'setGoals', ?, ?)
				""")
			.params(businessKey, title, triggerKind, serviceLine, lead, processOwner, openedBy, now)
			.update();
		return businessKey;
	}

	private int nextNumber(int year) {
		// The row lock makes two nodes take different numbers; it is held until the start commits.
		int changed = jdbc.sql("update project_number set last_number = last_number + 1 where project_year = ?")
			.param(year)
			.update();
		if (changed == 0) {
			jdbc.sql("insert into project_number (project_year, last_number) values (?, 1)").param(year).update();
			return 1;
		}
		return jdbc.sql("select last_number from project_number where project_year = ?").param(year)
			.query(Integer.class)
			.single();
	}

	/** Notes what step 1 decided about the whole project, which thereby comes to step 2. */
	public void plan(String businessKey, String scope, int cycleDays, int observationDays) {
		jdbc.sql("update project set scope = ?, cycle_days = ?, observation_days = ?, step = 'collectData' where business_key = ?")
			.params(scope, cycleDays, observationDays, businessKey)
			.update();
	}

	/** Notes that a project has come to a step of a lap. */
	public void moveTo(String businessKey, String step, int lap) {
		jdbc.sql("update project set step = ?, lap = ? where business_key = ?").params(step, lap, businessKey).update();
	}

	/** Notes the end of a project. */
	public void close(String businessKey, String state, String note, LocalDateTime now) {
		jdbc.sql("update project set state = ?, closing_note = ?, closed_at = ? where business_key = ?")
			.params(state, note, now, businessKey)
			.update();
	}

}
