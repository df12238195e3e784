package io.serviceloop.loop.form;

/**
 * Numbers that JSON can say and nobody means: beyond everything that is measured, so that
 * their sums and quotients are no numbers any more. Characters: {@code Characters}.
 */
final class Unusable {

	/** No metric has greater values. */
	private static final double GREATEST = 1e12;

	/** What is closer to 0 is meant as 0. */
	private static final double SMALLEST = 1e-9;

	private Unusable() {
	}

	/** The key of what is wrong with a number; null where nothing is. */
	static String number(double number) {
		double size = Math.abs(number);
		return (size > GREATEST || size > 0 && size < SMALLEST) ? "wrong.magnitude" : null;
	}

}
