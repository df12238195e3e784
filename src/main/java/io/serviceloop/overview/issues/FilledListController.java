package io.serviceloop.overview.issues;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.serviceloop.collection.file.SourceFile;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.people.Role;
import io.serviceloop.loop.task.TaskRefs;
import io.serviceloop.loop.task.UploadedFile;
import io.serviceloop.loop.words.Sheet;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.loop.words.Texts;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/**
 * The empty template, and filled ones: what is read of them goes into the form that
 * describes problems, where goal, scores and customers are asked; nothing is stored
 * before that is submitted.
 */
@RestController
@RequestMapping("/api")
class FilledListController {

	private static final int MOST_BYTES = 5_000_000;

	private static final int EMPTY_ROWS = 50;

	private final IssueWords words;

	private final TaskRefs tasks;

	private final People people;

	private final Texts texts;

	FilledListController(IssueWords words, TaskRefs tasks, People people, Texts texts) {
		this.words = words;
		this.tasks = tasks;
		this.people = people;
		this.texts = texts;
	}

	/** What was read. */
	record Read(List<FilledList.Draft> items, int total) {
	}

	@GetMapping("/issues/template.xlsx")
	void template(HttpServletResponse response) throws IOException {
		response.setContentType(Sheet.TYPE);
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"issue-list-template.xlsx\"");
		List<IssueColumn> columns = Stream.of(IssueColumn.values()).limit(IssueColumn.project.ordinal()).toList();
		Map<String, String> examples = new LinkedHashMap<>();
		columns.forEach(column -> examples.put(texts.of(column.title()), texts.of("issues.example." + column.name())));
		try (Sheet sheet = new Sheet(response.getOutputStream(), texts.of("issues.title"),
				columns.stream().map(words::column).toList())) {
			for (int row = 0; row < EMPTY_ROWS; row++) {
				sheet.write(List.of());
			}
			sheet.explain(texts.of("issues.examples"), examples);
		}
	}

	@PostMapping(path = "/tasks/{taskId}/issues", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
	Read read(@PathVariable String taskId, MultipartHttpServletRequest request) throws IOException {
		tasks.find(taskId)
			.filter(found -> found.taskKey().equals("userTask_classifyProblems"))
			.orElseThrow(() -> SubmissionRefused.gone("task", taskId, "wrong.taskGone"));
		if (Role.onlyRead(people.myGroups())) {
			throw SubmissionRefused.forbidden("task", null, "wrong.onlyReads");
		}
		MultipartFile file = UploadedFile.of(request, MOST_BYTES);
		Path path = Files.createTempFile("serviceloop", ".list");
		try {
			file.transferTo(path);
			List<FilledList.Draft> drafts = new FilledList(texts)
				.read(SourceFile.inspect(path, String.valueOf(file.getOriginalFilename()), 0));
			return new Read(drafts, drafts.size());
		}
		finally {
			Files.deleteIfExists(path);
		}
	}

}
