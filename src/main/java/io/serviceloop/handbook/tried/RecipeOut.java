package io.serviceloop.handbook.tried;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.serviceloop.loop.words.Violation;

/**
 * A recipe before it goes out: what was tried in a project, without people, customers and
 * key, each text to be changed or left out by whoever looks at it.
 *
 * @param from where it comes from, as it goes out with it; empty where nobody says so
 * @param items in their order
 */
record RecipeOut(Text from, List<Draft> items) {

	/**
	 * A problem with what was done.
	 *
	 * @param taken whether it goes out
	 * @param texts what can be changed, by the name of its field
	 * @param kinds of the measures, in their order
	 * @param stopped likewise, whether it ended after its pilot
	 */
	record Draft(boolean taken, List<Text> texts, String causeClass, List<String> kinds, List<Boolean> stopped,
			Recipe.Effect effect) {

		private String of(String field) {
			return texts.stream().filter(text -> text.field().startsWith(field)).map(Text::text).findFirst().orElse("");
		}

		/** Without the measures whose texts were emptied. */
		private Recipe.Item item() {
			List<Recipe.Measure> measures = new ArrayList<>();
			List<Text> all = texts.stream().filter(text -> text.field().startsWith("measure")).toList();
			for (int i = 0; i < all.size(); i++) {
				if (!all.get(i).text().isEmpty()) {
					measures.add(new Recipe.Measure(kinds.get(i), all.get(i).text(), stopped.get(i)));
				}
			}
			return Recipe.Item.of(new Recipe.Problem(of("type"), of("stage"), of("description")),
					new Recipe.Cause(causeClass, of("rootCause")), measures,
					new Recipe.Effect(of("metric"), effect.direction(), effect.beforePercent(), effect.afterPercent(),
							effect.attainment(), effect.met(), effect.proven()));
		}

	}

	/**
	 * A text that goes out.
	 *
	 * @param field its name in what is posted: what it is, the number of its item, and of
	 * its measure
	 * @param most characters
	 * @param pieces with what somebody has to look at
	 */
	record Text(String field, String text, int most, List<NameMarks.Piece> pieces) {

		/** What it is. */
		public String label() {
			return field.replaceAll("-.*", "");
		}

		/** Whether it is short enough for one line. */
		public boolean isShort() {
			return most < Recipe.MOST_OF_A_TEXT;
		}

		/** What somebody has to look at, each on one line. */
		Stream<String> looks() {
			return pieces.stream()
				.filter(piece -> piece.look().equals("look"))
				.map(piece -> NameMarks.oneLine(piece.text()));
		}

		/** Whether there is anything to look at. */
		public boolean isMarked() {
			return pieces.stream().anyMatch(piece -> !piece.look().isEmpty());
		}

	}

	/**
	 * What was tried, as it would go out.
	 * @param given what was posted, by the names of the fields; empty for all as it is
	 */
	static RecipeOut of(List<Tried> tried, NameMarks marks, Map<String, String> given) {
		List<Draft> drafts = new ArrayList<>();
		for (int i = 0; i < Math.min(tried.size(), Recipe.MOST_ITEMS); i++) {
			drafts.add(draft(tried.get(i), i, marks, given));
		}
		return new RecipeOut(text("from", "", Recipe.MOST_OF_FROM, marks, given), drafts);
	}

	private static Draft draft(Tried tried, int i, NameMarks marks, Map<String, String> given) {
		List<Tried.Measure> measures = tried.measures().stream().limit(Recipe.MOST_MEASURES).toList();
		List<Text> texts = new ArrayList<>();
		texts.add(text("type-" + i, tried.type(), Recipe.MOST_OF_A_NAME, marks, given));
		texts.add(text("stage-" + i, tried.stage(), Recipe.MOST_OF_A_NAME, marks, given));
		texts.add(text("description-" + i, tried.problem(), Recipe.MOST_OF_A_TEXT, marks, given));
		texts.add(text("rootCause-" + i, tried.rootCause(), Recipe.MOST_OF_A_TEXT, marks, given));
		for (int j = 0; j < measures.size(); j++) {
			texts.add(text("measure-" + i + "-" + j, measures.get(j).measure(), Recipe.MOST_OF_A_TEXT, marks, given));
		}
		texts.add(text("metric-" + i, tried.effect().metric(), 2 * Recipe.MOST_OF_A_NAME, marks, given));
		return new Draft(given.isEmpty() || given.containsKey("take-" + i), texts, tried.causeClass(),
				measures.stream().map(measure -> measure.kind()).collect(Collectors.toList()),
				measures.stream().map(Tried.Measure::stopped).toList(), percent(tried.effect()));
	}

	private static Text text(String field, String own, int most, NameMarks marks, Map<String, String> given) {
		String text = Objects.toString(given.getOrDefault(field, own), "").replace("\r\n", "\n").strip();
		// What is too long is refused for that, and not searched.
		return new Text(field, text, most, (text.length() > most) ? List.of() : marks.pieces(text));
	}

	/**
	 * Amounts of a business are nobody else's: percent of what was before. Of nothing and
	 * of less there is none, nor is less than nothing a part of anything: from −10 to 5
	 * would be −50 percent, and read as worse.
	 */
	static Recipe.Effect percent(Tried.Effect effect) {
		boolean known = effect.before() != null && effect.after() != null && effect.before() > 0 && effect.after() >= 0
				&& effect.after() / effect.before() <= Recipe.MOST_PERCENT / 100;
		boolean near = effect.attainment() != null && Math.abs(effect.attainment()) <= Recipe.MOST_ATTAINMENT;
		return new Recipe.Effect(effect.metric(), (effect.direction() == null) ? "increase" : effect.direction(),
				known ? 100.0 : null, known ? (Double) rounded(100 * effect.after() / effect.before(), 10) : null,
				near ? (Double) rounded(effect.attainment(), 1000) : null, effect.met(), effect.proven());
	}

	private static double rounded(double value, int parts) {
		return Math.round(value * parts) / (double) parts;
	}

	/** What is wrong with what would go out. */
	List<Violation> wrong() {
		List<Violation> wrong = new ArrayList<>();
		if (items.stream().noneMatch(Draft::taken)) {
			wrong.add(Violation.of("items", null, "recipe.nothing"));
		}
		for (int i = 0; i < items.size(); i++) {
			if (items.get(i).taken()) {
				wrong(items.get(i), "items[" + i + "].", wrong);
			}
		}
		wrong(from, "from", wrong);
		return wrong;
	}

	private static void wrong(Draft draft, String path, List<Violation> wrong) {
		for (Text text : draft.texts()) {
			String at = path + text.label();
			if (text.text().isEmpty() && !text.label().equals("measure")) {
				wrong.add(Violation.of(at, null, "wrong.missing"));
			}
			wrong(text, at, wrong);
		}
		if (draft.item().measures().isEmpty()) {
			wrong.add(Violation.of(path + "measure", null, "recipe.noMeasure"));
		}
	}

	private static void wrong(Text text, String at, List<Violation> wrong) {
		if (text.text().length() > text.most()) {
			wrong.add(Violation.of(at, text.text(), "issues.import.long", text.most()));
		}
		if (text.text().codePoints().anyMatch(RecipeFile::isNoText)) {
			wrong.add(Violation.of(at, null, "recipe.character"));
		}
		text.pieces()
			.stream()
			.filter(piece -> piece.look().equals("person"))
			.forEach(piece -> wrong.add(Violation.of(at, piece.text(), "recipe.person")));
	}

	/**
	 * What would go out and somebody has to look at, but has not seen on the page.
	 * @param seen what the page showed, as {@link #looked()} writes it
	 */
	List<Violation> unseen(String seen) {
		Set<String> known = seen.lines().map(NameMarks::oneLine).collect(Collectors.toSet());
		List<Violation> unseen = new ArrayList<>();
		for (int i = 0; i < items.size(); i++) {
			String path = "items[" + i + "].";
			if (items.get(i).taken()) {
				items.get(i).texts().forEach(text -> unseen(text, path + text.label(), known, unseen));
			}
		}
		unseen(from, "from", known, unseen);
		return unseen;
	}

	private static void unseen(Text text, String at, Set<String> known, List<Violation> unseen) {
		text.looks()
			.filter(piece -> !known.contains(piece))
			.forEach(piece -> unseen.add(Violation.of(at, piece, "recipe.unseen")));
	}

	/** What somebody has to look at, one on a line. */
	public String looked() {
		return texts().flatMap(Text::looks).distinct().collect(Collectors.joining("\n"));
	}

	/** As it goes out. */
	Recipe recipe() {
		return Recipe.of(from.text().isEmpty() ? null : from.text(),
				items.stream().filter(Draft::taken).map(Draft::item).toList());
	}

	/** Whether there is anything at which somebody has to look. */
	public boolean isMarked() {
		return texts().anyMatch(Text::isMarked);
	}

	private Stream<Text> texts() {
		return Stream.concat(Stream.of(from), items.stream().flatMap(item -> item.texts().stream()));
	}

}
