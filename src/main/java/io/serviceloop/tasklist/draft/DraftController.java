package io.serviceloop.tasklist.draft;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.loop.engine.EngineRights;
import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.loop.words.Violation;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinitionQuery;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Drafts of forms, each for its author alone: nobody reads or counts what others have
 * typed. A draft belongs to an open task, or to the start form of a process.
 */
@RestController
@RequestMapping("/api/drafts/{subject}")
class DraftController {

	private static final int MOST_MEGABYTES = 1;

	private final Drafts drafts;

	private final EngineRights rights;

	private final TaskService tasks;

	private final RepositoryService models;

	DraftController(Drafts drafts, EngineRights rights, TaskService tasks, RepositoryService models) {
		this.drafts = drafts;
		this.rights = rights;
		this.tasks = tasks;
		this.models = models;
	}

	/**
	 * A draft as it is answered.
	 *
	 * @param version to be sent with the next one; 0 where there is none yet
	 * @param savedAt null where there is none yet
	 * @param content as it was sent; null where there is none yet, and in the answer to
	 * whom has just sent it
	 */
	record Kept(int version, Instant savedAt, JsonNode content) {
	}

	/**
	 * The draft of the signed-in person.
	 * @param subject the id of a task that he sees, or {@code start-} and the key or the
	 * id of a process that he may start
	 */
	@GetMapping
	Kept draft(@PathVariable String subject) {
		return drafts.of(rights.me(), known(subject))
			.map((draft) -> new Kept(draft.version(), draft.savedAt(), Json.parse(draft.content())))
			.orElse(new Kept(0, null, null));
	}

	/**
	 * Keeps a draft: {@code {"version": the one that was read or saved last, "content":
	 * {…}}}.
	 * @throws SubmissionRefused (409) where another one was saved meanwhile, (413) where
	 * it is too large
	 */
	@PutMapping
	Kept keep(@PathVariable String subject, InputStream body) throws IOException {
		byte[] sent = body.readNBytes((MOST_MEGABYTES << 20) + 1);
		if (sent.length > MOST_MEGABYTES << 20) {
			throw new SubmissionRefused(413, List.of(Violation.of("content", null, "wrong.tooLarge", MOST_MEGABYTES)));
		}
		JsonNode draft = Json.parse(sent);
		JsonNode version = draft.path("version");
		if (!version.canConvertToInt() || version.intValue() < 0 || version.intValue() == Integer.MAX_VALUE) {
			throw SubmissionRefused.invalid("version", version.asText(), "wrong.type.number");
		}
		if (!draft.path("content").isObject()) {
			throw SubmissionRefused.invalid("content", null, "wrong.type.object");
		}
		return drafts.keep(rights.me(), known(subject), version.intValue(), Json.text(draft.get("content")))
			.map((kept) -> new Kept(kept.version(), kept.savedAt(), null))
			.orElseThrow(() -> SubmissionRefused.conflict("version", version.intValue(), "wrong.draft.newer"));
	}

	@DeleteMapping
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void discard(@PathVariable String subject) {
		drafts.discard(rights.me(), known(subject));
	}

	/**
	 * What a draft is kept under. The engine answers only what the signed-in person sees.
	 */
	private String known(String subject) {
		if (!subject.startsWith(DraftsEnd.START)) {
			if (tasks.createTaskQuery().taskId(subject).count() > 0) {
				return subject;
			}
			throw none(subject);
		}
		String process = subject.substring(DraftsEnd.START.length());
		return definitions().processDefinitionKey(process)
			.latestVersion()
			.list()
			.stream()
			.findFirst()
			// Tasklist knows only the id, which does not name the key where that is long.
			.or(() -> Optional.ofNullable(definitions().processDefinitionId(process).singleResult()))
			.map((definition) -> DraftsEnd.START + definition.getKey())
			.orElseThrow(() -> none(subject));
	}

	private ProcessDefinitionQuery definitions() {
		return models.createProcessDefinitionQuery().startablePermissionCheck();
	}

	private static SubmissionRefused none(String subject) {
		return SubmissionRefused.gone("subject", subject, "wrong.draft.none");
	}

}
