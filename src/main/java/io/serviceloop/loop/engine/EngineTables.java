package io.serviceloop.loop.engine;

/**
 * What is asked of the engine's own tables, because its queries cannot join them with our
 * registers, or would ask once for each row. Only reading, but for rights that are taken
 * back, and nowhere else: these names are the engine's, and change with its version.
 */
public final class EngineTables {

	/**
	 * Of a project {@code p}: whether a task waits for {@code :user} or {@code :groups}.
	 */
	public static final String WAITS_FOR_READER = """
			exists (select 1 from ACT_RU_EXECUTION e join ACT_RU_TASK t on t.PROC_INST_ID_ = e.ID_
			  left join ACT_RU_IDENTITYLINK l on l.TASK_ID_ = t.ID_ where e.BUSINESS_KEY_ = p.business_key
			  and (t.ASSIGNEE_ = :user or l.USER_ID_ = :user or l.GROUP_ID_ in (:groups)))
			""";

	/** The projects in which a task waits for {@code :user} or {@code :groups}. */
	public static final String WAITING_FOR_READER = """
			select e.BUSINESS_KEY_ from ACT_RU_TASK t join ACT_RU_EXECUTION e on e.ID_ = t.PROC_INST_ID_
			left join ACT_RU_IDENTITYLINK l on l.TASK_ID_ = t.ID_ where e.BUSINESS_KEY_ is not null
			  and (t.ASSIGNEE_ = :user or l.USER_ID_ = :user or l.GROUP_ID_ in (:groups))
			""";

	private static final String TASKS = """
			from ACT_RU_TASK t join ACT_RU_EXECUTION e on e.ID_ = t.PROC_INST_ID_
			""";

	/** What is suspended waits for nobody. */
	private static final String WAITING = " where t.SUSPENSION_STATE_ = 1 and ";

	/** When the next open task of each project is due. */
	public static final String NEXT_DUE = """
			select e.BUSINESS_KEY_ as business_key, min(t.DUE_DATE_) as due
			""" + TASKS + WAITING + "t.DUE_DATE_ is not null group by e.BUSINESS_KEY_";

	/**
	 * Of a task {@code t}: whether it was due before the day that begins at
	 * {@code :today}.
	 */
	public static final String IS_LATE = " t.DUE_DATE_ < :today";

	/** Of a project {@code p}: whether a task of it was due before {@code :today}. */
	public static final String LATE = "p.business_key in (select e.BUSINESS_KEY_ " + TASKS + WAITING + IS_LATE + ")";

	/**
	 * Of a project {@code p}: whether a task waits for one of {@code :waiting}, or is
	 * offered to one of {@code :waitingGroups}.
	 */
	public static final String WAITS_FOR = "p.business_key in (select e.BUSINESS_KEY_ " + TASKS + """
			 left join ACT_RU_IDENTITYLINK l on l.TASK_ID_ = t.ID_ and l.TYPE_ = 'candidate'
			""" + WAITING + """
			 (t.ASSIGNEE_ in (:waiting) or t.ASSIGNEE_ is null
			  and (t.OWNER_ in (:waiting) or l.USER_ID_ in (:waiting) or l.GROUP_ID_ in (:waitingGroups))))
			""";

	private static final String OPEN_TASKS = """
			select e.BUSINESS_KEY_ as business_key, t.ID_ as id, t.PROC_DEF_ID_ as process, t.TASK_DEF_KEY_ as task_key,
			  t.NAME_ as name, t.DUE_DATE_ as due, t.ASSIGNEE_ as assignee, t.OWNER_ as owner, l.USER_ID_ as candidate,
			  l.GROUP_ID_ as candidates
			""" + TASKS + """
			left join ACT_RU_IDENTITYLINK l on l.TASK_ID_ = t.ID_ and l.TYPE_ = 'candidate' and t.ASSIGNEE_ is null
			""" + WAITING + """
			%s in (:of) order by e.BUSINESS_KEY_, t.DUE_DATE_ nulls last, t.ID_, l.USER_ID_, l.GROUP_ID_
			""";

	/**
	 * The open tasks of the projects {@code :of}, those that are due first; a row for
	 * each to whom one is offered.
	 */
	public static final String TASKS_OF_PROJECTS = OPEN_TASKS.formatted("e.BUSINESS_KEY_");

	/** The open ones of the tasks {@code :of}, with the same rows. */
	public static final String TASKS_BY_ID = OPEN_TASKS.formatted("t.ID_");

	/** Until when the effect of projects {@code :keys} is observed, as a text. */
	public static final String OBSERVED_UNTIL = """
			select e.BUSINESS_KEY_ as business_key, max(v.TEXT_) as observed_until from ACT_RU_EXECUTION e
			join ACT_RU_VARIABLE v on v.EXECUTION_ID_ = e.ID_ and v.NAME_ = 'observationUntil'
			where e.BUSINESS_KEY_ in (:keys) group by e.BUSINESS_KEY_
			""";

	/** What somebody did for somebody else in a project. */
	public static final String STAND_INS = """
			select t.TASK_DEF_KEY_ as task, t.ASSIGNEE_ as "by", t.OWNER_ as for_whom, t.END_TIME_ as at
			from ACT_HI_TASKINST t join ACT_HI_PROCINST p on p.ID_ = t.PROC_INST_ID_
			where p.BUSINESS_KEY_ = ? and t.END_TIME_ is not null and t.OWNER_ <> t.ASSIGNEE_ order by t.END_TIME_
			""";

	/**
	 * The version of a standard that is read on {@code :day}: what holds, else what will
	 * be the first to. The standard's id is put in.
	 */
	public static final String READ_VERSION = """
			(select o.id from handbook_version o where o.entry_id = %s and o.number is not null and o.replaced_by is null
			  and o.retired_on is null order by case when o.valid_from > :day then 1 else 0 end, case when o.valid_from > :day then o.valid_from end,
			  o.valid_from desc, o.number desc limit 1)
			""";

	/** Of an instance {@code e}: the standard that it proposes, or looks at again. */
	private static final String STANDARD = """
			left join ACT_RU_VARIABLE vs on vs.EXECUTION_ID_ = e.ID_ and vs.NAME_ in ('proposal', 'handbookEntry')
			left join handbook_proposal hp on vs.NAME_ = 'proposal' and hp.id = vs.LONG_
			left join handbook_version hv on vs.NAME_ = 'handbookEntry' and hv.id =
			""" + READ_VERSION.formatted("vs.LONG_");

	/** Its title, and {@code newStandard}, {@code correction} or {@code review}. */
	private static final String STANDARD_COLUMNS = """
			 coalesce(hp.title, hv.title) as standard, case when hv.id is not null then 'review'
			  when hp.base_number is not null then 'correction' when hp.id is not null then 'newStandard' end as about_standard
			""";

	/**
	 * What the processes {@code :instances} are about on {@code :day}: project, action,
	 * problem, standard.
	 */
	public static final String SUBJECTS = """
			select e.ID_ as instance, p.title, a.measure, pr.description,
			""" + STANDARD_COLUMNS + """
			from ACT_RU_EXECUTION e
			left join project p on p.business_key = e.BUSINESS_KEY_
			""" + STANDARD + """
			left join ACT_RU_VARIABLE va on va.EXECUTION_ID_ = e.ID_ and va.NAME_ = 'actionId'
			left join action a on a.business_key = p.business_key and a.id = va.TEXT_
			left join ACT_RU_VARIABLE vp on vp.EXECUTION_ID_ = e.ID_ and vp.NAME_ = 'problemId'
			left join problem pr on pr.business_key = p.business_key and pr.id = vp.TEXT_
			where e.ID_ in (:instances)
			""";

	/** The projects of the task {@code ?} and of the instance {@code ?}, two values. */
	public static final String PROJECT_OF_RECORD = """
			(select p.BUSINESS_KEY_ from ACT_HI_TASKINST t join ACT_HI_PROCINST p on p.ID_ = t.PROC_INST_ID_ where t.ID_ = ?),
			(select p.BUSINESS_KEY_ from ACT_HI_PROCINST p where p.ID_ = ?)
			""";

	/** What the person {@code ?} is called; null for an account that is gone. */
	public static final String NAME_OF = """
			(select trim(coalesce(u.FIRST_, '') || ' ' || coalesce(u.LAST_, '')) from ACT_ID_USER u where u.ID_ = ?)
			""";

	/** The latest version of the Camunda Form {@code ?}, as key and number. */
	public static final String LATEST_FORM = """
			(select max(f.KEY_) || ':' || cast(max(f.VERSION_) as varchar(20)) from ACT_RE_CAMFORMDEF f where f.KEY_ = ?)
			""";

	/** The people of some groups, for a native query; the groups follow. */
	public static final String MEMBERS = """
			select * from ACT_ID_USER where ID_ in (select USER_ID_ from ACT_ID_MEMBERSHIP where GROUP_ID_ in (%s))
			""";

	/**
	 * The accounts of the people {@code :people}, with their groups: one row for each,
	 * and one without a group for who belongs to none.
	 */
	public static final String MEMBERSHIPS = """
			select u.ID_ as person, m.GROUP_ID_ as membership from ACT_ID_USER u
			left join ACT_ID_MEMBERSHIP m on m.USER_ID_ = u.ID_ where u.ID_ in (:people)
			""";

	/** All accounts, with their groups as {@link #MEMBERSHIPS} has them. */
	public static final String EVERYBODY = """
			select u.ID_ as person, u.FIRST_ as first_name, u.LAST_ as last_name, m.GROUP_ID_ as membership
			from ACT_ID_USER u left join ACT_ID_MEMBERSHIP m on m.USER_ID_ = u.ID_ order by u.ID_, m.GROUP_ID_
			""";

	/** What the account {@code ?} signs in with, and its groups; a row for each group. */
	public static final String ACCOUNT = """
			select u.ID_ as id, u.PWD_ as password, u.SALT_ as salt, m.GROUP_ID_ as membership
			from ACT_ID_USER u left join ACT_ID_MEMBERSHIP m on m.USER_ID_ = u.ID_ where u.ID_ = ? order by m.GROUP_ID_
			""";

	/** Who of the team of a project {@code ?} belongs to a group {@code ?}. */
	public static final String TEAM_IN_GROUP = """
			select t.user_id from project_team t join ACT_ID_MEMBERSHIP m on m.USER_ID_ = t.user_id
			where t.business_key = ? and m.GROUP_ID_ = ? order by t.user_id
			""";

	/** Tasks that are open in the history alone. */
	public static final String OPEN_IN_HISTORY = """
			select pi.BUSINESS_KEY_ as business_key, h.ID_ as id from ACT_HI_TASKINST h
			join ACT_HI_PROCINST pi on pi.ID_ = h.PROC_INST_ID_
			where h.END_TIME_ is null and not exists (select 1 from ACT_RU_TASK t where t.ID_ = h.ID_)
			""";

	/** Open tasks whose history has ended, or is missing. */
	public static final String CLOSED_IN_HISTORY = """
			select pi.BUSINESS_KEY_ as business_key, t.ID_ as id from ACT_RU_TASK t
			join ACT_HI_PROCINST pi on pi.ID_ = t.PROC_INST_ID_
			where not exists (select 1 from ACT_HI_TASKINST h where h.ID_ = t.ID_ and h.END_TIME_ is null)
			""";

	/** Running projects without a process. */
	public static final String WITHOUT_PROCESS = """
			select p.business_key, p.business_key as id from project p where p.state = 'running' and not exists
			  (select 1 from ACT_RU_EXECUTION e where e.BUSINESS_KEY_ = p.business_key and e.PARENT_ID_ is null)
			""";

	/** Projects that have ended, though their process runs on. */
	public static final String STILL_RUNNING = """
			select p.business_key, e.ID_ as id from project p join ACT_RU_EXECUTION e
			  on e.BUSINESS_KEY_ = p.business_key and e.PARENT_ID_ is null and e.SUPER_EXEC_ is null
			join ACT_RE_PROCDEF d on d.ID_ = e.PROC_DEF_ID_ and d.KEY_ = 'improvementLoop'
			where p.state <> 'running'
			""";

	/**
	 * Takes back the rights on the task {@code task} and on its history: those of
	 * {@code user} or {@code group}, where one is given, or all. For the engine's own
	 * session, which writes it among its own statements.
	 */
	public static final String FORGET_RIGHTS = """
			<script>
			delete from ACT_RU_AUTHORIZATION where TYPE_ = 1 and RESOURCE_TYPE_ in (7, 19) and RESOURCE_ID_ = #{task}
			<if test="user != null">and USER_ID_ = #{user}</if>
			<if test="group != null">and GROUP_ID_ = #{group}</if>
			</script>
			""";

	/**
	 * How many tasks {@code user} did, or had done for himself: {@code task}, or those of
	 * the process {@code instance}. For the engine's own session.
	 */
	public static final String DONE_BY = """
			<script>
			select count(*) from ACT_HI_TASKINST where (ASSIGNEE_ = #{user} or OWNER_ = #{user})
			<choose>
			<when test="_parameter.containsKey('task')">and ID_ = #{task}</when>
			<otherwise>and PROC_INST_ID_ = #{instance}</otherwise>
			</choose>
			</script>
			""";

	/**
	 * What {@code user}, of {@code groups}, is granted on processes, and on processes
	 * that were: the kind of resource and the bits. For the engine's own session.
	 */
	public static final String RIGHTS_ON_PROCESSES = """
			<script>
			select RESOURCE_TYPE_ as kind, PERMS_ as bits from ACT_RU_AUTHORIZATION
			where RESOURCE_TYPE_ in (6, 20) and (USER_ID_ in ('*', #{parameter.user})
			<if test="!parameter.groups.isEmpty()">or GROUP_ID_ in
			<foreach collection="parameter.groups" item="group" open="(" separator="," close=")">#{group}</foreach></if>)
			</script>
			""";

	/**
	 * Lets PostgreSQL know how many grants have the bits that history is asked with: it
	 * guesses one in two hundred, and reads all tasks once for each. Where it knows
	 * already, nothing is done.
	 */
	public static final String BITS_OF_RIGHTS = """
			create statistics if not exists serviceloop_bits_of_rights on (PERMS_ & 2), (PERMS_ & 4096), RESOURCE_TYPE_
			from ACT_RU_AUTHORIZATION
			""";

	/** Counts anew what {@link #BITS_OF_RIGHTS} knows. */
	public static final String COUNT_RIGHTS = "analyze ACT_RU_AUTHORIZATION";

	/**
	 * Takes back the rights on the history of tasks that earlier versions left behind.
	 */
	public static final String RIGHTS_ON_THE_PAST = """
			delete from ACT_RU_AUTHORIZATION where TYPE_ = 1 and RESOURCE_TYPE_ = 19 and RESOURCE_ID_ <> '*'
			  and not exists (select 1 from ACT_RU_TASK t where t.ID_ = RESOURCE_ID_)
			""";

	/** The latest version of every Camunda Form. */
	public static final String LATEST_FORMS = """
			select f.KEY_ as "key", f.DEPLOYMENT_ID_ as deployment, f.RESOURCE_NAME_ as resource
			from ACT_RE_CAMFORMDEF f where f.TENANT_ID_ is null and f.VERSION_ =
			  (select max(o.VERSION_) from ACT_RE_CAMFORMDEF o where o.KEY_ = f.KEY_ and o.TENANT_ID_ is null)
			""";

	/** Files whose names end in {@code :ending}, in the order in which they came. */
	public static final String FILES = """
			select b.NAME_ as resource, b.DEPLOYMENT_ID_ as deployment from ACT_GE_BYTEARRAY b
			join ACT_RE_DEPLOYMENT d on d.ID_ = b.DEPLOYMENT_ID_ where b.NAME_ like :ending order by d.DEPLOY_TIME_
			""";

	/** The versions of processes that have running work. */
	public static final String RUNNING_VERSIONS = """
			select distinct PROC_DEF_ID_ from ACT_RU_EXECUTION where PARENT_ID_ is null
			""";

	/** Forgets how far the following up of tasks has come that are done. */
	public static final String FOLLOWED_AND_DONE = """
			delete from task_follow_up where not exists (select 1 from ACT_RU_TASK t where t.ID_ = task_follow_up.task_id)
			""";

	/**
	 * Forgets the drafts of tasks that are gone, and those of start forms that were saved
	 * before {@code ?}.
	 */
	public static final String DRAFTS_OF_NO_TASK = """
			delete from draft where subject not like 'start-%'
			  and not exists (select 1 from ACT_RU_TASK t where t.ID_ = draft.subject)
			  or subject like 'start-%' and saved_at < ?
			""";

	/**
	 * What is told of an open task {@code t} on {@code :day}; the conditions follow.
	 * Where it belongs to a project that is {@code p}, and what it is about an action or
	 * a problem of it.
	 */
	public static final String TASK_COLUMNS = """
			select t.ID_ as id, t.REV_ as revision, d.KEY_ as process, t.TASK_DEF_KEY_ as task_key, t.NAME_ as name,
			  p.business_key, p.title, a.measure, pr.description, t.ASSIGNEE_ as assignee, t.OWNER_ as owner,
			  t.CREATE_TIME_ as since, t.DUE_DATE_ as due, coalesce(t.LAST_UPDATED_, t.CREATE_TIME_) as changed,
			""" + STANDARD_COLUMNS + " %s";

	/** The tables of {@link #TASK_COLUMNS}. */
	public static final String FROM_OPEN_TASKS = """
			 from ACT_RU_TASK t join ACT_RE_PROCDEF d on d.ID_ = t.PROC_DEF_ID_
			join ACT_RU_EXECUTION e on e.ID_ = t.PROC_INST_ID_ left join project p on p.business_key = e.BUSINESS_KEY_
			left join ACT_RU_VARIABLE va on va.EXECUTION_ID_ = e.ID_ and va.NAME_ = 'actionId'
			left join action a on a.business_key = p.business_key and a.id = va.TEXT_
			left join ACT_RU_VARIABLE vp on vp.EXECUTION_ID_ = e.ID_ and vp.NAME_ = 'problemId'
			left join problem pr on pr.business_key = p.business_key and pr.id = vp.TEXT_
			""" + STANDARD + """
			where t.SUSPENSION_STATE_ = 1
			""";

	/**
	 * The proposals for the handbook that were sent back and wait for {@code :user}, with
	 * their tasks.
	 */
	public static final String TO_MEND = """
			select hp.id as proposal, hp.entry_id as entry, hp.title, hp.note, t.ID_ as task from ACT_RU_TASK t
			join ACT_RU_VARIABLE v on v.PROC_INST_ID_ = t.PROC_INST_ID_ and v.NAME_ = 'proposal'
			join handbook_proposal hp on hp.id = v.LONG_
			where t.TASK_DEF_KEY_ = 'userTask_mendProposal' and t.SUSPENSION_STATE_ = 1
			  and (t.ASSIGNEE_ = :user or t.ASSIGNEE_ is null and t.OWNER_ = :user)
			""";

	/** Of a task {@code t}: whether it is {@code :user}'s, away or not. */
	public static final String IS_OWN = """
			 t.ID_ in (select o.ID_ from ACT_RU_TASK o where o.ASSIGNEE_ = :user
			  union all select s.ID_ from ACT_RU_TASK s where s.OWNER_ = :user and s.ASSIGNEE_ is null)
			""";

	/**
	 * Of a task {@code t}: whether {@code :user}, of {@code :groups}, may claim it:
	 * {@code :barred} holds task and variable that name who must not.
	 */
	public static final String IS_OFFERED = """
			 t.ASSIGNEE_ is null and t.ID_ in (select l.TASK_ID_ from ACT_RU_IDENTITYLINK l where l.TYPE_ = 'candidate'
			  and l.TASK_ID_ is not null and (l.USER_ID_ = :user or l.GROUP_ID_ in (:groups)))
			and not exists (select 1 from ACT_RU_VARIABLE b where b.PROC_INST_ID_ = t.PROC_INST_ID_ and b.TEXT_ = :user
			  and t.TASK_DEF_KEY_ || ' ' || b.NAME_ in (:barred))
			""";

	/** Of a task {@code t}: whether {@code :user} was told of it because it is late. */
	public static final String IS_TOLD = """
			 t.ID_ in (select i.TASK_ID_ from ACT_RU_IDENTITYLINK i where i.TYPE_ = 'informed' and i.USER_ID_ = :user
			  and i.TASK_ID_ is not null)
			""";

	/** Of a completed task: whether it was not taken back. */
	private static final String HOLDS = " not exists (select 1 from send_back b where b.task_id = %s.ID_)";

	/**
	 * Of a task {@code t}: whether the last thing that was handed in before it, in the
	 * same process, came from {@code :user}; or it is about a standard that he proposed.
	 */
	public static final String FOLLOWS_OWN = """
			 (d.KEY_ = 'handbookProposal' and exists (select 1 from ACT_HI_PROCINST o where o.ID_ = t.PROC_INST_ID_
			  and o.START_USER_ID_ = :user) or exists (select 1 from ACT_HI_TASKINST h where h.PROC_INST_ID_ = t.PROC_INST_ID_ and h.ASSIGNEE_ = :user
			  and h.DELETE_REASON_ = 'completed' and h.END_TIME_ <= t.CREATE_TIME_ and %s and not exists
			  (select 1 from ACT_HI_TASKINST n where n.PROC_INST_ID_ = h.PROC_INST_ID_ and n.DELETE_REASON_ = 'completed'
			    and n.END_TIME_ > h.END_TIME_ and n.END_TIME_ <= t.CREATE_TIME_ and %s)))
			"""
		.formatted(HOLDS.formatted("h"), HOLDS.formatted("n"));

	/** Of a task {@code t}: whether {@code :user} has it, or may take it, for another. */
	public static final String IS_FOR_ANOTHER = """
			 t.OWNER_ <> coalesce(t.ASSIGNEE_, '') and (t.OWNER_ = :user and t.ASSIGNEE_ is not null or t.ASSIGNEE_ = :user
			  or t.OWNER_ <> :user and %s)
			"""
		.formatted(IS_OFFERED);

	/** Of a task {@code t}: whether somebody else holds it for {@code :user}. */
	public static final String IS_HELD_BY_ANOTHER = " coalesce(t.OWNER_, '') = :user and t.ASSIGNEE_ <> :user";

	/** Of a task {@code t}: whether it is due at all. */
	public static final String IS_DATED = " t.DUE_DATE_ is not null";

	/**
	 * The order of open tasks {@code t}: the most urgent first, those without a date
	 * last.
	 */
	public static final String BY_DUE_DATE = """
			 order by case when t.DUE_DATE_ is null then 1 else 0 end, t.DUE_DATE_, t.CREATE_TIME_, t.ID_
			""";

	/** How many open tasks {@code t} are due when; the tables and conditions follow. */
	public static final String COUNTED_BY_DUE_DATE = """
			select count(*) as total, count(case when t.DUE_DATE_ < :today then 1 end) as overdue,
			  count(case when t.DUE_DATE_ >= :today and t.DUE_DATE_ < :tomorrow then 1 end) as today,
			  count(case when t.DUE_DATE_ >= :tomorrow and t.DUE_DATE_ < :nextWeek then 1 end) as this_week,
			  count(case when t.DUE_DATE_ >= :tomorrow and t.DUE_DATE_ >= :nextWeek then 1 end) as later,
			  count(case when t.DUE_DATE_ is null then 1 end) as undated
			""";

	/**
	 * What was done since {@code :since} by one person for another, one of whom is
	 * {@code :user}; in which project, where a condition on {@code project p} lets him
	 * know it.
	 */
	public static final String DONE_FOR_ANOTHER = """
			select h.ID_ as id, h.PROC_DEF_KEY_ as process, h.TASK_DEF_KEY_ as task_key, h.NAME_ as name, p.business_key,
			  p.title, h.ASSIGNEE_ as assignee, h.OWNER_ as owner, h.END_TIME_ as at
			from ACT_HI_TASKINST h join ACT_HI_PROCINST i on i.ID_ = h.PROC_INST_ID_
			left join project p on p.business_key = i.BUSINESS_KEY_ and (%s)
			where h.END_TIME_ >= :since and h.DELETE_REASON_ = 'completed' and h.OWNER_ <> h.ASSIGNEE_
			  and"""
			+ HOLDS.formatted("h") + " " + """
					and (h.OWNER_ = :user or h.ASSIGNEE_ = :user)
					""";

	/**
	 * What others completed since {@code :since} in the projects that {@code :user}
	 * leads.
	 */
	public static final String DONE_BY_OTHERS = """
			select h.PROC_DEF_KEY_ as process, h.TASK_DEF_KEY_ as task_key, h.NAME_ as name, p.business_key, p.title,
			  h.ASSIGNEE_ as assignee, h.END_TIME_ as at
			from ACT_HI_TASKINST h join ACT_HI_PROCINST i on i.ID_ = h.PROC_INST_ID_
			join project p on p.business_key = i.BUSINESS_KEY_ and p.lead = :user
			where h.END_TIME_ >= :since and h.DELETE_REASON_ = 'completed' and h.ASSIGNEE_ <> :user
			  and""" + HOLDS.formatted("h") + " " + """
			order by h.END_TIME_ desc, h.ID_ limit :most
			""";

	/**
	 * What {@code :user} completed since {@code :since} and may be able to take back:
	 * nothing was completed after it in its process, one thing came of it, and nobody has
	 * touched that. What was taken back already is open again.
	 */
	public static final String JUST_DONE = """
			select h.ID_ as id, h.PROC_DEF_KEY_ as process, h.TASK_DEF_KEY_ as task_key, h.NAME_ as name, p.business_key,
			  p.title, h.END_TIME_ as at, t.TASK_DEF_KEY_ as next_key, t.NAME_ as next_name
			from ACT_RU_TASK t join ACT_HI_TASKINST h on h.PROC_INST_ID_ = t.PROC_INST_ID_
			  and h.END_TIME_ <= t.CREATE_TIME_
			join ACT_RU_EXECUTION e on e.ID_ = t.PROC_INST_ID_ join project p on p.business_key = e.BUSINESS_KEY_
			where h.ASSIGNEE_ = :user and h.DELETE_REASON_ = 'completed' and h.END_TIME_ >= :since
			  and t.SUSPENSION_STATE_ = 1
			  and not exists (select 1 from ACT_HI_TASKINST n where n.PROC_INST_ID_ = h.PROC_INST_ID_ and n.ID_ <> h.ID_
			    and n.END_TIME_ >= h.END_TIME_)
			  and not exists (select 1 from ACT_RU_TASK o where o.PROC_INST_ID_ = t.PROC_INST_ID_ and o.ID_ <> t.ID_
			    and o.CREATE_TIME_ >= h.END_TIME_)
			  and not exists (select 1 from ACT_HI_OP_LOG l where l.TASK_ID_ = t.ID_)
			  and not exists (select 1 from draft d where d.subject = t.ID_)
			order by h.END_TIME_ desc, h.ID_ limit :most
			""";

	/**
	 * Whether a project {@code :key} was changed since {@code :since}, or is asked to be.
	 */
	public static final String CHANGED_SINCE = """
			select count(*) from ACT_HI_PROCINST c where c.BUSINESS_KEY_ = :key and c.PROC_DEF_KEY_ = 'changeProject'
			  and (c.START_TIME_ >= :since or c.END_TIME_ >= :since)
			""";

	/** Keeps the open task {@code ?} as it is until the transaction is over. */
	public static final String HOLD_TASK = "select t.ID_ from ACT_RU_TASK t where t.ID_ = ? for update";

	/**
	 * The project to which the process instance {@code ?} belongs or belonged; no row
	 * where it belongs to none.
	 */
	public static final String PROJECT_OF_INSTANCE = """
			select p.business_key from ACT_HI_PROCINST i join project p on p.business_key = i.BUSINESS_KEY_ where i.ID_ = ?
			""";

	/** The account {@code ?}, where it belongs to at least one group. */
	public static final String OPEN_ACCOUNT = """
			select u.ID_ from ACT_ID_USER u where u.ID_ = ?
			  and exists (select 1 from ACT_ID_MEMBERSHIP m where m.USER_ID_ = u.ID_)
			""";

	/** When the standard {@code ?} is looked at again. */
	public static final String NEXT_REVIEW = """
			select min(j.DUEDATE_) from ACT_RU_JOB j join ACT_RU_VARIABLE v on v.PROC_INST_ID_ = j.PROCESS_INSTANCE_ID_
			  and v.NAME_ = 'handbookEntry' and v.LONG_ = ? where j.PROCESS_DEF_KEY_ = 'handbookReview'
			""";

	private EngineTables() {
	}

}
