package io.serviceloop.collection.guess;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.serviceloop.collection.file.Rows;
import io.serviceloop.collection.guess.DateShape.Order;
import io.serviceloop.collection.mapping.DateReader;
import io.serviceloop.collection.mapping.FeedbackField;
import io.serviceloop.collection.mapping.RatingScale;
import io.serviceloop.collection.mapping.TimeOfDay;

/** What the cells of a column have in common, counted row by row in bounded memory. */
final class Column {

	/** What stands in cells that are empty in truth. */
	static final Set<String> MISSING = Set.of("?", "-", "--", "---", "—", "/", "N/A", "n/a", "NA", "NULL", "null",
			"(null)", "NaN", "nan", "None", "nil", "无", "暂无", "空", "(空)", "(跳过)", "（空）", "（跳过）", "(blank)", "(empty)");

	private static final int SAMPLE = 300;

	private static final Pattern SERIAL = Pattern.compile("\\d{5}([.,]\\d{1,12})?");

	private static final RatingScale HUNDRED = new RatingScale(0, 100);

	private static final int MOST_IDS = 2_000_000;

	private static final int FEW_VALUES = 10_000;

	private static final int MOST_FORMS = 200;

	/** A few values that are no dates do not hide what the others are. */
	private static final double MOST = 0.9;

	/** Where the name says what they are, half of them confirm it. */
	private static final double MANY = 0.5;

	final int index;

	final String name;

	final List<String> words;

	private final Map<String, Long> forms = new LinkedHashMap<>();

	private final Map<String, Optional<DateShape>> shapes = new HashMap<>();

	private final Map<String, OrderEvidence> orders = new HashMap<>();

	private final Map<String, String> doubtful = new HashMap<>();

	private final Map<String, Long> marks = new HashMap<>();

	private final List<String> sample = new ArrayList<>();

	private final Distinct distinct;

	// What the name says is asked once: rows come in millions.
	private final boolean namedTime;

	private final boolean namedRating;

	private final boolean mayRate;

	private long texts;

	private long length;

	private long dateCells;

	private long timed;

	private long timesOfDay;

	private long numbers;

	private long epochs;

	private long serials;

	private long ruined;

	private double least = Double.MAX_VALUE;

	private double most = -Double.MAX_VALUE;

	private long rated;

	Column(int index, String name) {
		this.index = index;
		this.name = name;
		this.words = Names.words(name);
		this.namedTime = !Names.isDuration(words)
				&& (Names.fit(FeedbackField.TIME, words) > 0 || Names.fit(FeedbackField.FINISHED, words) > 0);
		this.namedRating = Names.fit(FeedbackField.RATING, words) > 0;
		this.mayRate = namedRating || Names.asksRating(name);
		this.distinct = new Distinct(isNamedId() ? MOST_IDS : FEW_VALUES);
	}

	void add(Rows.Row row) {
		Object cell = row.cell(index);
		if (cell instanceof LocalDateTime date) {
			dateCells++;
			timed += date.toLocalTime().toSecondOfDay() != 0 ? 1 : 0;
			distinct.add(date.toString());
			return;
		}
		String text = row.text(index);
		if (text.isEmpty()) {
			return;
		}
		if (MISSING.contains(text) || text.startsWith("#") && text.matches("#[A-Z/0!?]{3,8}")) {
			marks.merge(text, 1L, Long::sum);
			return;
		}
		texts++;
		length += text.length();
		distinct.add(text);
		if (sample.size() < SAMPLE) {
			sample.add(text);
		}
		if (text.length() <= 60) {
			look(text);
		}
	}

	private void look(String text) {
		char first = text.charAt(0);
		boolean digit = first <= '9' && first >= '0';
		if (digit && text.indexOf("E+") > 0) {
			ruined += text.matches("\\d([.,]\\d+)?E\\+\\d+") ? 1 : 0;
		}
		if (digit && namedTime) {
			number(text);
		}
		if (mayRate) {
			rate(text);
		}
		String form = DateShape.form(text);
		boolean date = false;
		if (form != null && (forms.size() < MOST_FORMS || forms.containsKey(form))) {
			forms.merge(form, 1L, Long::sum);
			Optional<DateShape> shape = shapes.computeIfAbsent(form, any -> Optional.ofNullable(DateShape.of(any)));
			date = shape.isPresent();
			if (date && shape.get().separator() != '\0') {
				order(text, shape.get());
			}
		}
		if (!date && text.length() <= 12 && text.length() >= 3) {
			timesOfDay += (TimeOfDay.read(text) != null) ? 1 : 0;
		}
	}

	private void number(String text) {
		if (text.length() == 10 || text.length() == 13) {
			if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
				long seconds = Long.parseLong(text.substring(0, 10));
				epochs += (seconds > 600_000_000L && seconds < 4_000_000_000L) ? 1 : 0;
				return;
			}
		}
		if (text.length() >= 5 && SERIAL.matcher(text).matches()) {
			int days = Integer.parseInt(text.substring(0, 5));
			serials += (days > 25_000 && days < 75_000) ? 1 : 0;
		}
	}

	private void rate(String text) {
		if (text.length() > 40) {
			return;
		}
		String plain = text.endsWith("%") ? text.substring(0, text.length() - 1).strip() : text;
		Double number = HUNDRED.number(plain, null);
		if (number != null) {
			numbers++;
			least = Math.min(least, number);
			most = Math.max(most, number);
		}
		rated += (number != null || RatingScale.LIKERT.read(text, null) != null) ? 1 : 0;
	}

	private void order(String text, DateShape shape) {
		int[] numbers = new int[3];
		int at = 0;
		String plain = DateReader.plain(text);
		for (int i = 0; i < plain.length() && at < 3; i++) {
			char c = plain.charAt(i);
			if (c >= '0' && c <= '9') {
				numbers[at] = numbers[at] * 10 + c - '0';
			}
			else {
				at++;
			}
		}
		orders.computeIfAbsent(convention(shape), any -> new OrderEvidence())
			.add(numbers[0], numbers[1], numbers[2], shape.twoDigitYear());
		if (numbers[0] <= 12 && numbers[1] <= 12 && numbers[0] != numbers[1]) {
			doubtful.putIfAbsent(convention(shape), text);
		}
	}

	/** Dates with one separator and one length of the year are of one hand. */
	static String convention(DateShape shape) {
		return shape.separator() + (shape.twoDigitYear() ? "yy" : "yyyy");
	}

	Map<String, OrderEvidence> orders() {
		return orders;
	}

	/** A date of one hand that exists in both orders; any other where none does. */
	String doubtful(String convention) {
		return doubtful.getOrDefault(convention, example());
	}

	long filled() {
		return texts + dateCells;
	}

	long texts() {
		return texts;
	}

	double averageLength() {
		return (texts == 0) ? 0 : (double) length / texts;
	}

	long distinct() {
		return distinct.size();
	}

	Set<String> marks() {
		return marks.keySet();
	}

	String example() {
		return sample.isEmpty() ? "" : sample.get(0);
	}

	boolean isRuined() {
		return ruined * 2 > texts;
	}

	/** Whether the cells are dates, for the most part, whatever form they have. */
	boolean isDate() {
		long read = dateCells + forms.entrySet()
			.stream()
			.filter(form -> shapes.get(form.getKey()).isPresent())
			.mapToLong(Map.Entry::getValue)
			.sum();
		return filled() > 0 && read >= filled() * (isNamedTime() ? MANY : MOST) && (!isCompact() || isNamedTime());
	}

	/** Eight digits may be any number: they are dates where the name says so. */
	private boolean isCompact() {
		return dateCells == 0 && !forms.isEmpty() && forms.keySet().stream().allMatch(form -> form.matches("8|c|f"));
	}

	boolean isNamedTime() {
		return namedTime;
	}

	boolean isNamedId() {
		return Names.fit(FeedbackField.EXTERNAL_ID, words) > 0;
	}

	/** Whether the cells are numbers that stand for a time, and the name says so. */
	String numberedTime() {
		if (!isNamedTime() || texts == 0) {
			return null;
		}
		return (epochs >= texts * MOST) ? DateReader.EPOCH : (serials >= texts * MOST) ? DateReader.SERIAL : null;
	}

	/** Whether the cells are times of day, without a date. */
	boolean isTimeOfDay() {
		return texts > 0 && dateCells == 0 && timesOfDay >= texts * MOST && !isDate();
	}

	/** Whether any of the dates has a time beside it. */
	boolean hasTime() {
		return timed > 0 || numberedTime() != null
				|| forms.keySet()
					.stream()
					.anyMatch(form -> form.indexOf(':') >= 0 || form.indexOf('时') >= 0 || form.indexOf('点') >= 0
							|| form.matches("c|f"));
	}

	boolean isRating() {
		return texts > 0 && rated >= texts * (namedRating ? MANY : MOST);
	}

	/**
	 * The scale that the numbers of the column are of; null for 1 to 5, or where none is
	 * a number.
	 */
	RatingScale scale() {
		if (numbers == 0 || (least >= 1 && most <= 5)) {
			return null;
		}
		double end = (most <= 5) ? 5 : (most <= 10) ? 10 : 100;
		boolean fromZero = least < 1 || end == 100 || words.contains("nps")
				|| name.matches("(?s).*\\b0 ?[-–~至到] ?\\d+.*");
		return new RatingScale(fromZero ? 0 : 1, end);
	}

	/**
	 * The patterns that its dates are read with, the most frequent first; ISO 8601 as an
	 * empty one.
	 */
	List<String> patterns(Map<String, Order> decided) {
		if (numberedTime() != null) {
			return List.of(numberedTime());
		}
		return forms.entrySet()
			.stream()
			.filter(form -> shapes.get(form.getKey()).isPresent())
			.sorted((a, b) -> Long.compare(b.getValue(), a.getValue()))
			.map(form -> shapes.get(form.getKey()).get())
			.map(shape -> shape.pattern(decided.getOrDefault(convention(shape), Order.DAY_FIRST)))
			.distinct()
			.toList();
	}

}
