package io.serviceloop.handbook.tried;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.serviceloop.loop.words.Paging;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.loop.words.Violation;
import io.serviceloop.page.NavigationEntry;
import io.serviceloop.project.ProjectRights;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/**
 * What was tried before, to be looked for: as a page, and for programs (E27, A41).
 */
@Controller
class TriedPage {

	private static final int SIZE = 50;

	private static final int LARGEST_PAGE = 200;

	private static final String PATH = "/tried";

	private final TriedIndex index;

	private final ProjectRights rights;

	private final TriedWords words;

	private final Texts texts;

	TriedPage(TriedIndex index, ProjectRights rights, TriedWords words, Texts texts) {
		this.index = index;
		this.rights = rights;
		this.words = words;
		this.texts = texts;
	}

	@Bean
	@Order(35)
	static NavigationEntry triedEntry() {
		return new NavigationEntry(PATH, "navigation.tried", Set.of());
	}

	@GetMapping(PATH)
	ModelAndView show(@RequestParam Map<String, String> given) {
		List<Violation> wrong = new ArrayList<>();
		TriedQuery query = TriedQuery.of(given, wrong);
		int page = Paging.page(given, LARGEST_PAGE, wrong);
		TriedIndex.Page found = index.page(rights.reader(), query, page, SIZE);
		return new ModelAndView("tried", wrong.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST)
			.addObject("wrong", wrong.stream().map(texts::of).toList())
			.addObject("query", query)
			.addObject("choices", TriedQuery.CHOICES)
			.addObject("found", found)
			.addObject("words", words)
			.addObject("part", Paging.Part.of(page, SIZE, found.items().size(), found.total(),
					other -> query.address(PATH, other)));
	}

	@GetMapping("/api/tried")
	@ResponseBody
	TriedIndex.Page list(@RequestParam Map<String, String> given) {
		List<Violation> wrong = new ArrayList<>();
		TriedQuery query = TriedQuery.of(given, wrong);
		int page = Paging.page(given, LARGEST_PAGE, wrong);
		int size = Paging.size(given, LARGEST_PAGE, wrong);
		if (!wrong.isEmpty()) {
			throw SubmissionRefused.invalid(wrong);
		}
		return index.page(rights.reader(), query, page, size);
	}

}
