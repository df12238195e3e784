package io.serviceloop.collection.guess;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.serviceloop.collection.file.Rows;
import io.serviceloop.collection.guess.DateShape.Order;
import io.serviceloop.collection.mapping.DateReader;
import io.serviceloop.collection.mapping.FeedbackField;
import io.serviceloop.collection.mapping.RatingScale;
import io.serviceloop.collection.mapping.TimeOfDay;

/** What the cells of a column have in common, counted row by row in bounded memory. */
final class Column {

	/** What stands in cells that are empty in truth, as it is written. */
	private static final Set<String> MISSING = Set.of("?", "-", "--", "---", "—", "–", "－", "/", "//", ".", "..", "N／A",
			"N.A.", "n.a.", "NA", "k.A.", "\\N", "NaT", "<NA>", "無", "不適用", "未選擇", "暫無", "——", "？", "[]", "{}");

	/** What does so in words, whatever their case and the brackets around them. */
	private static final Set<String> MISSING_WORDS = Set.of("n/a", "null", "nil", "nan", "undefined", "none", "blank",
			"empty", "not set", "not available", "not applicable", "not selected", "not specified", "not provided",
			"unassigned", "unspecified", "no data", "keine angabe", "无", "暂无", "空", "无此项", "跳过", "不适用", "未选择", "未填写",
			"尚未填写", "未填", "未设置", "未提供", "空白", "缺失", "无数据", "暂无数据", "没有数据");

	private static final int LONGEST_MARK = 24;

	/** UTF-8 that a program took for another encoding before it wrote it. */
	private static final Pattern GARBLED = Pattern
		.compile("Ã[\u0080-\u00BF\u2013-\u2122\u0152-\u017E]|â€[\u0080-\u00BF\u2013-\u2122\u0152-\u017E\u02DC]"
				+ "|[ä-é][\u0080-\u00BF\u2013-\u2122\u0152-\u017E\u02C6\u02DC]{2}");

	private static final int SAMPLE = 300;

	private static final Pattern SERIAL = Pattern.compile("\\d{5}([.,]\\d{1,12})?");

	private static final Pattern EPOCHS = Pattern.compile("\\d{10}(\\d{3})?(\\.\\d{1,9})?");

	private static final Pattern ISO_DAY = Pattern.compile("\\d{4}-(\\d{1,2})-(\\d{1,2})");

	/** Day and month may be either. */
	private static final int UNKNOWN = -1;

	private static final List<String> EIGHTS = List.of("yyyyMMdd", "ddMMyyyy", "MMddyyyy");

	private static final RatingScale ANY = new RatingScale(-100, 100);

	/**
	 * What surveys write where somebody did not answer; ratings where others are near.
	 */
	private static final Set<Double> NO_ANSWER = Set.of(77d, 88d, 98d, 99d, -7d, -8d, -9d, -77d, -88d, -98d, -99d);

	private static final int MOST_IDS = 2_000_000;

	private static final int FEW_VALUES = 10_000;

	private static final int MOST_FORMS = 200;

	/** A few values that are no dates do not hide what the others are. */
	private static final double MOST = 0.9;

	/** Where the name says what they are, half of them confirm it. */
	private static final double MANY = 0.5;

	/** Where the name says it and nothing else can be meant, a third of them do. */
	private static final double SOME = 0.33;

	final int index;

	final String name;

	final List<String> words;

	private final Map<String, Long> forms = new LinkedHashMap<>();

	private final Set<String> noDates = new HashSet<>();

	private final Map<String, Optional<DateShape>> shapes = new HashMap<>();

	private final Map<String, OrderEvidence> orders = new HashMap<>();

	private final Map<String, String> doubtful = new HashMap<>();

	private final Map<String, Long> marks = new HashMap<>();

	private final List<String> sample = new ArrayList<>();

	private final Distinct distinct;

	// What the name says is asked once: rows come in millions.
	private final boolean namedTime;

	private final boolean namedHour;

	private final boolean countsHours;

	private final boolean namedRating;

	private final boolean mayRate;

	/** Whether it is one of those that we add to rows that are given back. */
	private final boolean own;

	private long texts;

	/** The first and the last whole number, and how many followed the one before. */
	private long first;

	private long last;

	private long counted;

	private long length;

	private long dateCells;

	private long timed;

	private long timesOfDay;

	/** How many say a time as a part of a day; some of them may be amounts of hours. */
	private long dayParts;

	/**
	 * Of eight digits, how many are a date with the year first, the day, or the month.
	 */
	private final long[] eights = new long[3];

	private List<DateReader> eightReaders;

	private long numbers;

	private long epochs;

	private long serials;

	/** How many of them say a part of a day. */
	private long fractions;

	private long ruined;

	private double least = Double.MAX_VALUE;

	private double leastFromZero = Double.MAX_VALUE;

	private double most = -Double.MAX_VALUE;

	/** How many numbers are within 1 to 5, and within 0 to 10. */
	private long inFive;

	private long inTen;

	private long rated;

	private long tens;

	private long percents;

	/** What ratings in words stand for, as far as it is known. */
	private final Map<String, Optional<Double>> wordsOfRatings = new HashMap<>();

	/** How many are numbers that surveys write where somebody did not answer. */
	private long codes;

	private double largestCode;

	/** Dates that need no order of day and month, up to the 12th and after it. */
	private long earlyDays;

	private long lateDays;

	/** Dates that need one, likewise. */
	private long earlyTexts;

	private long lateTexts;

	/** The months of dates that need no order, and their days, as bits. */
	private int earlyMonths;

	private int earlyNumbers;

	/** Months of dates that need an order, and those beside them. */
	private int lateMonths;

	private String early;

	private String late;

	Column(int index, String name) {
		this.index = index;
		this.name = name;
		this.own = Preview.isOwn(name);
		this.words = Names.words(name);
		this.namedTime = !Names.isDuration(words)
				&& (Names.fit(FeedbackField.TIME, words) > 0 || Names.fit(FeedbackField.FINISHED, words) > 0);
		this.namedHour = Names.isHourName(words);
		this.countsHours = namedHour && !Names.isGenericTime(words);
		this.namedRating = Names.fit(FeedbackField.RATING, words) > 0;
		this.mayRate = namedRating || Names.asksRating(name);
		this.distinct = new Distinct(isNamedId() ? MOST_IDS : FEW_VALUES);
	}

	void add(Rows.Row row) {
		if (own) {
			return;
		}
		Object cell = row.cell(index);
		count(cell);
		if (cell instanceof LocalDateTime date) {
			dateCells++;
			written(date.getMonthValue(), date.getDayOfMonth(), date.toLocalDate().toString());
			timed += date.toLocalTime().toSecondOfDay() != 0 ? 1 : 0;
			distinct.add(date.toString());
			return;
		}
		String text = row.text(index);
		if (text.isEmpty()) {
			return;
		}
		if (isMark(text) || text.startsWith("#") && text.matches("#[A-Z/0!?]{3,8}")) {
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

	private static boolean isMark(String text) {
		if (MISSING.contains(text)) {
			return true;
		}
		if (text.length() > LONGEST_MARK) {
			return false;
		}
		int from = 0;
		int end = text.length();
		while (from < end && !Character.isLetterOrDigit(text.charAt(from))) {
			from++;
		}
		while (end > from && !Character.isLetterOrDigit(text.charAt(end - 1))) {
			end--;
		}
		return MISSING_WORDS.contains(text.substring(from, end).toLowerCase(Locale.ROOT));
	}

	/** A text that seems to have been encoded twice; null where there are not two. */
	String garbled() {
		List<String> garbled = sample.stream().filter(text -> GARBLED.matcher(text).find()).limit(2).toList();
		return (garbled.size() > 1) ? garbled.get(0) : null;
	}

	/** Whether the cells count the rows, from one on or down to one. */
	boolean isRunning() {
		return filled() > 1 && counted == filled() && (first == 1 || last == 1);
	}

	private void count(Object cell) {
		if (cell instanceof String text && !text.isEmpty() && text.length() < 10) {
			long number = whole(text);
			boolean next = number > 0 && (last == 0 || number == last + 1 || number == last - 1);
			first = (first == 0) ? number : first;
			counted += next ? 1 : 0;
			last = number;
		}
	}

	/** A number without sign or decimals; -1 where it is none. */
	private static long whole(String text) {
		long number = 0;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c < '0' || c > '9') {
				return -1;
			}
			number = number * 10 + c - '0';
		}
		return number;
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
		String form = form(text);
		boolean date = false;
		if (form != null && (forms.size() < MOST_FORMS || forms.containsKey(form))) {
			forms.merge(form, 1L, Long::sum);
			Optional<DateShape> shape = shapes.computeIfAbsent(form, any -> Optional.ofNullable(DateShape.of(any)));
			date = shape.isPresent();
			if (date && shape.get().separator() != '\0') {
				order(text, shape.get());
			}
			if (date && lateDays == 0 && shape.get().iso()) {
				Matcher day = ISO_DAY.matcher(DateReader.worded(text));
				if (day.lookingAt()) {
					written(Integer.parseInt(day.group(1)), Integer.parseInt(day.group(2)), text);
				}
			}
			if (date && shape.get().isEightDigits()) {
				eight(text);
			}
		}
		dayParts += (namedHour && TimeOfDay.isPart(text)) ? 1 : 0;
		if (!date && text.length() <= 12 && (text.length() >= 3 || namedHour)) {
			timesOfDay += TimeOfDay.isOne(text, namedHour && (text.length() >= 3 || countsHours)) ? 1 : 0;
		}
	}

	/** As {@link DateShape#form}, asked once for what differs in digits only. */
	private String form(String text) {
		String digits = digits(text);
		if (noDates.contains(digits)) {
			return null;
		}
		String form = DateShape.form(text);
		if (form == null && noDates.size() < MOST_FORMS) {
			noDates.add(digits);
		}
		return form;
	}

	/** A text with each of its digits made the same one. */
	private static String digits(String text) {
		char[] chars = text.toCharArray();
		for (int i = 0; i < chars.length; i++) {
			chars[i] = (chars[i] >= '0' && chars[i] <= '9') ? '0' : chars[i];
		}
		return new String(chars);
	}

	private void number(String text) {
		if (text.length() >= 10 && EPOCHS.matcher(text).matches()) {
			long seconds = Long.parseLong(text.substring(0, 10));
			epochs += (seconds > 600_000_000L && seconds < 4_000_000_000L) ? 1 : 0;
			return;
		}
		if (text.length() >= 5 && SERIAL.matcher(text).matches()) {
			int days = Integer.parseInt(text.substring(0, 5));
			serials += (days > 25_000 && days < 75_000) ? 1 : 0;
			fractions += (text.length() > 5) ? 1 : 0;
		}
	}

	private void eight(String text) {
		// Readers remember what they read: each column has its own.
		eightReaders = (eightReaders == null) ? EIGHTS.stream().map(DateReader::new).toList() : eightReaders;
		for (int i = 0; i < eights.length; i++) {
			LocalDateTime date = eightReaders.get(i).read(text);
			eights[i] += (date != null && date.getYear() > 1970 && date.getYear() < 2070) ? 1 : 0;
		}
	}

	private void rate(String text) {
		if (text.length() > 40) {
			return;
		}
		String plain = text.endsWith("%") ? text.substring(0, text.length() - 1).strip() : text;
		Double number = ANY.number(plain, null);
		percents += (number != null && text.endsWith("%")) ? 1 : 0;
		number = (number == null) ? RatingScale.labelled(plain) : number;
		if (number != null && NO_ANSWER.contains(number)) {
			codes++;
			largestCode = Math.max(largestCode, number);
		}
		else if (number != null) {
			numbers++;
			inFive += (number >= 1 && number <= 5) ? 1 : 0;
			inTen += (number >= 0 && number <= 10) ? 1 : 0;
			leastFromZero = (number < 0) ? leastFromZero : Math.min(leastFromZero, number);
			least = Math.min(least, number);
			most = Math.max(most, number);
		}
		tens += (number != null && number >= 10 && number <= 50 && number % 10 == 0) ? 1 : 0;
		Double worded = (number != null) ? null : RatingScale.LIKERT.read(text, null);
		if (number == null && !text.startsWith("*") && !text.startsWith("★") && !text.startsWith("⭐")
				&& wordsOfRatings.size() < MOST_FORMS) {
			wordsOfRatings.put(String.join(" ", Names.words(text)), Optional.ofNullable(worded));
		}
		rated += (number != null || worded != null) ? 1 : 0;
	}

	private void order(String text, DateShape shape) {
		int[] numbers = new int[3];
		int at = 0;
		String plain = DateReader.worded(text);
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
		lateTexts += (Math.max(numbers[0], numbers[1]) > 12) ? 1 : 0;
		lateMonths |= around(Math.min(numbers[0], numbers[1]));
		late = (late == null) ? text : late;
		earlyTexts += (Math.max(numbers[0], numbers[1]) > 12) ? 0 : 1;
		if (numbers[0] <= 12 && numbers[1] <= 12 && numbers[0] != numbers[1]) {
			doubtful.putIfAbsent(convention(shape), text);
		}
	}

	/** A date that a spreadsheet keeps as one, or ISO 8601 writes. */
	private void written(int month, int day, String text) {
		earlyMonths |= 1 << month;
		earlyNumbers |= 1 << day;
		earlyDays += (day <= 12) ? 1 : 0;
		lateDays += (day > 12) ? 1 : 0;
		early = (early == null) ? text : early;
	}

	/**
	 * Whether a spreadsheet of another country took the days up to the 12th for months,
	 * and left the others as they were, which are no dates to it.
	 */
	boolean isTurned() {
		boolean split = earlyDays > 1 && lateDays == 0 && lateTexts > 1 && earlyTexts == 0;
		// Changed back, they lie where the others do; as they are, they do not.
		return split && (earlyNumbers & ~lateMonths) == 0 && (earlyMonths & ~lateMonths) != 0;
	}

	/** A month with those beside it. */
	private static int around(int month) {
		return (month > 12) ? 0 : 0b111 << month - 1 | ((month == 12) ? 1 << 1 : 0) | ((month == 1) ? 1 << 12 : 0);
	}

	/** A date that may have been turned; null where none is. */
	String early() {
		return early;
	}

	/** A date that could not be; null where none is. */
	String late() {
		return late;
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

	/** Whether all of several cells say the same. */
	boolean isConstant() {
		return filled() >= 5 && distinct() == 1;
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
		long shaped = forms.entrySet()
			.stream()
			.filter(form -> shapes.get(form.getKey()).isPresent())
			.mapToLong(Map.Entry::getValue)
			.sum();
		// Numbers that stand for a time beside dates, where a program counted some.
		long read = dateCells + shaped + ((dateCells + shaped > 0) ? serials + epochs : 0);
		return filled() > 0 && read >= filled() * (isNamedTime() ? MANY : MOST) && (!isCompact() || isNamedTime())
				&& eightsOrder() != UNKNOWN;
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
		return texts > 0 && dateCells == 0 && (timesOfDay >= texts * (namedHour ? SOME : MOST) || dayParts == texts)
				&& !isDate();
	}

	/** Whether any of the dates has a time beside it. */
	boolean hasTime() {
		return timed > 0 || (numberedTime() != null && (epochs > 0 || fractions > 0))
				|| forms.keySet()
					.stream()
					.anyMatch(form -> form.indexOf(':') >= 0 || form.indexOf('时') >= 0 || form.indexOf('点') >= 0
							|| form.matches("c|f"));
	}

	boolean isRating() {
		return texts > 0 && rated >= texts * (namedRating ? MANY : MOST);
	}

	/**
	 * Whether ratings in words are not wholly understood: one of them is unknown, or two
	 * of them would be the same.
	 */
	boolean hasDoubtfulWords() {
		long known = wordsOfRatings.values().stream().flatMap(Optional::stream).distinct().count();
		// A few percent beside numbers of a small scale: nobody knows of which either is.
		boolean mixed = percents > 0 && percents < numbers && inTen > 0;
		return mixed || texts > 2 * numbers && known < wordsOfRatings.size();
	}

	/**
	 * Another scale that all the numbers may be of: shares of one, or tens; null where
	 * there is none, or the name says the scale.
	 */
	RatingScale otherScale() {
		boolean said = ScaleOfName.of(name) != null || RatingNames.most(name) > 0;
		return (said || numbers < 2) ? null : (least >= 0 && most <= 1) ? new RatingScale(0, 1)
				: (tens == numbers && most <= 50) ? new RatingScale(10, 50) : null;
	}

	/** Whether but one of many ratings, or one of twenty, are on a scale. */
	private boolean isNearlyAll(long within) {
		long outside = numbers - within;
		return outside > 0 && numbers >= 5 && (outside == 1 || outside * 20 <= numbers);
	}

	/**
	 * Whether a few of the numbers are not on the scale that the others are of: a slip of
	 * the hand, or a scale that goes further.
	 */
	boolean hasOutliers() {
		RatingScale likely = (scale() == null) ? RatingScale.LIKERT : scale();
		boolean few = likely.equals(RatingScale.LIKERT) ? numbers > inFive : likely.most() == 10 && numbers > inTen;
		return few && !likely.equals(wholeScale());
	}

	/**
	 * The scale that the numbers of the column are of; null for 1 to 5, or where none is
	 * a number.
	 */
	RatingScale scale() {
		if (numbers == 0 && codes == 0) {
			return null;
		}
		boolean answered = codes > 0 && (numbers == 0 || most > 10);
		double highest = answered ? Math.max(most, largestCode) : most;
		RatingScale named = ScaleOfName.of(name);
		named = (named == null) ? ScaleOfName.of(labels()) : named;
		int end = RatingNames.most(name);
		named = (named == null && end > 0) ? new RatingScale((lowest() < 1 || end == 100) ? 0 : 1, end) : named;
		if (named != null && Math.min(named.least(), named.most()) <= lowest()
				&& highest <= Math.max(named.least(), named.most())) {
			return named.equals(RatingScale.LIKERT) ? null : named;
		}
		if ((lowest() >= 1 && highest <= 5) || isNearlyAll(inFive)) {
			return null;
		}
		if (highest > 10 && isNearlyAll(inTen)) {
			return new RatingScale((lowest() < 1) ? 0 : 1, 10);
		}
		return wholeScale(highest);
	}

	/** Whether ratings that go from 0 to 10 by their name seem to be on another scale. */
	boolean isOffItsScale() {
		return numbers > 0 && RatingNames.recommends(name) && ScaleOfName.of(name) == null
				&& RatingNames.most(name) == 0 && (most <= 5 || !new RatingScale(0, 10).equals(scale()));
	}

	/** The scale that all numbers of the column are on. */
	RatingScale wholeScale() {
		return wholeScale(Math.max(most, largestCode));
	}

	/** What the numbers stand for, where the cells say it, in their order. */
	private String labels() {
		return sample.stream()
			.filter(text -> RatingScale.labelled(text) != null)
			.distinct()
			.sorted(Comparator.comparingDouble(RatingScale::labelled))
			.collect(Collectors.joining(", "));
	}

	/** Less than nothing is a rating only where as much above it is one. */
	private double lowest() {
		return (least < 0 && most > -least) ? leastFromZero : least;
	}

	private RatingScale wholeScale(double highest) {
		if (lowest() < 0) {
			double end = Math.max(-least, highest);
			return new RatingScale(-((end <= 10) ? end : 100), (end <= 10) ? end : 100);
		}
		double end = (highest <= 5) ? 5 : (highest <= 10) ? 10 : 100;
		boolean fromZero = lowest() < 1 || end == 100 || words.contains("nps")
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
		Stream<String> numbers = Stream
			.of((serials * 20 > texts) ? DateReader.SERIAL : "", (epochs * 20 > texts) ? DateReader.EPOCH : "")
			.filter(number -> !number.isEmpty());
		return Stream
			.concat(forms.entrySet()
				.stream()
				.filter(form -> shapes.get(form.getKey()).isPresent())
				.sorted((a, b) -> Long.compare(b.getValue(), a.getValue()))
				.map(form -> shapes.get(form.getKey()).get())
				.filter(shape -> !shape.isEightDigits() || eightsOrder() != UNKNOWN)
				.map(shape -> shape.isEightDigits() ? EIGHTS.get(eightsOrder())
						: shape.pattern(decided.getOrDefault(convention(shape), Order.DAY_FIRST))),
					numbers)
			.distinct()
			.toList();
	}

	/**
	 * Of eight digits, the order that most of them fit; {@link #UNKNOWN} where two do.
	 */
	private int eightsOrder() {
		boolean yearFirst = eights[0] >= Math.max(eights[1], eights[2]);
		return yearFirst ? 0 : (eights[1] > eights[2]) ? 1 : (eights[2] > eights[1]) ? 2 : UNKNOWN;
	}

}
