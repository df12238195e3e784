package io.serviceloop.audit.reader;

import java.util.Map;
import java.util.stream.Collectors;

/** Which decisions sent work round again, and by which task. */
public final class Against {

	/** The registers of tasks that decide, with what is true of a no. */
	private static final Map<String, String> NO = Map.of("userTask_approvePlan", "plan_decision a where not a.approved",
			"userTask_approveEffort", "plan_decision a where not a.effort_approved", "userTask_verifyRootCause",
			"root_cause a where not a.verified", "userTask_approveStandard",
			"handbook_version a where not a.approved and a.business_key is not null");

	private static final String FROM = "case when from_step like 'userTask%' then from_step else 'userTask_' || from_step end";

	/**
	 * How often each task decided against what it was about, in the projects
	 * {@code :keys}.
	 */
	public static final String COUNTED = NO.entrySet()
		.stream()
		.map(one -> "select '" + one.getKey() + "' as task_key, count(*) as number from " + one.getValue()
				+ " and a.business_key in (:keys)")
		.collect(Collectors.joining(" union all "));

	/** How often each task sent work back, likewise. */
	public static final String SENT_BACK = "select " + FROM + " as task_key, count(*) as number from send_back "
			+ "where not taken_back and business_key in (:keys) group by from_step";

	/** The projects in which the task {@code :task} sent work back. */
	public static final String SENDERS = "select business_key from send_back where not taken_back and " + FROM
			+ " = :task";

	private Against() {
	}

	/** The projects in which a task decided against; none where it decides nothing. */
	public static String deciders(String task) {
		return "select a.business_key from " + NO.getOrDefault(task, "plan_decision a where 1 = 0");
	}

}
