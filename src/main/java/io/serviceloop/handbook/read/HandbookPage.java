package io.serviceloop.handbook.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.serviceloop.handbook.Handbook;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.people.Role;
import io.serviceloop.loop.words.Paging;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.loop.words.Violation;
import io.serviceloop.page.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The contents of the handbook, by chapter or as a search found them (A41, E27, E71).
 * Everybody who is signed in reads it; drafts are not in it.
 */
@Controller
class HandbookPage {

	private static final String PATH = "/handbook";

	private static final int SIZE = 50;

	private final Contents contents;

	private final People people;

	private final Texts texts;

	HandbookPage(Contents contents, People people, Texts texts) {
		this.contents = contents;
		this.people = people;
		this.texts = texts;
	}

	@Bean
	@Order(30)
	static NavigationEntry handbookEntry() {
		return new NavigationEntry(PATH, "navigation.handbook", Set.of());
	}

	/** A part of the page: a chapter, or what was found, which has no code. */
	record Part(String chapter, List<Contents.Item> items) {
	}

	/** A way to narrow the contents to a chapter. */
	record Look(String text, int count, String address, boolean current) {
	}

	@GetMapping(PATH)
	ModelAndView show(@RequestParam Map<String, String> given) {
		List<Violation> wrong = new ArrayList<>();
		BookQuery query = BookQuery.of(given, wrong);
		int page = Paging.page(given, SIZE, wrong);
		Contents.Page found = contents.page(query, (long) page * SIZE, SIZE);
		return new ModelAndView("handbook", wrong.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST)
			.addObject("query", query)
			.addObject("wrong", wrong.stream().map(texts::of).toList())
			.addObject("found", found)
			.addObject("parts", parts(query, found.items()))
			.addObject("looks", looks(query, found.chapters()))
			.addObject("files", List.of("html", "docx", "md"))
			.addObject("file", query.address("/api/handbook.FORMAT", 0))
			.addObject("proposes", !Role.onlyRead(people.myGroups()))
			.addObject("all", query.in("").address(PATH, 0))
			.addObject("part", Paging.Part.of(page, SIZE, found.items().size(), found.total(),
					other -> query.address(PATH, other)));
	}

	private static List<Part> parts(BookQuery query, List<Contents.Item> items) {
		if (query.searches()) {
			return List.of(new Part(null, items));
		}
		return Handbook.CHAPTERS.stream()
			.map(code -> new Part(code, items.stream().filter(one -> one.listed().chapter().equals(code)).toList()))
			.filter(part -> !part.items().isEmpty())
			.toList();
	}

	private List<Look> looks(BookQuery query, Map<String, Integer> chapters) {
		List<Look> looks = new ArrayList<>();
		looks.add(
				new Look(texts.of("handbook.allChapters"), chapters.values().stream().mapToInt(Integer::intValue).sum(),
						query.in("").address(PATH, 0), query.chapter().isEmpty()));
		Handbook.CHAPTERS.stream()
			.filter(code -> chapters.containsKey(code) || code.equals(query.chapter()))
			.forEach(code -> looks.add(new Look(texts.of("work.chapter." + code), chapters.getOrDefault(code, 0),
					query.in(code).address(PATH, 0), query.chapter().equals(code))));
		return looks;
	}

}
