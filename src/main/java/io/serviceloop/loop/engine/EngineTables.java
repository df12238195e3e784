package io.serviceloop.loop.engine;

/**
 * What is asked of the engine's own tables, because its queries cannot join them with our
 * registers, or would ask once for each row. Only reading, and nowhere else: these names
 * are the engine's, and change with its version.
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

	/** When the next open task of each project is due. */
	public static final String NEXT_DUE = """
			select e.BUSINESS_KEY_ as business_key, min(t.DUE_DATE_) as due
			""" + TASKS + " where t.DUE_DATE_ is not null group by e.BUSINESS_KEY_";

	/** Of a project {@code p}: whether a task of it was due before {@code :today}. */
	public static final String LATE = "p.business_key in (select e.BUSINESS_KEY_ " + TASKS
			+ " where t.DUE_DATE_ < :today)";

	/**
	 * Of a project {@code p}: whether a task waits for one of {@code :waiting}, or is
	 * offered to one of {@code :waitingGroups}.
	 */
	public static final String WAITS_FOR = "p.business_key in (select e.BUSINESS_KEY_ " + TASKS + """
			 left join ACT_RU_IDENTITYLINK l on l.TASK_ID_ = t.ID_ and l.TYPE_ = 'candidate'
			 where t.ASSIGNEE_ in (:waiting) or t.ASSIGNEE_ is null
			  and (t.OWNER_ in (:waiting) or l.USER_ID_ in (:waiting) or l.GROUP_ID_ in (:waitingGroups)))
			""";

	/**
	 * The open tasks of projects {@code :keys}, those that are due first; a row for each
	 * to whom one is offered.
	 */
	public static final String OPEN_TASKS = """
			select e.BUSINESS_KEY_ as business_key, t.ID_ as id, t.PROC_DEF_ID_ as process, t.TASK_DEF_KEY_ as task_key,
			  t.NAME_ as name, t.DUE_DATE_ as due, t.ASSIGNEE_ as assignee, t.OWNER_ as owner, l.USER_ID_ as candidate,
			  l.GROUP_ID_ as candidates
			""" + TASKS + """
			left join ACT_RU_IDENTITYLINK l on l.TASK_ID_ = t.ID_ and l.TYPE_ = 'candidate' and t.ASSIGNEE_ is null
			where e.BUSINESS_KEY_ in (:keys)
			order by e.BUSINESS_KEY_, t.DUE_DATE_ nulls last, t.ID_, l.USER_ID_, l.GROUP_ID_
			""";

	/** Until when the effect of projects {@code :keys} is observed, as a text. */
	public static final String OBSERVED_UNTIL = """
			select e.BUSINESS_KEY_ as business_key, max(v.TEXT_) as observed_until from ACT_RU_EXECUTION e
			join ACT_RU_VARIABLE v on v.EXECUTION_ID_ = e.ID_ and v.NAME_ = 'observationUntil'
			where e.BUSINESS_KEY_ in (:keys) group by e.BUSINESS_KEY_
			""";

	/**
	 * What waits in a project {@code ?}, the earliest due first: a row for each of those
	 * whom it is offered to.
	 */
	public static final String WAITS_IN_PROJECT = """
			select t.ID_ as id, t.PROC_DEF_ID_ as process, t.TASK_DEF_KEY_ as task, t.NAME_ as name, t.ASSIGNEE_ as assignee, t.DUE_DATE_ as due,
			  l.USER_ID_ as person, l.GROUP_ID_ as membership
			from ACT_RU_EXECUTION e join ACT_RU_TASK t on t.PROC_INST_ID_ = e.ID_
			left join ACT_RU_IDENTITYLINK l on l.TASK_ID_ = t.ID_ and l.TYPE_ = 'candidate'
			where e.BUSINESS_KEY_ = ? order by t.DUE_DATE_ nulls last, t.ID_, l.GROUP_ID_, l.USER_ID_
			""";

	/** What somebody did for somebody else in a project. */
	public static final String STAND_INS = """
			select t.TASK_DEF_KEY_ as task, t.ASSIGNEE_ as "by", t.OWNER_ as for_whom, t.END_TIME_ as at
			from ACT_HI_TASKINST t join ACT_HI_PROCINST p on p.ID_ = t.PROC_INST_ID_
			where p.BUSINESS_KEY_ = ? and t.END_TIME_ is not null and t.OWNER_ <> t.ASSIGNEE_ order by t.END_TIME_
			""";

	/** What the processes {@code :instances} are about: project, action, problem. */
	public static final String SUBJECTS = """
			select e.ID_ as instance, p.title, a.measure, pr.description
			from ACT_RU_EXECUTION e
			join project p on p.business_key = e.BUSINESS_KEY_
			left join ACT_RU_VARIABLE va on va.EXECUTION_ID_ = e.ID_ and va.NAME_ = 'actionId'
			left join action a on a.business_key = p.business_key and a.id = va.TEXT_
			left join ACT_RU_VARIABLE vp on vp.EXECUTION_ID_ = e.ID_ and vp.NAME_ = 'problemId'
			left join problem pr on pr.business_key = p.business_key and pr.id = vp.TEXT_
			where e.ID_ in (:instances)
			""";

	/** The people of some groups, for a native query; the groups follow. */
	public static final String MEMBERS = """
			select * from ACT_ID_USER where ID_ in (select USER_ID_ from ACT_ID_MEMBERSHIP where GROUP_ID_ in (%s))
			""";

	/** To which groups the people {@code :people} belong. */
	public static final String MEMBERSHIPS = """
			select USER_ID_ as person, GROUP_ID_ as membership from ACT_ID_MEMBERSHIP where USER_ID_ in (:people)
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

	private EngineTables() {
	}

}
