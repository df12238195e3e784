package io.serviceloop.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

import javax.sql.DataSource;

import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Counts what goes to the database: round trips (one for each statement or batch),
 * commits, rows written. It is switched on for counting only, so that what is timed runs
 * on the plain pool.
 */
class SqlMeter extends DelegatingDataSource {

	private final DataSource counted;

	// What the benchmark itself asks in order to find the next task is not the engine's
	// doing.
	private final ThreadLocal<Boolean> aside = ThreadLocal.withInitial(() -> false);

	private final ThreadLocal<String> step = ThreadLocal.withInitial(() -> "");

	private volatile boolean on;

	final LongAdder roundTrips = new LongAdder();

	final LongAdder commits = new LongAdder();

	final LongAdder rows = new LongAdder();

	final Map<String, LongAdder> byStatement = new ConcurrentHashMap<>();

	final Map<String, LongAdder> byStep = new ConcurrentHashMap<>();

	SqlMeter(DataSource pool) {
		super(pool);
		counted = ProxyDataSourceBuilder.create(pool)
			.afterQuery((execution, queries) -> count(execution, queries))
			.afterMethod(call -> {
				if (call.getTarget() instanceof Connection && call.getMethod().getName().equals("commit")
						&& !aside.get()) {
					commits.increment();
				}
			})
			.build();
	}

	@Override
	public Connection getConnection() throws SQLException {
		return on ? counted.getConnection() : super.getConnection();
	}

	void count(boolean on) {
		this.on = on;
	}

	/** Asks something that is not counted. */
	<T> T aside(Supplier<T> question) {
		aside.set(true);
		try {
			return question.get();
		}
		finally {
			aside.remove();
		}
	}

	/** Names the step that the following round trips of this thread belong to. */
	void step(String name) {
		step.set(name);
	}

	private void count(ExecutionInfo execution, List<QueryInfo> queries) {
		if (aside.get()) {
			return;
		}
		roundTrips.increment();
		rows.add(written(execution));
		byStep.computeIfAbsent(step.get(), key -> new LongAdder()).increment();
		String sql = queries.isEmpty() ? "" : queries.get(0).getQuery().strip().replaceAll("\\s+", " ");
		byStatement.computeIfAbsent(sql, key -> new LongAdder()).increment();
	}

	private static long written(ExecutionInfo execution) {
		Object result = execution.getResult();
		if (result instanceof int[] batch) {
			long rows = 0;
			for (int count : batch) {
				// A rewritten batch says "done" (-2) for each of its rows instead of 1.
				rows += (count >= 0) ? count : 1;
			}
			return rows;
		}
		if (result instanceof Integer count) {
			return count;
		}
		try {
			// MyBatis calls execute() and asks for the number afterwards.
			return Boolean.FALSE.equals(result) ? Math.max(0, execution.getStatement().getUpdateCount()) : 0;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
