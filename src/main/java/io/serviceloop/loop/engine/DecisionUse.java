package io.serviceloop.loop.engine;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.hibernate.validator.constraints.Range;

/**
 * What the application asks of a decision, and what it understands of the answer: a table
 * that a process owner changes has to keep it.
 *
 * @param key of the decision
 * @param inputs what is asked with, by name
 * @param outputs what the answer has to hold, by name
 */
public record DecisionUse(String key, Map<String, Domain> inputs, Map<String, Domain> outputs) {

	/**
	 * The values that can come.
	 *
	 * @param type {@code number}, {@code wholeNumber}, {@code text} or {@code flag}
	 * @param above the number that every value exceeds; null where there is none
	 * @param least the smallest number; null where there is none
	 * @param most the greatest number; null where there is none
	 * @param texts the texts; empty where it is no text, or any text: of an input those
	 * that the table itself names
	 * @param nullable whether nothing can come
	 */
	public record Domain(String type, Double above, Double least, Double most, List<String> texts, boolean nullable) {

		private static final Map<Class<?>, String> TYPES = Map.of(String.class, "text", Double.class, "number",
				Integer.class, "wholeNumber", Boolean.class, "flag");

		/** What a field of a record can hold, by its constraints. */
		public static Domain of(Class<? extends Record> type, String field) {
			RecordComponent part = Arrays.stream(type.getRecordComponents())
				.filter(component -> component.getName().equals(field))
				.findFirst()
				.orElseThrow(() -> new IllegalArgumentException(type + " has no " + field));
			Range range = part.getAccessor().getAnnotation(Range.class);
			Pattern words = part.getAccessor().getAnnotation(Pattern.class);
			boolean nullable = !part.getAccessor().isAnnotationPresent(NotNull.class)
					&& !part.getAccessor().isAnnotationPresent(NotBlank.class);
			return new Domain(TYPES.get(part.getType()), null, (range == null) ? null : (double) range.min(),
					(range == null) ? null : (double) range.max(),
					(words == null) ? List.of() : List.of(words.regexp().split("\\|")), nullable);
		}

		/** Whole numbers between two of them, both included. */
		public static Domain wholeNumbers(int least, int most) {
			return new Domain("wholeNumber", null, (double) least, (double) most, List.of(), false);
		}

		/** Numbers between two of them, both included; null for no end. */
		public static Domain numbers(Double least, Double most) {
			return new Domain("number", null, least, most, List.of(), false);
		}

		/** Every number above zero. */
		public static Domain positiveNumbers() {
			return new Domain("number", 0.0, null, null, List.of(), false);
		}

		public static Domain texts(List<String> texts) {
			return new Domain("text", null, null, null, texts, false);
		}

		/**
		 * Any text; of an input, whatever the cells of the table name, so that a process
		 * owner adds rows of his own.
		 */
		public static Domain anyText() {
			return texts(List.of());
		}

		public static Domain flag() {
			return new Domain("flag", null, null, null, List.of(), false);
		}

	}

}
