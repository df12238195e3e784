package io.serviceloop.collection.saved;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serviceloop.collection.file.Note;
import io.serviceloop.collection.guess.Preview;
import io.serviceloop.collection.mapping.ColumnPlan;
import io.serviceloop.collection.mapping.DateReader;
import io.serviceloop.collection.mapping.MappingReader;
import io.serviceloop.collection.mapping.Spellings;
import io.serviceloop.loop.words.Json;

/**
 * A saved mapping laid over another file: its columns are found by their names, whatever
 * their case and order; what the file has otherwise is said.
 *
 * @param same whether the file has the same columns
 * @param mapping as the import of this file takes it; a column that is gone is null in it
 * @param differences between the file and the one it was saved for
 */
public record Fit(SavedMapping saved, boolean same, ObjectNode mapping, List<Note> differences) {

	/** How the keys of the names of fields begin, where a sentence speaks of them. */
	public static final String FIELD = "import.field.";

	/** Of more nobody reads on. */
	private static final int MOST_NAMED = 8;

	/** Those of the file that is read belong to it. */
	private static final List<String> OF_FILE = List.of("encoding", "delimiter", "sheet", "skipLines", "header");

	/**
	 * The saved mappings that a file may be read with: those for the same columns, then
	 * those at least half of whose columns it has.
	 * @param preview of the file, with the columns as they were found
	 */
	public static List<Fit> all(List<SavedMapping> saved, Preview preview) {
		List<String> keys = preview.columns().stream().map(Spellings::key).toList();
		return saved.stream()
			.map(one -> of(one, preview, keys))
			.filter(Objects::nonNull)
			.sorted(Comparator.comparing(fit -> !fit.same()))
			.toList();
	}

	/** Null where the file has too little in common with the one it was saved for. */
	private static Fit of(SavedMapping saved, Preview preview, List<String> keys) {
		boolean header = Boolean.TRUE.equals(preview.mapping().get("header"));
		if (saved.tree().path("header").asBoolean(true) != header) {
			return null;
		}
		Columns columns = new Columns(saved.columns(), preview.columns(), keys, header);
		if (!columns.same() && (!header || 2 * columns.common() < columns.all())) {
			return null;
		}
		ObjectNode mapping = saved.tree();
		List<Note> differences = new ArrayList<>();
		columns.move(mapping, differences);
		if (!header) {
			differences.add(new Note(null, "import.saved.unnamed", List.of()));
		}
		String encoding = mapping.path("encoding").asText();
		readAs(preview, mapping);
		// Where the file leaves its encoding open, it is that of the files before.
		preview.questions()
			.stream()
			.filter(question -> question.field().equals("encoding") && question.options().contains(encoding))
			.forEach(question -> mapping.put("encoding", encoding));
		dates(mapping, preview).ifPresent(differences::add);
		return new Fit(saved, columns.same(), mapping, differences);
	}

	/**
	 * Rows that an import gave back, read as it read them; dates that somebody wrote anew
	 * as they are written now, unless day and month would change places.
	 * @param saved what was imported
	 */
	public static Fit back(SavedMapping saved, Preview preview) {
		ObjectNode mapping = saved.tree();
		List<Note> differences = new ArrayList<>();
		if (mapping.path("header").asBoolean(true)) {
			new Columns(saved.columns(), preview.columns(), preview.columns().stream().map(Spellings::key).toList(),
					true)
				.move(mapping, differences);
		}
		readAs(preview, mapping);
		mapping.put("dateFormat", together(mapping.path("dateFormat").asText(""), preview));
		return new Fit(saved, true, mapping, differences);
	}

	/**
	 * The format of the first time, with what the dates are written in that somebody, or
	 * a spreadsheet, wrote anew; null where that is to be asked.
	 */
	private static String together(String format, Preview preview) {
		Set<String> formats = new LinkedHashSet<>(format.isBlank() ? List.of() : parts(format));
		Optional<Preview.Question> asked = preview.questions()
			.stream()
			.filter(question -> question.field().equals("dateFormat"))
			.findFirst();
		if (asked.isPresent()) {
			boolean known = parts(asked.get().options().get(0)).stream()
				.filter(one -> one.startsWith("d") || one.startsWith("M"))
				.allMatch(one -> isOf(one, formats, true));
			if (!known) {
				return null;
			}
		}
		else if (preview.mapping().get("dateFormat") != null) {
			parts(preview.mapping().get("dateFormat").toString()).stream()
				.filter(one -> !isOf(one, formats, false))
				.forEach(formats::add);
		}
		if (formats.isEmpty()) {
			return null;
		}
		formats.add(DateReader.ISO_WORD);
		return String.join(DateReader.OR, formats);
	}

	private static List<String> parts(String formats) {
		return List.of(formats.split(Pattern.quote(DateReader.OR)));
	}

	/**
	 * Whether a format has day and month where others have them, in the same order or the
	 * other one.
	 * @param same whether the same order counts too
	 */
	private static boolean isOf(String format, Set<String> others, boolean same) {
		String day = day(format);
		String turned = day.replace('d', '_').replace('M', 'd').replace('_', 'M');
		return others.stream()
			.map(Fit::day)
			.anyMatch(other -> other.equals(turned) && !turned.equals(day) || same && other.equals(day));
	}

	/** The part of a format that says the day, whatever the width of its numbers. */
	private static String day(String format) {
		return format.replaceAll("[ ,]*(?:'T')?[ ]*[aHhkK].*", "").replaceAll("(?<!M)MM(?!M)", "M").replace("dd", "d");
	}

	/** Lets a mapping read the file as it was found that it is read. */
	private static void readAs(Preview preview, ObjectNode mapping) {
		ObjectNode found = Json.tree(preview.mapping());
		mapping.remove(OF_FILE);
		mapping.remove("headerRow");
		OF_FILE.stream().filter(found::has).forEach(name -> mapping.set(name, found.get(name)));
	}

	/** Whether the dates of the file are read otherwise than it seems to mean them. */
	private static Optional<Note> dates(ObjectNode mapping, Preview preview) {
		Object suggested = preview.mapping().get("dateFormat");
		JsonNode column = mapping.path("time");
		int at = preview.columns().indexOf(column.asText());
		at = column.isInt() ? column.asInt() - 1 : at;
		String format = mapping.path("dateFormat").asText(null);
		if (suggested == null || at < 0 || suggested.equals(format)) {
			return Optional.empty();
		}
		DateReader seeming = new DateReader(suggested.toString());
		DateReader meant = new DateReader(format);
		int place = at;
		return Stream.concat(preview.rows().stream().map(row -> row.get(place)), seeming.samples().stream())
			.filter(text -> seeming.read(text) != null && !seeming.read(text).equals(meant.read(text)))
			.findFirst()
			.map(text -> new Note(null, "import.saved.dates",
					List.of(Note.quote(text), (format == null) ? DateReader.ISO_WORD : format, suggested.toString())));
	}

	/** The columns of two files. */
	private static final class Columns {

		private final List<String> before;

		private final List<String> now;

		private final List<String> keysBefore;

		private final List<String> keysNow;

		private final boolean header;

		Columns(List<String> before, List<String> now, List<String> keysNow, boolean header) {
			this.before = before;
			this.now = now;
			this.header = header;
			this.keysBefore = before.stream().map(Spellings::key).toList();
			this.keysNow = keysNow;
		}

		boolean same() {
			return keysBefore.stream().sorted().toList().equals(keysNow.stream().sorted().toList());
		}

		int common() {
			return before.size() - without(keysBefore, keysNow).size();
		}

		int all() {
			return before.size() + without(keysNow, keysBefore).size();
		}

		/** The positions of keys that others do not have, or not so often. */
		private static List<Integer> without(List<String> keys, List<String> others) {
			Map<String, Integer> left = new HashMap<>();
			others.forEach(key -> left.merge(key, 1, Integer::sum));
			return IntStream.range(0, keys.size())
				.filter(i -> left.merge(keys.get(i), -1, Integer::sum) < 0)
				.boxed()
				.toList();
		}

		/** Names the columns of a mapping as they are named, and stand, now. */
		void move(ObjectNode mapping, List<Note> differences) {
			Map<Integer, List<String>> lost = new LinkedHashMap<>();
			for (String field : MappingReader.COLUMNS) {
				JsonNode column = mapping.path(field);
				if (column.isInt() || column.isTextual() && !column.asText().isEmpty()) {
					List<Integer> was = ColumnPlan.found(header, before,
							column.isInt() ? (Object) column.asInt() : column.asText());
					Integer is = (was.size() == 1) ? now(was.get(0)) : null;
					if (is == null) {
						mapping.putNull(field);
						was.forEach(position -> lost.computeIfAbsent(position, any -> new ArrayList<>()).add(field));
					}
					else {
						mapping.set(field, label(is));
					}
				}
			}
			lost.forEach((position,
					fields) -> fields.forEach(field -> differences.add(new Note(null,
							keysNow.contains(keysBefore.get(position)) ? "import.saved.several" : "import.saved.lost",
							List.of(name(before, position), FIELD + field)))));
			tell("import.saved.gone",
					without(keysBefore, keysNow).stream().filter(position -> !lost.containsKey(position)).toList(),
					before, differences);
			tell("import.saved.new", without(keysNow, keysBefore), now, differences);
		}

		private static void tell(String key, List<Integer> positions, List<String> names, List<Note> differences) {
			positions.stream()
				.limit(MOST_NAMED)
				.forEach(position -> differences.add(new Note(null, key, List.of(name(names, position)))));
			if (positions.size() > MOST_NAMED) {
				differences.add(new Note(null, key + ".more", List.of(String.valueOf(positions.size() - MOST_NAMED))));
			}
		}

		private static String name(List<String> names, int position) {
			return names.get(position).isEmpty() ? String.valueOf(position + 1) : Note.quote(names.get(position));
		}

		/** Where a column stands now; null where that cannot be told. */
		private Integer now(int position) {
			String key = keysBefore.get(position);
			if (key.isEmpty()) {
				return keysBefore.equals(keysNow) ? position : null;
			}
			List<Integer> were = positions(keysBefore, key);
			List<Integer> are = positions(keysNow, key);
			return (were.size() == are.size()) ? are.get(were.indexOf(position)) : null;
		}

		private static List<Integer> positions(List<String> keys, String key) {
			return IntStream.range(0, keys.size()).filter(i -> keys.get(i).equals(key)).boxed().toList();
		}

		private JsonNode label(int position) {
			String name = now.get(position);
			boolean single = header && !name.isEmpty() && now.indexOf(name) == now.lastIndexOf(name);
			return Json.tree(single ? (Object) name : position + 1);
		}

	}

}
