package io.serviceloop.collection.guess;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.ibm.icu.text.Normalizer2;

/** What the name of a column says of the ratings in it. */
final class RatingNames {

	/** How good the best is, alone: /10, out of 7, 满分100. */
	private static final Pattern MOST = Pattern.compile(
			"(?i)(?:(?<!\\d)/ ?|\\bout of |\\bvon |\\bsur |满分(?:为|是)? ?|滿分(?:為|是)? ?)(5|6|7|9|10|20|100)(?![\\d/.-])");

	/** Asked from 0 to 10 wherever it is asked. */
	private static final Pattern RECOMMENDS = Pattern
		.compile("(?is).*(\\bnps\\b|net promoter|\\blikely\\b.*\\brecommend|(?:可能|愿意|願意|会|會).*(?:推荐|推薦)).*");

	/** Numbers that say nothing of how satisfied somebody is. */
	private static final Pattern NONE = Pattern.compile(
			"(?is).*(\\b(severity|lead|sentiment|priority|rank|ranking|risk|urgency|difficulty|complexity)\\b|排名|人数|人數|次数|次數|名次|严重|嚴重|优先级|優先級|难度|難度|复杂度|紧急).*");

	/** The higher, the worse. */
	private static final Pattern TURNED = Pattern
		.compile("(?is).*(不满意度|不滿意度|不满意率|dissatisfaction|unzufriedenheit|insatisfaction|higher is worse).*");

	/** The first number is the best. */
	private static final Pattern BEST_FIRST = Pattern.compile(
			"(?is).*(\\b1 ?(?:=|:|is|ist) ?(?:the )?(best|highest|very good|excellent|sehr gut|beste)|schulnote|(?<!\\d)1 ?[=:为是]? ?(最好|最满意|最佳|非常满意)).*");

	private RatingNames() {
	}

	/** The best rating that a name says; 0 where it says none. */
	static int most(String name) {
		Matcher most = MOST.matcher(Normalizer2.getNFKCInstance().normalize(name));
		return most.find() ? Integer.parseInt(most.group(1)) : 0;
	}

	/** Whether ratings of this name are from 0 to 10 by definition. */
	static boolean recommends(String name) {
		return RECOMMENDS.matcher(Normalizer2.getNFKCInstance().normalize(name).replace('_', ' ')).matches();
	}

	/** Whether the name is of what is worse the more it is. */
	static boolean isTurned(String name) {
		return TURNED.matcher(Normalizer2.getNFKCInstance().normalize(name).replace('_', ' ')).matches();
	}

	/** Whether the name says that one is the best. */
	static boolean isBestFirst(String name) {
		return BEST_FIRST.matcher(Normalizer2.getNFKCInstance().normalize(name)).matches();
	}

	/** Whether the name is of a number that is no satisfaction. */
	static boolean isNone(String name) {
		return NONE.matcher(Normalizer2.getNFKCInstance().normalize(name).replace('_', ' ')).matches()
				&& !Names.isQuestion(name);
	}

}
