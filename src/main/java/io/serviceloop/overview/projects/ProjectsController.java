package io.serviceloop.overview.projects;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.serviceloop.loop.words.Paging;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.loop.words.Violation;
import io.serviceloop.page.ListFile;
import io.serviceloop.project.Project;
import io.serviceloop.project.ProjectRights;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The projects that the reader may see, for programs and as files. */
@RestController
@RequestMapping("/api")
class ProjectsController {

	private static final int LARGEST_PAGE = 200;

	/** Of files. */
	private static final String NAME = "projects";

	private final ProjectList list;

	private final ProjectWords words;

	private final ProjectRights rights;

	private final ListFile file;

	private final Texts texts;

	ProjectsController(ProjectList list, ProjectWords words, ProjectRights rights, ListFile file, Texts texts) {
		this.file = file;
		this.list = list;
		this.words = words;
		this.rights = rights;
		this.texts = texts;
	}

	/**
	 * A page of the projects this person may see, the latest first where nobody says
	 * otherwise.
	 */
	@GetMapping("/projects")
	ProjectList.Page<Project> list(@RequestParam Map<String, String> given) {
		List<Violation> wrong = new ArrayList<>();
		ProjectQuery query = ProjectQuery.ofProgram(given, wrong);
		int page = Paging.page(given, LARGEST_PAGE, wrong);
		int size = Paging.size(given, LARGEST_PAGE, wrong);
		refuse(wrong);
		return list.registered(rights.reader(), query, page, size);
	}

	@GetMapping("/projects.csv")
	void csv(@RequestParam Map<String, String> given, HttpServletResponse response) throws IOException {
		file.csv(NAME, words.columns(), response, rows(query(given)));
	}

	@GetMapping("/projects.xlsx")
	void xlsx(@RequestParam Map<String, String> given, HttpServletResponse response) throws IOException {
		file.xlsx(NAME, texts.of("projects.title"), words.columns(), response, rows(query(given)));
	}

	private ListFile.Rows rows(ProjectQuery query) {
		return out -> list.each(rights.reader(), query, project -> out.accept(words.cells(project)));
	}

	private static ProjectQuery query(Map<String, String> given) {
		List<Violation> wrong = new ArrayList<>();
		ProjectQuery query = ProjectQuery.ofProgram(given, wrong);
		refuse(wrong);
		return query;
	}

	private static void refuse(List<Violation> wrong) {
		if (!wrong.isEmpty()) {
			throw SubmissionRefused.invalid(wrong);
		}
	}

}
