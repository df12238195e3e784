package io.serviceloop.overview.work;

import java.util.List;
import java.util.stream.Stream;

import io.serviceloop.overview.picture.ProjectPicture;

/**
 * A first version of the handbook entry, from the measures that worked, for its author to
 * rewrite (A41, E27). Plain text: it goes into a text field.
 *
 * @param title at most 200 characters
 * @param text at most 4,000 characters, as much as the field takes; both empty where
 * nothing worked
 */
public record HandbookDraft(String title, String text) {

	static HandbookDraft of(ProjectPicture project, Words words) {
		List<Worked> worked = Worked.in(project);
		List<String> measures = worked.stream()
			.flatMap(what -> what.actions().stream())
			.map(ProjectPicture.Action::measure)
			.distinct()
			.toList();
		if (measures.isEmpty()) {
			return new HandbookDraft("", "");
		}
		String title = (measures.size() == 1) ? measures.get(0) : project.project().title();
		String text = String.join("\n\n", worked.stream().map(what -> part(what, words)).toList());
		return new HandbookDraft(atMost(200, title), atMost(4000, text));
	}

	private static String part(Worked worked, Words words) {
		Stream<String> measures = worked.actions().stream().map(action -> {
			String who = Words.joined(words.of("comma"), action.department(), words.person(action.responsible()));
			String result = Worked.result(action);
			return "- " + words.of(result.isBlank() ? "draft.measure" : "draft.measureWithResult", action.measure(),
					who, result);
		});
		String check = (worked.goal().formula() == null) ? ""
				: words.of("draft.check", worked.goal().formula(), worked.goal().dataSource());
		return Words.joined("\n",
				Stream.concat(Stream.concat(Stream.of(worked.reached(words)), measures), Stream.of(check))
					.toArray(String[]::new));
	}

	private static String atMost(int length, String text) {
		return (text.length() <= length) ? text : text.substring(0, length - 1) + "…";
	}

}
