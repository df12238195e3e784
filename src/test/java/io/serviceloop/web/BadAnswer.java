package io.serviceloop.web;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers with one mistake, and what the refusal has to say about it.
 *
 * @param form whose answers they are
 * @param mistake what is wrong, in words
 * @param answers what is handed in
 * @param path where the refusal must see the mistake
 * @param given what the refusal must repeat; null where nothing was given
 */
record BadAnswer(LoopForm form, String mistake, Map<String, Object> answers, String path, Object given) {

	private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[(\\d+)]");

	/** Good answers, except for the value at one place. */
	static BadAnswer at(LoopForm form, String path, Object value, String mistake) {
		Map<String, Object> answers = Good.answers(form);
		put(answers, path, value);
		return new BadAnswer(form, mistake, answers, path, value);
	}

	/** The mistake is seen elsewhere than where it was made. */
	BadAnswer seenAt(String otherPath, Object otherGiven) {
		return new BadAnswer(form, mistake, answers, otherPath, otherGiven);
	}

	/** The refusal shows it in other words than Java does. */
	BadAnswer shownAs(Object shown) {
		return new BadAnswer(form, mistake, answers, path, shown);
	}

	/** One more value that is needed for the mistake. */
	BadAnswer with(String otherPath, Object value) {
		put(answers, otherPath, value);
		return this;
	}

	/** The variable the refusal is about. */
	String variable() {
		return path.split("[.\\[]")[0];
	}

	/** The row the refusal has to name, counted from 1; null outside of a list. */
	Integer row() {
		Matcher row = Pattern.compile("\\[(\\d+)]").matcher(path);
		return row.find() ? Integer.valueOf(row.group(1)) + 1 : null;
	}

	@Override
	public String toString() {
		return form + " " + path + ": " + mistake;
	}

	@SuppressWarnings("unchecked")
	private static void put(Object answers, String path, Object value) {
		Matcher step = STEP.matcher(path);
		Object place = answers;
		step.find();
		while (true) {
			String name = step.group(1);
			int index = (step.group(2) == null) ? -1 : Integer.parseInt(step.group(2));
			boolean last = !step.find();
			if (name != null) {
				Map<String, Object> map = (Map<String, Object>) place;
				if (last) {
					map.put(name, value);
					return;
				}
				place = map.get(name);
			}
			else {
				List<Object> list = (List<Object>) place;
				if (last) {
					list.set(index, value);
					return;
				}
				place = list.get(index);
			}
		}
	}

}
