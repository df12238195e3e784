package io.serviceloop.collection;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;

import io.serviceloop.loop.Project;
import io.serviceloop.loop.Projects;
import io.serviceloop.loop.SubmissionRefused;
import io.serviceloop.loop.Texts;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/**
 * Feedback over HTTP (C11, E06). Open to members of the project and to service managers; files are taken while the
 * project runs, what was collected can be read afterwards too.
 */
@RestController
class FeedbackController {

	private final FeedbackImports imports;

	private final ImportRegister register;

	private final Feedback feedback;

	private final Projects projects;

	private final Texts texts;

	FeedbackController(FeedbackImports imports, ImportRegister register, Feedback feedback, Projects projects,
			Texts texts) {
		this.imports = imports;
		this.register = register;
		this.feedback = feedback;
		this.projects = projects;
		this.texts = texts;
	}

	@PostMapping(path = "/api/projects/{businessKey}/feedback", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
	ResponseEntity<ImportReport> upload(@PathVariable String businessKey,
			@RequestParam(defaultValue = "false") boolean wait, MultipartHttpServletRequest request,
			Authentication user) throws IOException {
		requireRunning(worked(businessKey, user));
		long id = imports.start(businessKey, text(request, "source"), text(request, "mapping"),
				request.getFile("file"), user.getName());
		if (wait) {
			imports.await(id);
			return ResponseEntity.ok(report(id, user));
		}
		return ResponseEntity.accepted().location(URI.create("/api/imports/" + id)).body(report(id, user));
	}

	@PostMapping(path = "/api/projects/{businessKey}/feedback/preview", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
	Preview preview(@PathVariable String businessKey, MultipartHttpServletRequest request, Authentication user)
			throws IOException {
		requireRunning(worked(businessKey, user));
		return Intake.preview(request.getFile("file"));
	}

	@GetMapping("/api/projects/{businessKey}/feedback/summary")
	FeedbackSummary summary(@PathVariable String businessKey, Authentication user) {
		return feedback.summary(read(businessKey, user).businessKey());
	}

	@GetMapping("/api/imports/{id}")
	ImportReport show(@PathVariable String id, Authentication user) {
		return report(number(id), user);
	}

	@DeleteMapping("/api/imports/{id}")
	ImportReport cancel(@PathVariable String id, Authentication user) {
		ImportRow row = find(number(id), user);
		worked(row.businessKey(), user);
		if (!imports.cancel(row.id())) {
			throw SubmissionRefused.conflict("id", id, "import.notRunning");
		}
		return report(row.id(), user);
	}

	/** A part of the form, whether it was sent as a field or, with a content type of its own, as a file. */
	private static String text(MultipartHttpServletRequest request, String part) throws IOException {
		MultipartFile file = request.getFile(part);
		return (file == null) ? request.getParameter(part) : new String(file.getBytes(), StandardCharsets.UTF_8);
	}

	private static long number(String id) {
		if (!id.matches("\\d{1,18}")) {
			throw SubmissionRefused.gone("id", id, "import.unknown");
		}
		return Long.parseLong(id);
	}

	private ImportRow find(long id, Authentication user) {
		ImportRow row = register.find(id)
			.orElseThrow(() -> SubmissionRefused.gone("id", id, "import.unknown"));
		read(row.businessKey(), user);
		return row;
	}

	private ImportReport report(long id, Authentication user) {
		ImportRow row = find(id, user);
		return new ImportReport(String.valueOf(id), row.businessKey(), row.source(), row.fileName(), row.state(),
				row.readCount(), row.storedCount(), row.updatedCount(), row.refusedCount(), row.discardedCount(),
				register.notes(id, "refusal").stream()
					.map(note -> new ImportReport.Refusal(note.line(), text(note)))
					.toList(),
				register.notes(id, "warning").stream().map(this::text).toList(), row.startedBy(), row.startedAt(),
				row.finishedAt(), (row.errorKey() == null) ? null : texts.of(row.errorKey()));
	}

	private String text(Note note) {
		return texts.of(note.key(), note.arguments().toArray());
	}

	/** The project, for those who work on it. */
	private Project worked(String businessKey, Authentication user) {
		return open(businessKey, user, Set.of("service-managers"));
	}

	/** The project, for those who may read it, too. */
	private Project read(String businessKey, Authentication user) {
		return open(businessKey, user, Set.of("service-managers", "auditors", "camunda-admin"));
	}

	private Project open(String businessKey, Authentication user, Set<String> groups) {
		Project project = projects.find(businessKey)
			.orElseThrow(() -> SubmissionRefused.gone("businessKey", businessKey, "import.project.unknown"));
		boolean inGroup = user.getAuthorities().stream()
			.anyMatch(granted -> groups.contains(granted.getAuthority().replaceFirst("^ROLE_", "")));
		if (!inGroup && !projects.isMember(businessKey, user.getName())) {
			throw SubmissionRefused.forbidden("businessKey", businessKey, "import.project.notMember");
		}
		return project;
	}

	private static void requireRunning(Project project) {
		if (!project.running()) {
			throw SubmissionRefused.conflict("businessKey", project.businessKey(), "import.project.ended");
		}
	}

}
