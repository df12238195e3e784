package io.serviceloop.overview.projects;

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
import io.serviceloop.project.ProjectRights;
import io.serviceloop.project.Projects;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The projects that the reader may see, narrowed and sorted by what stands in the
 * address, with a picture of where they pile up (E29, E30, E107).
 */
@Controller
class ProjectsPage {

	private static final int SIZE = 50;

	private final ProjectList list;

	private final ProjectWords words;

	private final StepsChart chart;

	private final ProjectRights rights;

	private final Texts texts;

	ProjectsPage(ProjectList list, ProjectWords words, StepsChart chart, ProjectRights rights, Texts texts) {
		this.list = list;
		this.words = words;
		this.chart = chart;
		this.rights = rights;
		this.texts = texts;
	}

	@Bean
	@Order(10)
	static NavigationEntry projectsEntry() {
		return new NavigationEntry(ProjectQuery.PAGE, "navigation.projects", Set.of());
	}

	/** One of the ways to look at the list. */
	record Look(String text, String address, boolean current) {
	}

	/**
	 * The head of a column by which the list can be sorted.
	 *
	 * @param sorted {@code ascending}, {@code descending}, or null where the list is
	 * sorted by another one
	 * @param defined what its number means; null where there is nothing to say
	 */
	record Head(String text, String address, String sorted, String defined) {
	}

	@GetMapping(ProjectQuery.PAGE)
	ModelAndView show(@RequestParam Map<String, String> given, HttpServletRequest request) {
		List<Violation> wrong = new ArrayList<>();
		ProjectQuery query = ProjectQuery.ofPage(given, wrong);
		int page = Paging.page(given, SIZE, wrong);
		Projects.Reader reader = rights.reader();
		ProjectList.Page<ListedProject> found = list.page(reader, query, page, SIZE);
		List<StepLoad> loads = query.hasRunning() ? list.steps(reader, query) : List.of();
		return new ModelAndView("projects", wrong.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST)
			.addObject("query", query)
			.addObject("wrong", wrong.stream().map(texts::of).toList())
			.addObject("found", found)
			.addObject("words", words)
			.addObject("defined", ProjectWords.DEFINED)
			.addObject("looks", looks(query))
			.addObject("heads", heads(query))
			.addObject("loads", loads)
			.addObject("running", loads.stream().mapToLong(StepLoad::number).sum())
			.addObject("chart", chart.of(loads, query, request.getContextPath()))
			.addObject("csv", query.file("csv"))
			.addObject("xlsx", query.file("xlsx"))
			.addObject("part", Paging.Part.of(page, SIZE, found.items().size(), found.total(), query::address));
	}

	private List<Look> looks(ProjectQuery query) {
		List<Look> looks = new ArrayList<>();
		for (String state : List.of("running", "ended", "reached", "notReached", "cancelled", "")) {
			looks.add(new Look(state.isEmpty() ? texts.of("projects.all") : words.state(state),
					query.with("state", state).address(0), query.of("state").equals(state)));
		}
		boolean late = !query.of("late").isEmpty();
		if (query.hasRunning() || late) {
			looks.add(new Look(texts.of("projects.lateOnly"), query.with("late", late ? "" : "true").address(0), late));
		}
		return looks;
	}

	private Map<String, Head> heads(ProjectQuery query) {
		Map<String, Head> heads = new LinkedHashMap<>();
		Arrays.stream(ProjectSort.values())
			.forEach(sort -> heads.put(sort.name(),
					new Head(texts.of("projects.sort." + sort.name()), query.by(sort).address(0),
							(sort != query.sort()) ? null : query.descending() ? "descending" : "ascending",
							(sort.defined() == null) ? null : texts.of("definition." + sort.defined()))));
		return heads;
	}

}
