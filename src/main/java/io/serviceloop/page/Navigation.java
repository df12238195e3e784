package io.serviceloop.page;

import java.util.List;
import java.util.stream.IntStream;

import io.serviceloop.loop.people.Role;
import io.serviceloop.loop.words.Texts;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where a person can go: the same links in the frame of our pages and in Tasklist. */
@RestController
class Navigation {

	/**
	 * So many stand in a row, whatever the language and the screen; the others in a menu.
	 */
	private static final int IN_ROW = 5;

	private final List<NavigationEntry> entries;

	private final Texts texts;

	Navigation(List<NavigationEntry> entries, Texts texts) {
		this.entries = entries;
		this.texts = texts;
	}

	/**
	 * A link of the navigation.
	 *
	 * @param path below the root of the application
	 * @param text in the reader's language
	 * @param current whether it leads to the page that is asked for, or to one above it
	 * @param more whether it stands in the menu behind the row
	 */
	record Link(String path, String text, boolean current, boolean more) {
	}

	/** The links for who asks, in their order. */
	@GetMapping("/api/navigation")
	List<Link> links(HttpServletRequest request) {
		String here = request.getRequestURI().substring(request.getContextPath().length()) + "/";
		List<NavigationEntry> shown = entries.stream()
			.filter(entry -> entry.roles().isEmpty()
					|| entry.roles().stream().map(Role::group).anyMatch(request::isUserInRole))
			.toList();
		return IntStream.range(0, shown.size())
			.mapToObj(i -> new Link(shown.get(i).path(), texts.of(shown.get(i).textKey()),
					here.startsWith(shown.get(i).path() + "/"), i >= IN_ROW))
			.toList();
	}

}
