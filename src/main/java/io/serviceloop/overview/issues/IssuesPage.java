package io.serviceloop.overview.issues;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.serviceloop.loop.words.Paging;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.loop.words.Violation;
import io.serviceloop.page.NavigationEntry;
import io.serviceloop.project.Project;
import io.serviceloop.project.ProjectRights;
import io.serviceloop.project.Projects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The issue list to read and to print, of one project and of all that the reader sees,
 * narrowed by what stands in the address (A42–A51).
 */
@Controller
class IssuesPage {

	private static final int SIZE = 50;

	private static final int MOST_COUNTED = 1_000;

	private static final String ALL = "/issues";

	private final Issues issues;

	private final IssueWords words;

	private final ProjectRights rights;

	private final Texts texts;

	IssuesPage(Issues issues, IssueWords words, ProjectRights rights, Texts texts) {
		this.issues = issues;
		this.words = words;
		this.rights = rights;
		this.texts = texts;
	}

	@Bean
	@Order(20)
	static NavigationEntry issuesEntry() {
		return new NavigationEntry(ALL, "navigation.issues", Set.of());
	}

	/** One of the ways to look at the list by its status. */
	record Look(String text, String address, boolean current) {
	}

	@GetMapping(ALL)
	ModelAndView ofAll(@RequestParam Map<String, String> given) {
		return show(new Issues.Scope(rights.reader(), null), ALL, given);
	}

	@GetMapping("/projects/{businessKey}/issues")
	ModelAndView ofOne(@PathVariable String businessKey, @RequestParam Map<String, String> given) {
		Project project = rights.seen(businessKey);
		return show(new Issues.Scope(Projects.Reader.EVERYTHING, businessKey), "/projects/" + businessKey + ALL, given)
			.addObject("project", project);
	}

	private ModelAndView show(Issues.Scope scope, String path, Map<String, String> given) {
		List<Violation> wrong = new ArrayList<>();
		IssueQuery query = IssueQuery.of(given, LocaleContextHolder.getLocale(), wrong);
		int page = Paging.page(given, SIZE, wrong);
		Issues.Page found = issues.page(scope, query, page, SIZE, MOST_COUNTED);
		return new ModelAndView("issues", wrong.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST)
			.addObject("path", path)
			.addObject("query", query)
			.addObject("perWeek", query.perWeek(LocaleContextHolder.getLocale()))
			.addObject("wrong", wrong.stream().map(texts::of).toList())
			.addObject("found", found)
			.addObject("words", words)
			.addObject("titles", titles())
			.addObject("defined", IssueWords.DEFINED)
			.addObject("looks", looks(query, path))
			.addObject("csv", query.address("/api" + path + ".csv", 0))
			.addObject("xlsx", query.address("/api" + path + ".xlsx", 0))
			.addObject("part", Paging.Part.of(page, SIZE, found.items().size(),
					found.more() || (long) (page + 1) * SIZE < found.total(), other -> query.address(path, other)));
	}

	/** The ten columns, without what files say in brackets. */
	private Map<String, String> titles() {
		Map<String, String> titles = new LinkedHashMap<>();
		Arrays.stream(IssueColumn.values())
			.limit(IssueColumn.project.ordinal())
			.forEach(column -> titles.put(column.name(), texts.of(column.title()).replaceAll("\\s*\\(.*", "")));
		return titles;
	}

	private List<Look> looks(IssueQuery query, String path) {
		List<Look> looks = new ArrayList<>();
		looks.add(new Look(texts.of("issues.all"), query.with("status", "").address(path, 0),
				query.of("status").isEmpty()));
		for (IssueStatus status : IssueStatus.values()) {
			looks.add(new Look(words.status(status), query.with("status", status.name()).address(path, 0),
					query.of("status").equals(status.name())));
		}
		return looks;
	}

}
