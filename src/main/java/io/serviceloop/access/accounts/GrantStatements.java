package io.serviceloop.access.accounts;

import java.util.List;
import java.util.Map;

import io.serviceloop.loop.engine.EngineTables;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Select;

/** What the engine has no statement for; it runs these among its own. */
interface GrantStatements {

	/** The name by which the engine knows {@link #ofTask}. */
	String OF_TASK = "io.serviceloop.access.accounts.GrantStatements.ofTask";

	/** The name by which the engine knows {@link #doneBy}. */
	String DONE_BY = "io.serviceloop.access.accounts.GrantStatements.doneBy";

	/**
	 * Takes back rights on a task and on its history: those of a person or a group, or
	 * all.
	 * @param which {@code task}, and {@code user} or {@code group} or neither
	 * @return how many there were
	 */
	@Delete(EngineTables.FORGET_RIGHTS)
	int ofTask(Map<String, Object> which);

	/**
	 * How many tasks a person did, or had done for himself: of one task, or of one
	 * process instance.
	 * @param which {@code user}, and {@code task} or {@code instance}
	 */
	@Select(EngineTables.DONE_BY)
	long doneBy(Map<String, String> which);

	/** The name by which the engine knows {@link #onProcesses}. */
	String ON_PROCESSES = "io.serviceloop.access.accounts.GrantStatements.onProcesses";

	/**
	 * What a person is granted on processes, running or not.
	 * @param whose {@code user} and the list {@code groups}
	 */
	@Select(EngineTables.RIGHTS_ON_PROCESSES)
	List<Granted> onProcesses(Map<String, Object> whose);

	/**
	 * A grant.
	 *
	 * @param kind of the resource
	 * @param bits of the permissions
	 */
	record Granted(Integer kind, Integer bits) {
	}

}
