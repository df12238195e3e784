package io.serviceloop.handbook;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.form.Posted;
import io.serviceloop.loop.task.TaskRefs;
import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.SubmissionRefused;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What forms read of drafts of the handbook, which are for those who have their task.
 */
@RestController
@RequestMapping("/api")
class ReviewedController {

	/** Longer texts are no standards. */
	private static final int LONGEST = 20_000;

	private final Handbook handbook;

	private final TaskRefs tasks;

	private final EngineClock clock;

	ReviewedController(Handbook handbook, TaskRefs tasks, EngineClock clock) {
		this.handbook = handbook;
		this.clock = clock;
		this.tasks = tasks;
	}

	/**
	 * What the task of a review is about.
	 *
	 * @param standard what holds of it today, else what will be the first to
	 * @param draft what was changed last; null where nothing was since
	 * @param differences between the two; empty where there is no draft
	 * @param announced its versions that hold from a later day on, the next first
	 */
	record Reviewed(Handbook.Version standard, Handbook.Version draft, List<Differences.Line> differences,
			List<Handbook.Review> reviews, List<Handbook.Version> announced) {
	}

	@GetMapping("/tasks/{taskId}/standard")
	Reviewed reviewed(@PathVariable String taskId) {
		int entry = tasks.find(taskId, HandbookVariables.HANDBOOK_ENTRY)
			.filter(task -> task.form() != null && task.form().subject() == HandbookVariables.HANDBOOK_ENTRY)
			.map(task -> ((Number) task.values().get(HandbookVariables.HANDBOOK_ENTRY.name())).intValue())
			.orElseThrow(() -> SubmissionRefused.gone("task", taskId, "wrong.taskGone"));
		List<Handbook.Version> versions = handbook.versions(entry);
		Handbook.Version standard = handbook.standard(entry, clock.today()).orElse(versions.get(0));
		Handbook.Version draft = handbook.draftOf(entry)
			// What waits for its approval, though something else was approved meanwhile.
			.filter(last -> last.approved() == null || last.id() > versions.get(0).id())
			.orElse(null);
		return new Reviewed(standard, draft,
				(draft == null) ? List.of() : Differences.between(standard.text(), draft.text()),
				handbook.reviews(entry), handbook.announced(entry, clock.today()));
	}

	/**
	 * What texts say otherwise than those before them, row by row, while they are typed.
	 */
	@PostMapping("/previews/differences")
	JsonNode differences(InputStream body) throws IOException {
		ArrayNode answers = Json.array();
		Posted.rows(body)
			.forEach(row -> answers.add(Json.object()
				.put("id", row.path("id").asText())
				.set("lines", Json.tree(Differences.between(text(row, "before"), text(row, "after"))))));
		return answers;
	}

	private static String text(JsonNode row, String field) {
		String text = row.path(field).asText("");
		return text.substring(0, Math.min(LONGEST, text.length()));
	}

}
