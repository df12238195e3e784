package io.serviceloop.collection.imports;

import java.time.Duration;

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

	private static final long serialVersionUID = 1L;

	PatientTransaction(PlatformTransactionManager transactions) {
		super(transactions);
	}

	@Override
	public <T> T execute(TransactionCallback<T> action) {
		long until = System.nanoTime() + PATIENCE.toNanos();
		while (true) {
			try {
				return super.execute(action);
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
