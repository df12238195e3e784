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

	private String madeOf;

	private T made;

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
		// Before it is made: what changes meanwhile is found by the next one who asks.
		String asked = stamp.get();
		synchronized (this) {
			if (!asked.equals(madeOf)) {
				made = maker.get();
				madeOf = asked;
			}
			return made;
		}
	}

}
