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
			    and o.OPERATION_TYPE_ = 'Complete') as completed_by
			from ACT_HI_PROCINST i join ACT_HI_TASKINST h on h.PROC_INST_ID_ = i.ID_
			left join ACT_RE_PROCDEF d on d.ID_ = h.PROC_DEF_ID_
			where i.BUSINESS_KEY_ in (:keys) order by i.BUSINESS_KEY_, h.START_TIME_, h.ID_
			""";

	/** When the projects {@code :keys} opened another lap. */
	public static final String LAPS = """
			select i.BUSINESS_KEY_ as business_key, a.START_TIME_ as at from ACT_HI_PROCINST i
			join ACT_HI_ACTINST a on a.PROC_INST_ID_ = i.ID_ and a.ACT_ID_ = 'serviceTask_openLap'
			where i.BUSINESS_KEY_ in (:keys) and i.PROC_DEF_KEY_ = 'improvementLoop' order by a.START_TIME_
			""";

	private HistoryTables() {
	}

}
