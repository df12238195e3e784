package io.serviceloop.collection.imports;

import java.util.Arrays;

/**
 * Whether an external id may have come twice in one file. Keeps 64 bits of each, so that
 * a million ids take 16 MB; two ids that share them only cause a look into the database,
 * never a wrong answer.
 */
final class RepeatedIds {

	private long[] slots = new long[1 << 12];

	private int size;

	private boolean repeated;

	void add(String id) {
		if (id == null || repeated) {
			return;
		}
		if (2 * size > slots.length) {
			long[] old = slots;
			slots = new long[2 * old.length];
			Arrays.stream(old).filter(hash -> hash != 0).forEach(this::put);
		}
		if (put(hash(id))) {
			size++;
		}
		else {
			repeated = true;
			slots = new long[0];
		}
	}

	boolean repeated() {
		return repeated;
	}

	private boolean put(long hash) {
		int slot = (int) (hash ^ hash >>> 32) & slots.length - 1;
		while (slots[slot] != 0) {
			if (slots[slot] == hash) {
				return false;
			}
			slot = slot + 1 & slots.length - 1;
		}
		slots[slot] = hash;
		return true;
	}

	private static long hash(String id) {
		long hash = 0xcbf29ce484222325L;
		for (int i = 0; i < id.length(); i++) {
			hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
		}
		hash = (hash ^ hash >>> 32) * 0x9e3779b97f4a7c15L;
		return (hash == 0) ? 1 : hash;
	}

}
