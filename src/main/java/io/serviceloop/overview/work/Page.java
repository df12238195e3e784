package io.serviceloop.overview.work;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sections while they are written; what is empty is left out. Titles and labels are given
 * by their keys.
 */
final class Page {

	private final Words words;

	private final List<Section> sections = new ArrayList<>();

	private Section open = new Section(null, null, new ArrayList<>());

	private List<Section.Fact> facts = new ArrayList<>();

	Page(Words words) {
		this.words = words;
	}

	/** Opens a part of the page. */
	Page section(String key, Object... arguments) {
		return open(words.of(key, arguments), null);
	}

	/** Opens a part of the page that lists something. */
	Page list(String key, List<?> rows) {
		return open(words.of(key), rows.size());
	}

	/** Opens a part without a title. */
	Page untitled() {
		return open(null, null);
	}

	private Page open(String title, Integer count) {
		end();
		if (!open.blocks().isEmpty()) {
			sections.add(open);
		}
		open = new Section(title, count, new ArrayList<>());
		return this;
	}

	/** A label and its value; facts in a row stay together. */
	Page fact(String key, String value) {
		if (!Words.blank(value)) {
			facts.add(new Section.Fact(words.of(key), value));
		}
		return this;
	}

	/** Ends a run of facts. */
	Page end() {
		if (!facts.isEmpty()) {
			open.blocks().add(new Section.Facts(facts));
			facts = new ArrayList<>();
		}
		return this;
	}

	/**
	 * A table; the keys of columns of amounts begin with {@code #}, and are the names of
	 * their definitions as well.
	 */
	Page table(List<List<String>> rows, String... keys) {
		return table(Arrays.stream(keys).map(this::column).toList(), rows);
	}

	Page table(List<Section.Column> columns, List<List<String>> rows) {
		return rows.isEmpty() ? this : add(new Section.Table(columns, rows));
	}

	Section.Column column(String key) {
		return new Section.Column(key.isEmpty() ? "" : words.of(key.replace("#", "")),
				key.startsWith("#") ? key.substring(1) : null);
	}

	Page lines(boolean numbered, List<String> lines) {
		return lines.isEmpty() ? this : add(new Section.Lines(numbered, lines));
	}

	Page add(Section.Block block) {
		end();
		open.blocks().add(block);
		return this;
	}

	/** What was written so far. */
	List<Section> sections() {
		untitled();
		return sections;
	}

}
