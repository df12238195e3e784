package io.serviceloop.page;

import java.util.List;

import io.serviceloop.loop.people.Role;
import io.serviceloop.loop.words.Texts;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where a person can go: the same links in the frame of our pages and in Tasklist. */
@RestController
class Navigation {

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
	 */
	record Link(String path, String text, boolean current) {
	}

	/** The links for who asks, in their order. */
	@GetMapping("/api/navigation")
	List<Link> links(HttpServletRequest request) {
		String here = request.getRequestURI().substring(request.getContextPath().length()) + "/";
		return entries.stream()
			.filter(entry -> entry.roles().isEmpty()
					|| entry.roles().stream().map(Role::group).anyMatch(request::isUserInRole))
			.map(entry -> new Link(entry.path(), texts.of(entry.textKey()), here.startsWith(entry.path() + "/")))
			.toList();
	}

}
