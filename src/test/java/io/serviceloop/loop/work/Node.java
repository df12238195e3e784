package io.serviceloop.loop.work;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A node over the database of a test that works when it is told to, in the thread that
 * tells it.
 */
public final class Node {

	private final SettableClock clock = new SettableClock();

	private final ManualScheduler scheduler;

	private final JdbcClient jdbc;

	public Node(DataSource database, List<Task<?>> tasks) {
		jdbc = JdbcClient.create(database);
		List<RecurringTask<?>> recurring = tasks.stream()
			.filter(RecurringTask.class::isInstance)
			.<RecurringTask<?>>map(RecurringTask.class::cast)
			.toList();
		TestHelper.ManualSchedulerBuilder builder = TestHelper
			.createManualScheduler(database, tasks.stream().filter(task -> !recurring.contains(task)).toList())
			.clock(clock)
			.startTasks(recurring);
		// Six of them missed is dead, as in application.yaml.
		builder.heartbeatInterval(Duration.ofSeconds(15));
		scheduler = builder.start();
	}

	/** Does a recurring task now, unless another node is at it. */
	public void does(String task) {
		jdbc.sql("update scheduled_tasks set execution_time = ? where task_name = ? and not picked")
			.params(at(Duration.ZERO), task)
			.update();
		doesWhatIsDue();
	}

	public void doesWhatIsDue() {
		clock.set(Instant.now());
		scheduler.runAnyDueExecutions();
	}

	/** Looks for work of nodes that have died, and deals with it. */
	public void looksForTheDead() {
		clock.set(Instant.now());
		scheduler.runDeadExecutionDetection();
	}

	/** Leaves work as a node does that was killed, silent for some time now. */
	public static void dies(JdbcClient jdbc, String task, String instance, Duration silent) {
		jdbc.sql("delete from scheduled_tasks where task_name = ? and task_instance = ?")
			.params(task, instance)
			.update();
		jdbc.sql(
				"""
						insert into scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat,
						  version) values (?, ?, ?, true, 'dead', ?, 1)
						""")
			.params(task, instance, at(silent), at(silent))
			.update();
	}

	/** What a node does first when it starts. */
	public static void starts(ApplicationContext application) throws SQLException {
		application.getBean(WorkStart.class).takeOver();
	}

	private static OffsetDateTime at(Duration ago) {
		return Instant.now().minus(ago).atOffset(ZoneOffset.UTC);
	}

}
