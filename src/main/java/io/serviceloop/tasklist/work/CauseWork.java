package io.serviceloop.tasklist.work;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** A root cause as another person than its author has to judge it (A25, A27, A28). */
final class CauseWork {

	private final Markdown page;

	private final Words words;

	private final JsonNode context;

	private final JsonNode project;

	CauseWork(Markdown page, Words words, JsonNode context) {
		this.page = page;
		this.words = words;
		this.context = context;
		this.project = context.path("project");
	}

	void toVerify() {
		String problemId = Rows.text(context, "problemId");
		int lap = context.path("lap").asInt();
		List<JsonNode> causes = Rows.where(project.path("rootCauses"), "problemId", problemId).toList();
		JsonNode cause = Rows.last(causes.stream(), "lap", "attempt");
		problem(page, words, Rows.byId(project.path("problems"), context.path("problemId")));
		page.fact(words.of("rootCause"), Rows.text(cause, "rootCause"))
			.fact(words.of("causeClass"), words.code("causeClass", cause.path("causeClass")))
			.fact(words.of("author"), words.person(cause.path("author")))
			.end();
		List<String> whys = Rows.texts(cause.path("whys"));
		if (!whys.isEmpty()) {
			page.heading(words.of("whys")).numbered(whys);
		}
		fishbone(cause.path("fishbone"));
		fiveW1H(cause.path("fiveW1H"));
		List<String> notes = causes.stream()
			.filter((earlier) -> earlier != cause && !Rows.text(earlier, "verificationNote").isBlank())
			.map((earlier) -> words.of((earlier.path("lap").asInt() == lap) ? "note" : "note.ofLap",
					words.person(earlier.path("verifiedBy")), Rows.text(earlier, "verificationNote"),
					words.number(earlier.path("lap"))))
			.toList();
		if (!notes.isEmpty()) {
			page.heading(words.of("earlierNotes")).bullets(notes);
		}
	}

	/** The problem itself in a few lines; used wherever work starts from a problem. */
	static void problem(Markdown page, Words words, JsonNode problem) {
		page.fact(words.of("problem"), named(problem))
			.fact(words.of("where"),
					Rows.joined(" · ", Rows.text(problem, "stage"), Rows.text(problem, "type"),
							Rows.text(problem, "subtype")))
			.fact(words.of("howOften"),
					Rows.joined(" ", words.number(problem.path("frequencyCount")),
							words.code("frequencyUnit", problem.path("frequencyUnit"))))
			.fact(words.of("impact"),
					Rows.joined(" – ", words.code("impact", problem.path("impact")), Rows.text(problem, "impactNote")));
	}

	/** {@code P0 · what is wrong}. */
	static String named(JsonNode problem) {
		String priority = Rows.text(problem, "overridePriority").isBlank() ? Rows.text(problem, "priority")
				: Rows.text(problem, "overridePriority");
		return Rows.joined(" · ", priority, Rows.text(problem, "description"));
	}

	private void fishbone(JsonNode fishbone) {
		List<String> bones = Rows.of(fishbone)
			.filter((bone) -> !bone.path("causes").isEmpty())
			.map((bone) -> words.code("bone", bone.path("bone")) + words.of("colon")
					+ String.join(words.of("comma"), Rows.texts(bone.path("causes"))))
			.toList();
		if (!bones.isEmpty()) {
			page.heading(words.of("fishbone")).bullets(bones);
		}
	}

	private void fiveW1H(JsonNode answers) {
		List<String> given = List.of("who", "when", "where", "what", "why", "how")
			.stream()
			.filter((question) -> !Rows.text(answers, question).isBlank())
			.map((question) -> words.of("fiveW1H." + question) + words.of("colon") + Rows.text(answers, question))
			.toList();
		if (!given.isEmpty()) {
			page.heading(words.of("fiveW1H")).bullets(given);
		}
	}

}
