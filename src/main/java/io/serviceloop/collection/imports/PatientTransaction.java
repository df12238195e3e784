package io.serviceloop.collection.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A transaction of long work: it waits for a database that is away or busy, where
 * somebody in front of a browser is told so after seconds.
 */
final class PatientTransaction extends TransactionTemplate {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	/** For statements over a million records, in milliseconds. */
	private static final int LONGEST_STATEMENT = 15 * 60 * 1000;

	private static final long serialVersionUID = 1L;

	PatientTransaction(PlatformTransactionManager transactions) {
		super(transactions);
	}

	/** On the connection of the transaction, until the pool has it back. */
	private void allowLongStatements() {
		if (getTransactionManager() instanceof DataSourceTransactionManager manager) {
			Connection connection = DataSourceUtils.getConnection(manager.getDataSource());
			try {
				connection.setNetworkTimeout(Runnable::run, LONGEST_STATEMENT);
			}
			catch (SQLException ex) {
				throw new UncategorizedSQLException("Allowing long statements", null, ex);
			}
			finally {
				DataSourceUtils.releaseConnection(connection, manager.getDataSource());
			}
		}
	}

	@Override
	public <T> T execute(TransactionCallback<T> action) {
		long until = System.nanoTime() + PATIENCE.toNanos();
		while (true) {
			try {
				return super.execute(status -> {
					allowLongStatements();
					return action.doInTransaction(status);
				});
			}
			catch (CannotCreateTransactionException away) {
				// Nothing was begun; the pool has waited for a while.
				if (System.nanoTime() > until) {
					throw away;
				}
			}
		}
	}

}
