package io.serviceloop.overview.issues;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.serviceloop.loop.words.Paging;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.loop.words.Violation;
import io.serviceloop.overview.NextSteps;
import io.serviceloop.page.ListFile;
import io.serviceloop.project.ProjectRights;
import io.serviceloop.project.Projects;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The issue list for programs, and as a file: of one project for whoever sees it, and of
 * all projects that the reader sees.
 */
@RestController
@RequestMapping("/api")
class IssuesController {

	private static final int LARGEST_PAGE = 200;

	private final Issues issues;

	private final IssueWords words;

	private final ProjectRights rights;

	private final NextSteps next;

	private final ListFile file;

	private final Texts texts;

	IssuesController(Issues issues, IssueWords words, ProjectRights rights, NextSteps next, ListFile file,
			Texts texts) {
		this.file = file;
		this.next = next;
		this.issues = issues;
		this.words = words;
		this.rights = rights;
		this.texts = texts;
	}

	/**
	 * A page of the list.
	 *
	 * @param links what the reader may do next with the one project; null where it is the
	 * list of all
	 */
	record Listed(List<Issue> items, long total,
			@JsonInclude(JsonInclude.Include.NON_NULL) List<NextSteps.Link> links) {
	}

	@GetMapping({ "/issues", "/projects/{businessKey}/issues" })
	Listed list(@PathVariable(required = false) String businessKey, @RequestParam Map<String, String> given) {
		Issues.Scope scope = scope(businessKey);
		List<Violation> wrong = new ArrayList<>();
		IssueQuery query = IssueQuery.of(given, Locale.ROOT, wrong);
		int page = Paging.page(given, LARGEST_PAGE, wrong);
		int size = Paging.size(given, LARGEST_PAGE, wrong);
		refuse(wrong);
		Issues.Page found = issues.page(scope, query, page, size, Integer.MAX_VALUE);
		return new Listed(found.items(), found.total(),
				(businessKey == null) ? null : next.of(rights.seen(businessKey)));
	}

	@GetMapping({ "/issues.csv", "/projects/{businessKey}/issues.csv" })
	void csv(@PathVariable(required = false) String businessKey, @RequestParam Map<String, String> given,
			HttpServletResponse response) throws IOException {
		Issues.Scope scope = scope(businessKey);
		file.csv(name(scope), words.columns(), response, rows(scope, query(given)));
	}

	@GetMapping({ "/issues.xlsx", "/projects/{businessKey}/issues.xlsx" })
	void xlsx(@PathVariable(required = false) String businessKey, @RequestParam Map<String, String> given,
			HttpServletResponse response) throws IOException {
		Issues.Scope scope = scope(businessKey);
		file.xlsx(name(scope), texts.of("issues.title"), words.columns(), response, rows(scope, query(given)));
	}

	private ListFile.Rows rows(Issues.Scope scope, IssueQuery query) {
		return out -> issues.each(scope, query, issue -> out.accept(words.cells(issue)));
	}

	/** One project, or all that this person may see where none is named. */
	private Issues.Scope scope(String businessKey) {
		return (businessKey == null) ? new Issues.Scope(rights.reader(), null)
				: new Issues.Scope(Projects.Reader.EVERYTHING, rights.seen(businessKey).businessKey());
	}

	/** Of a file. */
	private static String name(Issues.Scope scope) {
		return (scope.project() == null) ? "issues" : scope.project() + "-issues";
	}

	private static IssueQuery query(Map<String, String> given) {
		List<Violation> wrong = new ArrayList<>();
		IssueQuery query = IssueQuery.of(given, Locale.ROOT, wrong);
		refuse(wrong);
		return query;
	}

	private static void refuse(List<Violation> wrong) {
		if (!wrong.isEmpty()) {
			throw SubmissionRefused.invalid(wrong);
		}
	}

}
