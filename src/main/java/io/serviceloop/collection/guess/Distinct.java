package io.serviceloop.collection.guess;

/**
 * How many different texts there are, by 64 bits of each: a million take 16 MB. Two texts
 * that share them count as one.
 */
public final class Distinct {

	private final int most;

	private long[] slots = new long[64];

	private int size;

	/**
	 * @param most where it stops counting
	 */
	public Distinct(int most) {
		this.most = most;
	}

	/**
	 * Counts a text.
	 * @return whether it is a new one; false once it has stopped counting
	 */
	public boolean add(String text) {
		if (size >= most) {
			return false;
		}
		if (2 * size > slots.length) {
			long[] old = slots;
			slots = new long[2 * old.length];
			for (long hash : old) {
				if (hash != 0) {
					put(hash);
				}
			}
		}
		boolean added = put(hash(text));
		size += added ? 1 : 0;
		return added;
	}

	long size() {
		return size;
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

	private static long hash(String text) {
		long hash = 0xcbf29ce484222325L;
		for (int i = 0; i < text.length(); i++) {
			hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
		}
		hash = (hash ^ hash >>> 32) * 0x9e3779b97f4a7c15L;
		return (hash == 0) ? 1 : hash;
	}

}
