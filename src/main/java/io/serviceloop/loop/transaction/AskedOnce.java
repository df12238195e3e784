package io.serviceloop.loop.transaction;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Answers that hold for the whole of a transaction: whatever is asked in it again costs
 * no round trip. Another transaction, also one inside of it, asks for itself; outside of
 * any each question is asked.
 *
 * @param <K> what is asked about
 * @param <V> the answer, never null
 */
public final class AskedOnce<K, V> {

	/** The answer of this transaction. */
	public V ask(K about, Function<K, V> question) {
		if (!TransactionSynchronizationManager.isSynchronizationActive()) {
			return question.apply(about);
		}
		Map<K, V> known = known().answers();
		V answer = known.get(about);
		if (answer == null) {
			answer = question.apply(about);
			known.put(about, answer);
		}
		return answer;
	}

	/** What was asked is written anew: it is asked again. */
	public void forget() {
		if (TransactionSynchronizationManager.getResource(this) instanceof Known<?, ?> known) {
			known.answers().clear();
		}
	}

	@SuppressWarnings("unchecked")
	private Known<K, V> known() {
		if (TransactionSynchronizationManager.getResource(this) instanceof Known<?, ?> known) {
			return (Known<K, V>) known;
		}
		Known<K, V> fresh = new Known<>(this, new HashMap<>());
		fresh.resume();
		TransactionSynchronizationManager.registerSynchronization(fresh);
		return fresh;
	}

	private record Known<K, V>(AskedOnce<K, V> owner, Map<K, V> answers) implements TransactionSynchronization {

		@Override
		public void suspend() {
			TransactionSynchronizationManager.unbindResourceIfPossible(owner);
		}

		@Override
		public void resume() {
			TransactionSynchronizationManager.bindResource(owner, this);
		}

		@Override
		public void afterCompletion(int status) {
			suspend();
		}

	}

}
