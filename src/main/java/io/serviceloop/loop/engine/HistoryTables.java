package io.serviceloop.loop.engine;

/**
 * What is asked of the engine's history for audits, beside {@link EngineTables}: for many
 * projects at once, and across what belongs to one. Only reading.
 */
public final class HistoryTables {

	/**
	 * Every task of the projects {@code :keys}, done, open and deleted, in the order in
	 * which they came: who has it, for whom, when it was given to somebody first, and who
	 * completed it. What it is about stands where the process was called for one problem
	 * or action.
	 */
	public static final String TASKS = """
			select i.BUSINESS_KEY_ as business_key, h.ID_ as id, h.PROC_DEF_KEY_ as process,
			  h.PROC_DEF_ID_ as definition_id, d.VERSION_ as version, h.PROC_INST_ID_ as instance_id,
			  h.TASK_DEF_KEY_ as task_key, h.NAME_ as name, h.ASSIGNEE_ as assignee, h.OWNER_ as owner,
			  h.START_TIME_ as created, h.END_TIME_ as ended, h.DELETE_REASON_ as delete_reason,
			  (select min(v.TEXT_) from ACT_HI_VARINST v where v.PROC_INST_ID_ = h.PROC_INST_ID_
			    and v.NAME_ in ('problemId', 'actionId') and v.EXECUTION_ID_ = h.PROC_INST_ID_) as subject,
			  (select min(l.TIMESTAMP_) from ACT_HI_IDENTITYLINK l where l.TASK_ID_ = h.ID_ and l.TYPE_ = 'assignee'
			    and l.OPERATION_TYPE_ = 'add') as taken,
			  (select min(o.USER_ID_) from ACT_HI_OP_LOG o where o.TASK_ID_ = h.ID_ and o.ENTITY_TYPE_ = 'Task'
			    and o.OPERATION_TYPE_ = 'Complete') as completed_by,
			  (select a.SEQUENCE_COUNTER_ from ACT_HI_ACTINST a where a.ID_ = h.ACT_INST_ID_) as sequence
			from ACT_HI_PROCINST i join ACT_HI_TASKINST h on h.PROC_INST_ID_ = i.ID_
			left join ACT_RE_PROCDEF d on d.ID_ = h.PROC_DEF_ID_
			where i.BUSINESS_KEY_ in (:keys) order by i.BUSINESS_KEY_, h.START_TIME_, h.ID_
			""";

	/**
	 * The files {@code :names} as the deployment {@code :deployment} left them: its own,
	 * or of an earlier one what it did not change; the last one of a name counts.
	 */
	public static final String DEPLOYED = """
			select b.NAME_ as name, b.BYTES_ as bytes from ACT_GE_BYTEARRAY b
			join ACT_RE_DEPLOYMENT d on d.ID_ = b.DEPLOYMENT_ID_
			where b.NAME_ in (:names)
			  and d.DEPLOY_TIME_ <= (select o.DEPLOY_TIME_ from ACT_RE_DEPLOYMENT o where o.ID_ = :deployment)
			order by d.DEPLOY_TIME_
			""";

	/** When the projects {@code :keys} opened another lap. */
	public static final String LAPS = """
			select i.BUSINESS_KEY_ as business_key, i.ID_ as instance_id, a.START_TIME_ as at,
			  a.SEQUENCE_COUNTER_ as sequence from ACT_HI_PROCINST i
			join ACT_HI_ACTINST a on a.PROC_INST_ID_ = i.ID_ and a.ACT_ID_ = 'serviceTask_openLap'
			where i.BUSINESS_KEY_ in (:keys) and i.PROC_DEF_KEY_ = 'improvementLoop' order by a.START_TIME_
			""";

	/** The processes of the project {@code :key}, and what ran in them. */
	private static final String IN_PROJECT = " from ACT_HI_PROCINST i join %s where i.BUSINESS_KEY_ = :key ";

	private static String of(String columns, String joined, String more) {
		return "select " + columns + IN_PROJECT.formatted(joined) + more;
	}

	private static final String TASK = "ACT_HI_TASKINST h on h.PROC_INST_ID_ = i.ID_ ";

	private static final String VALUE = "%1$s.VAR_TYPE_ as type, %1$s.TEXT_ as text, %1$s.LONG_ as whole, %1$s.DOUBLE_ as fraction";

	/**
	 * When the tasks of the project {@code :key} are or were due, and which of several
	 * people or sources asked at once each is for.
	 */
	public static final String DUE = of("h.ID_ as id, h.DUE_DATE_ as due, (select min(v.TEXT_) from ACT_HI_VARINST v "
			+ "where v.PROC_INST_ID_ = h.PROC_INST_ID_ and v.EXECUTION_ID_ = h.EXECUTION_ID_ "
			+ "and v.NAME_ in ('sourceId', 'teamMember', 'checkerOfPlan')) as one_of", TASK, "");

	/**
	 * What the tasks of the project {@code :key} were completed with, and what steps made
	 * of it: of each name that came first was submitted.
	 */
	public static final String ANSWERS = of(
			"h.ID_ as task_id, d.NAME_ as name, b.BYTES_ as bytes, " + VALUE.formatted("d"),
			TASK + """
					join ACT_HI_OP_LOG o on o.TASK_ID_ = h.ID_ and o.ENTITY_TYPE_ = 'Task' and o.OPERATION_TYPE_ = 'Complete'
					join ACT_HI_DETAIL d on d.PROC_INST_ID_ = h.PROC_INST_ID_ and d.OPERATION_ID_ = o.OPERATION_ID_
					  and d.TYPE_ = 'VariableUpdate'
					left join ACT_GE_BYTEARRAY b on b.ID_ = d.BYTEARRAY_ID_
					""",
			"order by h.END_TIME_, h.ID_, d.SEQUENCE_COUNTER_, d.TIME_");

	private static final String DECISION = "ACT_HI_DECINST d on d.PROC_INST_ID_ = i.ID_ ";

	/** What tables decided in the project {@code :key}. */
	public static final String DECISIONS = of(
			"d.ID_ as id, d.DEC_DEF_ID_ as definition_id, d.DEC_DEF_KEY_ as decision, d.DEC_DEF_NAME_ as name, "
					+ "r.VERSION_ as version, d.EVAL_TIME_ as at",
			DECISION + "left join ACT_RE_DECISION_DEF r on r.ID_ = d.DEC_DEF_ID_", "order by d.EVAL_TIME_, d.ID_");

	/** What they were given. */
	public static final String DECISION_INPUTS = of(
			"d.ID_ as id, c.CLAUSE_ID_ as clause, c.CLAUSE_NAME_ as name, null as rule, " + VALUE.formatted("c"),
			DECISION + "join ACT_HI_DEC_IN c on c.DEC_INST_ID_ = d.ID_", "order by d.ID_, c.CREATE_TIME_, c.ID_");

	/** What they said, and by which rule. */
	public static final String DECISION_OUTPUTS = of(
			"d.ID_ as id, c.CLAUSE_ID_ as clause, coalesce(c.CLAUSE_NAME_, c.VAR_NAME_) as name, c.RULE_ID_ as rule, "
					+ VALUE.formatted("c"),
			DECISION + "join ACT_HI_DEC_OUT c on c.DEC_INST_ID_ = d.ID_", "order by d.ID_, c.RULE_ORDER_, c.ID_");

	private static final String OPERATION = "o.OPERATION_ID_ as id, o.TIMESTAMP_ as at, o.USER_ID_ as person, "
			+ "o.ENTITY_TYPE_ as entity, o.OPERATION_TYPE_ as operation, o.PROPERTY_ as property, o.ORG_VALUE_ as before, "
			+ "o.NEW_VALUE_ as after, o.ANNOTATION_ as note, i.PROC_DEF_KEY_ as process ";

	/**
	 * What was done to the processes of the project {@code :key} beside doing its tasks:
	 * halted, moved to another version, tried again, deleted. Of moves the engine says
	 * which versions they led from and to, not which processes: those that ran in both.
	 */
	public static final String INTERVENTIONS = "select * from ("
			+ of(OPERATION, "ACT_HI_OP_LOG o on o.PROC_INST_ID_ = i.ID_",
					"""
							 and o.OPERATION_TYPE_ not in ('Create', 'Complete', 'Claim', 'Migrate')
							 and (o.ENTITY_TYPE_ in ('ProcessInstance', 'Job', 'JobDefinition', 'Incident', 'Variable', 'Execution')
							   or o.ENTITY_TYPE_ = 'Task' and o.OPERATION_TYPE_ in ('Assign', 'Delete', 'SetOwner', 'SetPriority'))
							""")
			+ " union all "
			+ of(OPERATION,
					"""
							ACT_HI_OP_LOG o on o.OPERATION_TYPE_ = 'Migrate' and o.PROPERTY_ = 'processDefinitionId'
							 and exists (select 1 from ACT_HI_ACTINST a where a.PROC_INST_ID_ = i.ID_ and a.PROC_DEF_ID_ = o.ORG_VALUE_)
							""",
					"""
							 and (i.PROC_DEF_ID_ = o.NEW_VALUE_ or exists (select 1 from ACT_HI_ACTINST a
							   where a.PROC_INST_ID_ = i.ID_ and a.PROC_DEF_ID_ = o.NEW_VALUE_))
							 and o.TIMESTAMP_ >= i.START_TIME_ and (i.END_TIME_ is null or o.TIMESTAMP_ <= i.END_TIME_)
							""")
			+ ") done order by at, id, property";

	/** The notes at the tasks of the project {@code :key}. */
	public static final String NOTES = of(
			"c.ID_ as id, c.TIME_ as at, c.USER_ID_ as person, h.TASK_DEF_KEY_ as task_key, h.PROC_DEF_KEY_ as process, "
					+ "h.NAME_ as task_name, c.MESSAGE_ as text",
			TASK + "join ACT_HI_COMMENT c on c.TASK_ID_ = h.ID_ and c.TYPE_ = 'comment'", "order by c.TIME_, c.ID_");

	/** The files at the tasks of the project {@code :key}. */
	public static final String FILES = of(
			"f.ID_ as id, f.CREATE_TIME_ as at, f.USER_ID_ as person, h.TASK_DEF_KEY_ as task_key, "
					+ "h.PROC_DEF_KEY_ as process, h.NAME_ as task_name, f.NAME_ as text",
			TASK + "join ACT_HI_ATTACHMENT f on f.TASK_ID_ = h.ID_", "order by f.CREATE_TIME_, f.ID_");

	/**
	 * Everything that ran in the project {@code :key}, in each version of each model, in
	 * the order in which it began.
	 */
	public static final String ACTIVITIES = of("""
			a.PROC_DEF_KEY_ as process, a.PROC_DEF_ID_ as definition_id, d.VERSION_ as version, d.NAME_ as name,
			a.PROC_INST_ID_ as instance_id, a.ACT_ID_ as activity, a.START_TIME_ as begun, a.END_TIME_ as ended,
			a.SEQUENCE_COUNTER_ as sequence, case when a.ACT_INST_STATE_ = 2 then 1 else 0 end as canceled
			""", """
			ACT_HI_ACTINST a on a.PROC_INST_ID_ = i.ID_ left join ACT_RE_PROCDEF d on d.ID_ = a.PROC_DEF_ID_
			""", "order by a.START_TIME_, a.SEQUENCE_COUNTER_, a.ID_");

	/**
	 * To whom the tasks of the projects {@code :keys} were given, and when, the first
	 * first.
	 */
	public static final String HANDED = """
			select l.TASK_ID_ as task, l.USER_ID_ as person, l.TIMESTAMP_ as at from ACT_HI_PROCINST i
			join ACT_HI_TASKINST h on h.PROC_INST_ID_ = i.ID_ join ACT_HI_IDENTITYLINK l on l.TASK_ID_ = h.ID_
			where i.BUSINESS_KEY_ in (:keys) and l.TYPE_ = 'assignee' and l.OPERATION_TYPE_ = 'add'
			  and l.USER_ID_ is not null order by l.TIMESTAMP_, l.ID_
			""";

	/**
	 * The steps of the projects {@code :keys} that the application took itself and came
	 * to the end of: services, decisions, timers, messages and signals.
	 */
	public static final String STEPS = """
			select i.BUSINESS_KEY_ as business_key, a.ID_ as id, a.PROC_DEF_KEY_ as process,
			  a.PROC_DEF_ID_ as definition_id, d.VERSION_ as version, a.PROC_INST_ID_ as instance_id,
			  a.ACT_TYPE_ as kind, a.ACT_ID_ as step_key, a.ACT_NAME_ as name, a.START_TIME_ as began,
			  a.END_TIME_ as ended, a.SEQUENCE_COUNTER_ as sequence,
			  (select min(v.TEXT_) from ACT_HI_VARINST v where v.PROC_INST_ID_ = a.PROC_INST_ID_
			    and v.NAME_ in ('problemId', 'actionId') and v.EXECUTION_ID_ = a.PROC_INST_ID_) as subject
			from ACT_HI_PROCINST i join ACT_HI_ACTINST a on a.PROC_INST_ID_ = i.ID_
			left join ACT_RE_PROCDEF d on d.ID_ = a.PROC_DEF_ID_
			where i.BUSINESS_KEY_ in (:keys) and a.END_TIME_ is not null and a.ACT_INST_STATE_ <> 2
			  and (a.ACT_TYPE_ in ('serviceTask', 'businessRuleTask', 'sendTask', 'receiveTask', 'intermediateTimer')
			    or a.ACT_TYPE_ like 'boundary%' or a.ACT_TYPE_ like 'intermediate%Catch')
			order by i.BUSINESS_KEY_, a.START_TIME_, a.SEQUENCE_COUNTER_, a.ID_
			""";

	/**
	 * Of a project {@code p}: whether it has a task {@code :task} of which more is true;
	 * conditions on {@code h} follow.
	 */
	public static final String WITH_TASK = """
			exists (select 1 from ACT_HI_PROCINST i join ACT_HI_TASKINST h on h.PROC_INST_ID_ = i.ID_
			  where i.BUSINESS_KEY_ = p.business_key and h.TASK_DEF_KEY_ = :task%s)
			""";

	/** What the tasks {@code :tasks} are called in the language of their models. */
	public static final String NAMES = "select h.ID_ as id, h.NAME_ as name from ACT_HI_TASKINST h where h.ID_ in (:tasks)";

	/** Who led the projects {@code :keys}, from when; the first first. */
	public static final String LED = """
			select i.BUSINESS_KEY_ as business_key, d.TEXT_ as person, d.TIME_ as at from ACT_HI_PROCINST i
			join ACT_HI_DETAIL d on d.PROC_INST_ID_ = i.ID_
			where i.BUSINESS_KEY_ in (:keys) and i.PROC_DEF_KEY_ = 'improvementLoop' and d.NAME_ = 'lead'
			order by d.TIME_, d.ID_
			""";

	/** When the tasks of the projects {@code :keys} were due, those that were. */
	public static final String DUE_OF_PROJECTS = """
			select h.ID_ as id, h.DUE_DATE_ as due from ACT_HI_PROCINST i
			join ACT_HI_TASKINST h on h.PROC_INST_ID_ = i.ID_
			where i.BUSINESS_KEY_ in (:keys) and h.DUE_DATE_ is not null
			""";

	private HistoryTables() {
	}

}
