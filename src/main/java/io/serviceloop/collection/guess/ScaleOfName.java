package io.serviceloop.collection.guess;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.ibm.icu.text.Normalizer2;
import io.serviceloop.collection.mapping.RatingScale;

/**
 * The scale that the name of a column says itself: "NPS (0-10)", "1 = best, 5 = worst",
 * 满意度（1非常不满意，5非常满意）.
 */
final class ScaleOfName {

	private static final Pattern RANGE = Pattern
		.compile("(?<![\\p{L}\\d.-])(-?\\d{1,2}) ?(?:-|–|—|~|〜|至|到|to|bis) ?(\\d{1,3})(?![\\d-]| ?[月日年季号])");

	private static final Pattern LABEL = Pattern
		.compile("(?<![\\d.])(\\d{1,3}) ?(?:分|[=:.()–-])? ?(\\p{L}[\\p{L} ]{0,40})");

	private static final Pattern BAD = Pattern.compile(
			"(?i).*(worst|bad|poor|not at all|not likely|unlikely|dissatisfied|unsatisfied|disagree|schlecht|mangelhaft|difficult|\\bhard\\b|\\blow|terrible|never|不满|不滿|差|最低|不好|不可能|不同意).*");

	private static final Pattern GOOD = Pattern.compile(
			"(?i).*(best|excellent|very good|great|satisfied|extremely|likely|agree|sehr gut|easy|\\bhigh|perfect|满意|滿意|好|最高|优|可能|同意).*");

	private static final int MOST = 100;

	/** Where scales end. */
	private static final Set<Integer> ENDS = Set.of(2, 3, 4, 5, 6, 7, 9, 10, 100);

	private ScaleOfName() {
	}

	/** Null where the name says none. */
	static RatingScale of(String name) {
		String plain = Normalizer2.getNFKCInstance().normalize(name);
		RatingScale labelled = labelled(plain);
		if (labelled != null) {
			return labelled;
		}
		Matcher range = RANGE.matcher(plain);
		if (!range.find()) {
			return null;
		}
		int least = Integer.parseInt(range.group(1));
		int most = Integer.parseInt(range.group(2));
		if (!(least == 0 || least == 1 || least == -most) || !ENDS.contains(most) || range.find()) {
			return null;
		}
		return RatingNames.isBestFirst(plain) ? new RatingScale(most, least) : new RatingScale(least, most);
	}

	private static RatingScale labelled(String name) {
		List<Integer> numbers = new ArrayList<>();
		List<String> labels = new ArrayList<>();
		Matcher label = LABEL.matcher(name);
		while (label.find()) {
			numbers.add(Integer.parseInt(label.group(1)));
			labels.add(label.group(2));
		}
		if (numbers.size() < 2) {
			return null;
		}
		int first = numbers.get(0);
		int last = numbers.get(numbers.size() - 1);
		boolean told = isBad(labels.get(0)) != isBad(labels.get(labels.size() - 1))
				&& (isGood(labels.get(0)) || isGood(labels.get(labels.size() - 1)));
		if (!told || first == last || Math.max(first, last) > MOST) {
			return null;
		}
		return isBad(labels.get(0)) ? new RatingScale(first, last) : new RatingScale(last, first);
	}

	private static boolean isBad(String label) {
		return BAD.matcher(label).matches();
	}

	private static boolean isGood(String label) {
		return !isBad(label) && GOOD.matcher(label).matches();
	}

}
