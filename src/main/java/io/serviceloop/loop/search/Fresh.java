package io.serviceloop.loop.search;

import java.util.function.Supplier;

/**
 * Something in memory, such as an index, that is made anew when what it was made of has
 * changed. Each question asks for the stamp, so that whatever node changed it, all answer
 * the same.
 *
 * @param <T> what is made
 */
public final class Fresh<T> {

	private final Supplier<String> stamp;

	private final Supplier<T> maker;

	private volatile Made<T> made;

	private record Made<T>(String of, T it) {
	}

	/**
	 * Nothing is made before it is asked for.
	 * @param stamp something cheap that is another one whenever the maker would make
	 * something else
	 */
	public Fresh(Supplier<String> stamp, Supplier<T> maker) {
		this.stamp = stamp;
		this.maker = maker;
	}

	/** What holds now. Who comes while it is made waits for it. */
	public T now() {
		Made<T> last = made;
		if (last != null && stamp.get().equals(last.of())) {
			return last.it();
		}
		synchronized (this) {
			// Asked again: who waited here would make an older one of it. And before it
			// is made: what changes meanwhile is found by the next one who asks.
			String asked = stamp.get();
			if (made == null || !asked.equals(made.of())) {
				made = new Made<>(asked, maker.get());
			}
			return made.it();
		}
	}

}
