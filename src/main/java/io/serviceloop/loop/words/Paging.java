package io.serviceloop.loop.words;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

import org.springframework.web.util.UriUtils;

/**
 * Which part of a list is asked for, and where the others are, as it stands in an
 * address.
 */
public final class Paging {

	/** Entries of a page where nobody says otherwise. */
	private static final int USUAL_SIZE = 25;

	private Paging() {
	}

	/**
	 * The part of a list that a page shows, as {@code templates/pages.html} says it.
	 *
	 * @param first number of its first entry, from 1; 0 where there is none
	 * @param last number of its last entry
	 * @param earlier address of the page before it; null where there is none
	 * @param later address of the page behind it; null where there is none
	 */
	public record Part(long first, long last, String earlier, String later) {

		/**
		 * @param page from 0
		 * @param size entries a page has
		 * @param shown entries that this page has
		 * @param more whether there are entries behind them
		 * @param address of a page
		 */
		public static Part of(int page, int size, int shown, boolean more, IntFunction<String> address) {
			long before = (long) page * size;
			return new Part((shown == 0) ? 0 : before + 1, (shown == 0) ? 0 : before + shown,
					(page > 0) ? address.apply(page - 1) : null, more ? address.apply(page + 1) : null);
		}

		/** The same of a list of which is known how long it is. */
		public static Part of(int page, int size, int shown, long total, IntFunction<String> address) {
			return of(page, size, shown, ((long) page + 1) * size < total, address);
		}

	}

	/**
	 * The page that is asked for, from 0; the first where none is named.
	 * @param largest entries a page may have, for the sentence
	 * @param wrong receives what is no page, which then is the first
	 */
	public static int page(Map<String, String> given, int largest, List<Violation> wrong) {
		return page(given, "page", largest, wrong);
	}

	/** The page of one list of several, which the parameter names. */
	public static int page(Map<String, String> given, String name, int largest, List<Violation> wrong) {
		return number(given, name, 0, 0, Integer.MAX_VALUE, largest, wrong);
	}

	/**
	 * How many entries a page has, from 1 to the largest; 25 where nobody says.
	 * @param wrong receives what is no such number, which then is 25
	 */
	public static int size(Map<String, String> given, int largest, List<Violation> wrong) {
		return size(given, USUAL_SIZE, largest, wrong);
	}

	/** The same where another size is usual. */
	public static int size(Map<String, String> given, int usual, int largest, List<Violation> wrong) {
		return number(given, "size", usual, 1, largest, largest, wrong);
	}

	/** An address with these parameters; nothing but the path where there are none. */
	public static String address(String path, Map<String, String> parameters) {
		return parameters.isEmpty() ? path
				: parameters.entrySet()
					.stream()
					.map(one -> one.getKey() + "=" + UriUtils.encode(one.getValue(), StandardCharsets.UTF_8))
					.collect(Collectors.joining("&", path + "?", ""));
	}

	/** The address of a page of the list that these parameters narrow. */
	public static String address(String path, Map<String, String> parameters, int page) {
		if (page == 0) {
			return address(path, parameters);
		}
		Map<String, String> all = new LinkedHashMap<>(parameters);
		all.put("page", String.valueOf(page));
		return address(path, all);
	}

	private static int number(Map<String, String> given, String name, int usual, int least, int most, int largest,
			List<Violation> wrong) {
		String value = given.getOrDefault(name, "");
		if (value.isEmpty()) {
			return usual;
		}
		if (value.matches("\\d{1,9}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most) {
			return Integer.parseInt(value);
		}
		wrong.add(Violation.of(name, value, "wrong.page", largest));
		return usual;
	}

}
