package io.serviceloop.overview.projects;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.serviceloop.loop.words.Paging;
import io.serviceloop.loop.words.Sheet;
import io.serviceloop.loop.words.SpreadsheetCsv;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.loop.words.Violation;
import io.serviceloop.project.Project;
import io.serviceloop.project.ProjectRights;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The projects that the reader may see, for programs and as files. */
@RestController
@RequestMapping("/api")
class ProjectsController {

	private static final int LARGEST_PAGE = 200;

	private final ProjectList list;

	private final ProjectWords words;

	private final ProjectRights rights;

	private final Texts texts;

	ProjectsController(ProjectList list, ProjectWords words, ProjectRights rights, Texts texts) {
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
		ProjectQuery query = query(given);
		response.setContentType("text/csv");
		response.setCharacterEncoding(StandardCharsets.UTF_8.name());
		saved("csv", response);
		SpreadsheetCsv csv = new SpreadsheetCsv(response.getWriter(),
				words.columns().stream().map(Sheet.Column::title).toList());
		list.each(rights.reader(), query, project -> csv.write(words.cells(project)));
		csv.flush();
	}

	@GetMapping("/projects.xlsx")
	void xlsx(@RequestParam Map<String, String> given, HttpServletResponse response) throws IOException {
		ProjectQuery query = query(given);
		response.setContentType(Sheet.TYPE);
		saved("xlsx", response);
		try (Sheet sheet = new Sheet(response.getOutputStream(), texts.of("projects.title"), words.columns())) {
			list.each(rights.reader(), query, project -> sheet.write(words.cells(project)));
			sheet.explain(texts.of("definition.title"), words.definitions());
		}
	}

	private static void saved(String kind, HttpServletResponse response) {
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"projects." + kind + "\"");
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
