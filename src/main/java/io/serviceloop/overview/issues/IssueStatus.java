package io.serviceloop.overview.issues;

/**
 * The status of a problem, of which the field knows four (A51). It is derived, never
 * typed, and in one place: {@link #OF}, an expression, because lists are narrowed by it.
 * <p>
 * It is the status of all its measures together that are neither dropped nor stopped, on
 * a day: delayed where one is; done where all are, unless a running lap works on the
 * problem again; in progress where one is or where some are done; otherwise not started.
 * The plan of a lap counts once it is approved, its effort too. Once a project has ended
 * nothing moves any more: it stays as it was on its last day, and is kept.
 */
enum IssueStatus {

	notStarted, inProgress, done, delayed;

	/**
	 * The conditions on which an {@code action a} counts: neither dropped nor stopped.
	 */
	static final String LIVE = "a.dropped_at is null and a.stopped_at is null";

	private static final String DERIVED = """
			(select case
			  when count(*) = 0 then 'notStarted'
			  when count(a.completed_on) = count(*) then case when p.state = 'running' and max(a.lap) < p.lap
			    and exists (select 1 from problem_selection s where s.business_key = pr.business_key
			      and s.problem_id = pr.id and s.lap = p.lap and s.selected) then 'inProgress' else 'done' end
			  when min(case when a.completed_on is null and %1$s then a.due_date end) < %2$s then 'delayed'
			  when count(a.completed_on) > 0 then 'inProgress'
			  when min(case when %1$s then coalesce(a.start_date, %2$s) end) <= %2$s then 'inProgress'
			  else 'notStarted' end
			from action a where a.business_key = pr.business_key and a.problem_id = pr.id and %3$s)
			""".formatted("""
			exists (select 1 from plan_decision d where d.business_key = a.business_key and d.lap = a.lap
			  and d.approved and (d.effort_limit is null or d.effort_approved))
			  and not (p.step = 'planActions' and a.lap = p.lap)
			""", "coalesce(cast(p.closed_at as date), cast(:today as date))", LIVE);

	/**
	 * Of a {@code problem pr} of {@code project p}, on the day {@code :today}.
	 */
	static final String OF = "coalesce(pr.last_status, " + DERIVED + ")";

	/** That it is {@code :status}: of most problems it is kept, and found by an index. */
	static final String IS = "(pr.last_status = :status or pr.last_status is null and " + DERIVED + " = :status)";

	/** Keeps the status of all problems of the project {@code :key} that has ended. */
	static final String KEEP = "update problem u set last_status = (select k.status from (select pr.id, " + DERIVED
			+ " as status from problem pr join project p on p.business_key = pr.business_key"
			+ " where pr.business_key = :key) k where k.id = u.id) where u.business_key = :key";

}
