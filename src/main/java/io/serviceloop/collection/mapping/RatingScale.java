package io.serviceloop.collection.mapping;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.ibm.icu.text.Normalizer2;
import io.serviceloop.loop.words.TypedNumber;

/**
 * The scale that ratings of a file are given in. Records keep them from 1 to 5 (B16): the
 * ends of a scale are 1 and 5, and what lies between them keeps its place.
 *
 * @param least worst rating
 * @param most best rating; smaller than the worst where 1 is the best, as school marks
 */
public record RatingScale(double least, double most) {

	/** What records are kept in. */
	public static final RatingScale LIKERT = new RatingScale(1, 5);

	/** No rating has thousands: of a column of them each separator is the decimal one. */
	private static final List<TypedNumber> EITHER = List.of(new TypedNumber('.', ','), new TypedNumber(',', '.'));

	private static final Pattern TEXT = Pattern.compile("(-?\\d{1,4}(?:\\.\\d{1,2})?) ?- ?(\\d{1,4}(?:\\.\\d{1,2})?)");

	/** A number with what people write around it: 4/5, 4 stars, 80 %. */
	private static final Pattern WORDED = Pattern
		.compile("(?i)([+-]?[\\d.,]+) ?(?:/ ?(\\d{1,3})|out of (\\d{1,3})|stars?|points?|pts|星级?|颗星|分|(%))?");

	/** A number and what it stands for: 5 - Very satisfied, 非常满意（5分）. */
	private static final Pattern LABELLED = Pattern.compile(
			"([+-]?\\d{1,3}) ?[-–—.:)=、] ?\\p{L}.{0,60}|\\p{L}.{0,60}? ?\\(([+-]?\\d{1,3}) ?(?:分|points?|stars?)?\\)");

	private static final Pattern CHINESE_STARS = Pattern.compile("([一二三四五]) ?(?:星级?|颗星|分)");

	private static final Map<String, Integer> WORDS = Map.ofEntries(Map.entry("very dissatisfied", 1),
			Map.entry("very unsatisfied", 1), Map.entry("very poor", 1), Map.entry("terrible", 1),
			Map.entry("strongly disagree", 1), Map.entry("dissatisfied", 2), Map.entry("unsatisfied", 2),
			Map.entry("poor", 2), Map.entry("disagree", 2), Map.entry("neutral", 3), Map.entry("average", 3),
			Map.entry("neither satisfied nor dissatisfied", 3), Map.entry("satisfied", 4), Map.entry("good", 4),
			Map.entry("agree", 4), Map.entry("very satisfied", 5), Map.entry("very good", 5), Map.entry("excellent", 5),
			Map.entry("strongly agree", 5), Map.entry("非常不满意", 1), Map.entry("很不满意", 1), Map.entry("非常不滿意", 1),
			Map.entry("不满意", 2), Map.entry("不滿意", 2), Map.entry("一般", 3), Map.entry("中立", 3), Map.entry("普通", 3),
			Map.entry("满意", 4), Map.entry("滿意", 4), Map.entry("比较满意", 4), Map.entry("非常满意", 5), Map.entry("很满意", 5),
			Map.entry("非常滿意", 5), Map.entry("bad", 2), Map.entry("very bad", 1), Map.entry("awful", 1),
			Map.entry("fair", 3), Map.entry("okay", 3), Map.entry("ok", 3), Map.entry("great", 5),
			Map.entry("somewhat satisfied", 4), Map.entry("somewhat dissatisfied", 2), Map.entry("好评", 5),
			Map.entry("中评", 3), Map.entry("差评", 1), Map.entry("好評", 5), Map.entry("中評", 3), Map.entry("差評", 1),
			Map.entry("基本满意", 3), Map.entry("基本滿意", 3), Map.entry("较满意", 4), Map.entry("比較滿意", 4), Map.entry("不太满意", 2),
			Map.entry("比较不满意", 2), Map.entry("较不满意", 2), Map.entry("很差", 1), Map.entry("差", 2), Map.entry("好", 4),
			Map.entry("很好", 5), Map.entry("非常好", 5), Map.entry("非常差", 1));

	/** As a mapping says it, such as 0-10; null where the text is no scale. */
	public static RatingScale of(String text) {
		Matcher ends = TEXT.matcher(text.strip());
		if (!ends.matches()) {
			return null;
		}
		RatingScale scale = new RatingScale(Double.parseDouble(ends.group(1)), Double.parseDouble(ends.group(2)));
		return (scale.least != scale.most) ? scale : null;
	}

	/**
	 * A rating from 1 to 5.
	 * @param text as it stands in the cell
	 * @param decimal what stands before decimals; null where either may
	 * @return null where the text is no rating of this scale
	 */
	public Double read(String text, Character decimal) {
		if (text.length() == 1 && text.charAt(0) >= '0' && text.charAt(0) <= '9') {
			return kept(text.charAt(0) - '0');
		}
		String plain = Normalizer2.getNFKCInstance()
			.normalize(text.replace("★", "*").replace("⭐", "*"))
			.replaceAll("[\\uFE0F☆]", "")
			.strip();
		if (plain.matches("\\*{1,10}")) {
			return (plain.length() <= LIKERT.most) ? (double) plain.length() : null;
		}
		Integer word = WORDS.get(plain.toLowerCase(Locale.ROOT));
		if (word != null) {
			return word.doubleValue();
		}
		Matcher stars = CHINESE_STARS.matcher(plain);
		if (stars.matches()) {
			return (double) "一二三四五".indexOf(stars.group(1)) + 1;
		}
		Matcher worded = WORDED.matcher(plain);
		if (!worded.matches()) {
			Double labelled = labelled(plain);
			return (labelled == null) ? null : kept(labelled);
		}
		if (worded.group(4) != null && most != 100) {
			return null;
		}
		String of = (worded.group(2) != null) ? worded.group(2) : worded.group(3);
		RatingScale scale = (of == null) ? this
				: new RatingScale(Math.min(Math.min(least, most), 1), Double.parseDouble(of));
		Double number = scale.number(worded.group(1), decimal);
		return (number == null) ? null : scale.kept(number);
	}

	/**
	 * The number of a text that says what it stands for; null where it is no such text.
	 */
	public static Double labelled(String text) {
		Matcher labelled = LABELLED.matcher(text);
		return !labelled.matches() ? null
				: Double.valueOf((labelled.group(1) != null) ? labelled.group(1) : labelled.group(2));
	}

	private boolean holds(double number) {
		return number >= Math.min(least, most) && number <= Math.max(least, most);
	}

	/** As records keep it; null where it is beyond the ends. */
	private Double kept(double number) {
		return (!holds(number) || most == least) ? null
				: LIKERT.least + (LIKERT.most - LIKERT.least) * (number - least) / (most - least);
	}

	/** A number of this scale, as it stands in the file; null where it is none. */
	public Double number(String text, Character decimal) {
		return ((decimal == null) ? EITHER : List.of(new TypedNumber(decimal, (decimal == '.') ? ',' : '.'))).stream()
			.map(numbers -> numbers.read(text))
			.filter(number -> number != null && holds(number))
			.findFirst()
			.orElse(null);
	}

	/** As a mapping says it. */
	@Override
	public String toString() {
		return plain(least) + "-" + plain(most);
	}

	private static String plain(double number) {
		return new BigDecimal(String.valueOf(number)).stripTrailingZeros().toPlainString();
	}

}
