package io.serviceloop.collection.guess;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.serviceloop.collection.file.Note;
import io.serviceloop.collection.file.SourceFile;
import io.serviceloop.collection.guess.DateShape.Order;
import io.serviceloop.collection.mapping.DateReader;
import io.serviceloop.collection.mapping.FeedbackField;

/**
 * In which order the dates of a file have day and month, and what patterns they are
 * written in: of one hand in all columns.
 */
final class Orders {

	private static final int MOST_PATTERNS = 6;

	private final SourceFile file;

	private final List<Column> columns;

	private final Map<FeedbackField, Integer> found;

	private final List<Note> evidence;

	private final List<Preview.Question> questions;

	private final Map<String, OrderEvidence.Verdict> verdicts = new HashMap<>();

	private final Map<String, Order> decided = new HashMap<>();

	Orders(Draft draft) {
		this.file = draft.file();
		this.columns = draft.columns();
		this.found = draft.found();
		this.evidence = draft.evidence();
		this.questions = draft.questions();
		decide();
	}

	/** For dates of one hand, by whichever column says most. */
	private void decide() {
		for (Column column : columns) {
			column.orders().forEach((convention, orders) -> {
				OrderEvidence.Verdict verdict = orders.verdict();
				OrderEvidence.Verdict known = verdicts.get(convention);
				if (known == null || verdict.proofs() > known.proofs()
						|| (known.proofs() == 0 && verdict.proofs() == 0 && verdict.likely() && !known.likely())) {
					verdicts.put(convention, verdict);
					decided.put(convention, verdict.order());
				}
			});
		}
	}

	/** Whether all dates of a column contradict the order that others proved. */
	boolean isOtherOrder(Column column) {
		return column.orders().entrySet().stream().anyMatch(one -> {
			OrderEvidence.Verdict own = one.getValue().verdict();
			return own.sure() && own.proofs() > 0 && own.order() != decided.get(one.getKey());
		});
	}

	/** All dates that are taken, since all are changed back. */
	boolean isTurned() {
		return found.containsKey(FeedbackField.TIME) && Stream.of(FeedbackField.TIME, FeedbackField.FINISHED)
			.filter(found::containsKey)
			.allMatch(field -> columns.get(found.get(field)).isTurned());
	}

	String joined(List<Column> dated) {
		Set<String> patterns = new LinkedHashSet<>();
		dated.forEach(column -> patterns.addAll(column.patterns(decided)));
		if (file.since1904() && patterns.remove(DateReader.SERIAL)) {
			patterns.add(DateReader.SERIAL_1904);
		}
		// A date without a time is read by the pattern with one.
		Set<String> kept = new LinkedHashSet<>(patterns);
		kept.removeIf(pattern -> !pattern.isEmpty() && patterns.stream()
			.anyMatch(other -> !other.equals(pattern) && other.startsWith(pattern)
					&& other.substring(pattern.length()).matches("[ ,]*('T')?[ ]*[aHh].*")));
		if (kept.isEmpty() || kept.equals(Set.of(""))) {
			return null;
		}
		return String.join(DateReader.OR,
				kept.stream()
					.limit(MOST_PATTERNS)
					.map(pattern -> pattern.isEmpty() ? DateReader.ISO_WORD : pattern)
					.toList());
	}

	/**
	 * The patterns of all dates that are taken; null if they need none, or nobody can
	 * tell.
	 */
	String dateFormat() {
		List<Column> dated = new ArrayList<>();
		for (FeedbackField field : List.of(FeedbackField.TIME, FeedbackField.FINISHED)) {
			if (found.containsKey(field)) {
				dated.add(columns.get(found.get(field)));
			}
		}
		String patterns = joined(dated);
		boolean open = false;
		for (Column column : dated) {
			open |= told(column);
		}
		return open ? null : patterns;
	}

	/**
	 * Says how the order of days and months was found, for all hands that wrote in a
	 * column; true where somebody has to choose.
	 */
	private boolean told(Column column) {
		String format = joined(List.of(column));
		List<String> doubted = new ArrayList<>();
		column.orders().keySet().stream().sorted().forEach(convention -> {
			OrderEvidence.Verdict verdict = verdicts.get(convention);
			Note note = new Note(null, "import.note.order",
					List.of(column.name, format, String.valueOf(verdict.proofs())));
			if (!verdict.sure()) {
				doubted.add(convention);
			}
			else if (!evidence.contains(note)) {
				evidence.add(note);
			}
		});
		if (doubted.isEmpty()) {
			return false;
		}
		List<OrderEvidence.Verdict> verdicts = doubted.stream().map(this.verdicts::get).toList();
		boolean open = verdicts.stream().anyMatch(verdict -> verdict.proofs() == 0 && !verdict.likely());
		String key = open ? "import.question.order" : verdicts.stream().anyMatch(verdict -> verdict.proofs() > 0)
				? "import.question.bothOrders" : "import.question.likely";
		Set<String> options = new LinkedHashSet<>();
		choices(column, doubted, 0, options);
		String examples = doubted.stream()
			.map(column::doubtful)
			.map(Note::quote)
			.distinct()
			.collect(Collectors.joining(", "));
		questions.removeIf(question -> question.field().equals("dateFormat"));
		questions.add(new Preview.Question("dateFormat",
				new Note(null, key, List.of(column.name, examples, String.join("; ", options), format)),
				List.copyOf(options)));
		return open;
	}

	/** Every order of one hand with every order of the others. */
	private void choices(Column column, List<String> doubted, int at, Set<String> options) {
		if (at == doubted.size()) {
			options.add(joined(List.of(column)));
			return;
		}
		Order likeliest = verdicts.get(doubted.get(at)).order();
		for (Order order : new TreeSet<>(List.of(likeliest, Order.DAY_FIRST, Order.MONTH_FIRST))) {
			decided.put(doubted.get(at), order);
			choices(column, doubted, at + 1, options);
		}
		decided.put(doubted.get(at), likeliest);
	}

}
