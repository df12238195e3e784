package io.serviceloop.tasklist.work;

import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A first version of the handbook entry, from the measures that worked, for its author to
 * rewrite (A41, E27). Plain text: it goes into a text field.
 *
 * @param title at most 200 characters
 * @param text at most 4,000 characters, as much as the field takes; both empty where
 * nothing worked
 */
public record HandbookDraft(String title, String text) {

	public static HandbookDraft of(JsonNode project, Words words) {
		List<Worked> worked = Worked.in(project);
		List<String> measures = worked.stream()
			.flatMap((what) -> what.actions().stream())
			.map((action) -> Rows.text(action, "measure"))
			.distinct()
			.toList();
		if (measures.isEmpty()) {
			return new HandbookDraft("", "");
		}
		String title = (measures.size() == 1) ? measures.get(0) : Rows.text(project, "title");
		String text = String.join("\n\n", worked.stream().map((what) -> part(what, words)).toList());
		return new HandbookDraft(atMost(200, title), atMost(4000, text));
	}

	private static String part(Worked worked, Words words) {
		Stream<String> measures = worked.actions().stream().map((action) -> {
			String who = Rows.joined(words.of("comma"), Rows.text(action, "department"),
					words.person(action.path("responsible")));
			String result = Worked.result(action);
			return "- " + words.of(result.isBlank() ? "draft.measure" : "draft.measureWithResult",
					Rows.text(action, "measure"), who, result);
		});
		JsonNode goal = worked.goal();
		String check = Rows.text(goal, "formula").isBlank() ? ""
				: words.of("draft.check", Rows.text(goal, "formula"), Rows.text(goal, "dataSource"));
		return Stream.concat(Stream.concat(Stream.of(worked.reached(words)), measures), Stream.of(check))
			.filter((line) -> !line.isBlank())
			.reduce((line, next) -> line + "\n" + next)
			.orElse("");
	}

	private static String atMost(int length, String text) {
		return (text.length() <= length) ? text : text.substring(0, length - 1) + "…";
	}

}
