package io.serviceloop.access.http;

import java.util.HashMap;
import java.util.Map;

/**
 * Places to wait in. Nobody takes more than a quarter of them, so that one alone keeps
 * nobody else out.
 */
final class Places {

	private static final int SHARES = 4;

	private final int share;

	private final Map<String, Integer> taken = new HashMap<>();

	private int free;

	Places(int all) {
		free = all;
		share = all / SHARES;
	}

	/**
	 * Takes a place; false where there is none for him.
	 * @param who a person who has signed in, or the network of whoever has not
	 */
	synchronized boolean take(String who) {
		if (free == 0 || taken.getOrDefault(who, 0) == share) {
			return false;
		}
		free--;
		taken.merge(who, 1, Integer::sum);
		return true;
	}

	synchronized void leave(String who) {
		free++;
		taken.computeIfPresent(who, (same, places) -> (places == 1) ? null : places - 1);
	}

}
