package io.serviceloop.overview.mine;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.EngineTables;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Forms;
import io.serviceloop.project.Projects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The open tasks of one person and of those the person waits for. Nobody is told of a
 * task but those who have it, may claim it, or see its project.
 */
@Repository
public class MyTasks {

	private static final String MINE = EngineTables.FROM_OPEN_TASKS + " and (" + EngineTables.IS_OWN + " or"
			+ EngineTables.IS_OFFERED + ")";

	private static final String AWAITED = EngineTables.FROM_OPEN_TASKS
			+ " and (p.lead = :user or p.process_owner = :user or" + EngineTables.IS_TOLD + " or"
			+ EngineTables.FOLLOWS_OWN + ") and not (" + EngineTables.IS_OWN + " or" + EngineTables.IS_OFFERED
			+ ") and not (" + EngineTables.IS_HELD_BY_ANOTHER + ")";

	private static final String FOR_OTHERS = EngineTables.FROM_OPEN_TASKS + " and" + EngineTables.IS_FOR_ANOTHER;

	/** Why somebody waits for a task, and whether he was told of it. */
	private static final String WHY = ", case when" + EngineTables.FOLLOWS_OWN
			+ " then 'handedIn' when p.lead = :user then 'lead' when p.process_owner = :user then 'owner' else 'told' end"
			+ " as why, case when" + EngineTables.IS_TOLD
			+ " then 1 else 0 end as told, (select count(*) from urge u where u.task_id = t.ID_ and u.urged_by = :user"
			+ " and u.urged_on = :day) as urged_today";

	private static final String PAGE = EngineTables.BY_DUE_DATE + " limit :size offset :first";

	private final JdbcClient jdbc;

	private final Forms forms;

	private final EngineClock clock;

	MyTasks(JdbcClient jdbc, Forms forms, EngineClock clock) {
		this.jdbc = jdbc;
		this.forms = forms;
		this.clock = clock;
	}

	/**
	 * For whom it is read.
	 *
	 * @param reader which projects this person sees
	 */
	public record Asker(String user, Collection<String> groups, Projects.Reader reader) {
	}

	/**
	 * A task of others that somebody waits for.
	 *
	 * @param why {@code handedIn}, {@code lead}, {@code owner} or {@code told}
	 * @param told whether this person was told of it, and may open it
	 * @param urged whether this person urged today
	 * @param total how many there are on all pages
	 */
	record Awaited(OpenTask task, String why, boolean told, boolean urged, long total) {
	}

	/** What one person did for another. */
	record Done(String id, String process, String taskKey, String name, String businessKey, String title,
			String assignee, String owner, LocalDateTime at) {
	}

	/**
	 * What one person has just completed, and nobody has gone on with.
	 *
	 * @param nextKey the element of the task that follows it
	 */
	record JustDone(String id, String process, String taskKey, String name, String businessKey, String title,
			LocalDateTime at, String nextKey, String nextName) {
	}

	/**
	 * What a person may take back, the latest first, as far as that can be seen without
	 * looking at each.
	 */
	List<JustDone> justDone(String user, LocalDateTime since, int most) {
		return jdbc.sql(EngineTables.JUST_DONE)
			.param("user", user)
			.param("since", since)
			.param("most", most)
			.query((row, number) -> new JustDone(row.getString("id"), row.getString("process"),
					row.getString("task_key"), row.getString("name"), row.getString("business_key"),
					row.getString("title"), OpenTask.moment(row, "at"), row.getString("next_key"),
					row.getString("next_name")))
			.list()
			.stream()
			.filter(done -> forms.ofTask(done.process(), done.taskKey()).map(form -> form.undo() != null).orElse(true))
			.toList();
	}

	/** A page of what waits for a person, the most urgent first. */
	List<OpenTask> due(Asker asker, WorkQuery query) {
		return jdbc.sql(EngineTables.TASK_COLUMNS.formatted(OpenTask.URGED) + MINE + query.onTasks() + PAGE)
			.params(values(asker, query, "page"))
			.query(OpenTask::of)
			.list();
	}

	/** How many of them are due when. */
	Map<When, Long> counts(Asker asker, WorkQuery query) {
		return jdbc.sql(EngineTables.COUNTED_BY_DUE_DATE + MINE + query.onTasks())
			.params(values(asker, query, "page"))
			.query((row, number) -> {
				Map<When, Long> counts = new EnumMap<>(When.class);
				counts.put(When.overdue, row.getLong("overdue"));
				counts.put(When.today, row.getLong("today"));
				counts.put(When.thisWeek, row.getLong("this_week"));
				counts.put(When.later, row.getLong("later"));
				counts.put(When.undated, row.getLong("undated"));
				return counts;
			})
			.single();
	}

	/**
	 * A page of what others have to do before this person can go on, the most urgent
	 * first: in projects he leads or owns, what he was told of, and what follows from
	 * what he handed in.
	 */
	List<Awaited> awaited(Asker asker, WorkQuery query) {
		return jdbc
			.sql(EngineTables.TASK_COLUMNS.formatted(OpenTask.URGED + WHY + ", count(*) over () as total")
					+ awaited(asker.reader()) + query.onTasks() + PAGE)
			.params(values(asker, query, "waitingPage"))
			.query((row, number) -> new Awaited(OpenTask.of(row, number), row.getString("why"), row.getInt("told") == 1,
					row.getInt("urged_today") == 1, row.getLong("total")))
			.list();
	}

	/** How many there are of them; a page that has some says it as well. */
	long countAwaited(Asker asker, WorkQuery query) {
		return jdbc.sql("select count(*)" + awaited(asker.reader()) + query.onTasks())
			.params(values(asker, query, "waitingPage"))
			.query(Long.class)
			.single();
	}

	/** Whether a person waits for an open task. */
	boolean isAwaited(Asker asker, String taskId) {
		return jdbc.sql("select count(*)" + awaited(asker.reader()) + " and t.ID_ = :task")
			.params(values(asker))
			.params(asker.reader().values())
			.param("task", taskId)
			.query(Long.class)
			.single() > 0;
	}

	/** What belongs to no project is nobody else's secret. */
	private static String awaited(Projects.Reader reader) {
		return AWAITED + " and (p.business_key is null or" + reader.shown() + ")";
	}

	/** A page of what is done for others now, or by others for this person. */
	List<OpenTask> forOthers(Asker asker, WorkQuery query) {
		return jdbc.sql(EngineTables.TASK_COLUMNS.formatted(OpenTask.URGED) + FOR_OTHERS + query.onTasks() + PAGE)
			.params(values(asker, query, "openPage"))
			.query(OpenTask::of)
			.list();
	}

	/** How many there are of them. */
	long countForOthers(Asker asker, WorkQuery query) {
		return jdbc.sql("select count(*)" + FOR_OTHERS + query.onTasks())
			.params(values(asker, query, "openPage"))
			.query(Long.class)
			.single();
	}

	/**
	 * A page of what was done for others, or by others for this person; the latest first.
	 * Who only stood in may see nothing of the project any more: its key and title are
	 * null then.
	 */
	List<Done> done(Asker asker, WorkQuery query, LocalDateTime since) {
		return jdbc.sql(done(asker, query) + " order by at desc, id limit :size offset :first")
			.params(values(asker, query, "donePage"))
			.param("since", since)
			.query((row, number) -> new Done(row.getString("id"), row.getString("process"), row.getString("task_key"),
					row.getString("name"), row.getString("business_key"), row.getString("title"),
					row.getString("assignee"), row.getString("owner"), OpenTask.moment(row, "at")))
			.list();
	}

	/** How much there is of it. */
	long countDone(Asker asker, WorkQuery query, LocalDateTime since) {
		return jdbc.sql("select count(*) from (" + done(asker, query) + ") done")
			.params(values(asker, query, "donePage"))
			.param("since", since)
			.query(Long.class)
			.single();
	}

	private static String done(Asker asker, WorkQuery query) {
		return EngineTables.DONE_FOR_ANOTHER.formatted(asker.reader().shown()) + query.onProjects();
	}

	/**
	 * The tasks that are one person's, with a due date, the earliest first: not those
	 * that are offered to a group.
	 * @param most how many at most
	 */
	public List<OpenTask> dated(String user, int most) {
		return jdbc
			.sql(EngineTables.TASK_COLUMNS.formatted(OpenTask.URGED) + EngineTables.FROM_OPEN_TASKS + " and"
					+ EngineTables.IS_OWN + " and" + EngineTables.IS_DATED + EngineTables.BY_DUE_DATE + " limit :size")
			.param("user", user)
			.param("day", clock.today())
			.param("size", most)
			.query(OpenTask::of)
			.list();
	}

	private Map<String, Object> values(Asker asker, WorkQuery query, String list) {
		Map<String, Object> values = values(asker);
		values.putAll(query.values(list));
		LocalDate today = clock.today();
		values.put("today", today.atStartOfDay());
		values.put("tomorrow", When.tomorrow(today));
		values.put("nextWeek", When.nextWeek(today));
		return values;
	}

	private Map<String, Object> values(Asker asker) {
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("user", asker.user());
		values.put("day", clock.today());
		values.put("groups", asker.groups().isEmpty() ? List.of("") : asker.groups());
		values.put("barred", forms.all().stream().filter(form -> form.notBy() != null).map(MyTasks::barred).toList());
		return values;
	}

	private static String barred(Form<?> form) {
		return form.place().taskKey() + " " + form.notBy().name();
	}

}
