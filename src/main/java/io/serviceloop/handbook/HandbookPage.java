package io.serviceloop.handbook;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.page.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/**
 * The handbook to read: the standards by chapter, and each with all its versions (A41,
 * E27, E71). Everybody who is signed in reads it; drafts are not in it.
 */
@Controller
class HandbookPage {

	private final Handbook handbook;

	private final People people;

	private final EngineClock clock;

	HandbookPage(Handbook handbook, People people, EngineClock clock) {
		this.handbook = handbook;
		this.people = people;
		this.clock = clock;
	}

	@Bean
	@Order(30)
	static NavigationEntry handbookEntry() {
		return new NavigationEntry("/handbook", "navigation.handbook", Set.of());
	}

	/** A chapter with the standards in it. */
	record Chapter(String code, List<Standing> standards) {
	}

	/**
	 * A version, and what it says otherwise than the one before it.
	 *
	 * @param differences empty for the first one
	 */
	record Shown(Handbook.Version version, List<Differences.Line> differences, String writer, String approver) {
	}

	@GetMapping("/handbook")
	ModelAndView chapters() {
		List<Standing> standards = handbook.standards(clock.today());
		return new ModelAndView("handbook").addObject("chapters",
				Handbook.CHAPTERS.stream()
					.map(code -> new Chapter(code,
							standards.stream().filter(one -> one.shown().chapter().equals(code)).toList()))
					.filter(chapter -> !chapter.standards().isEmpty())
					.toList());
	}

	@GetMapping("/handbook/{id:\\d{1,9}}")
	ModelAndView standard(@PathVariable int id) {
		List<Handbook.Version> versions = handbook.versions(id);
		if (versions.isEmpty()) {
			throw SubmissionRefused.gone("id", id, "handbook.unknown");
		}
		Standing standing = Standing.of(versions, clock.today());
		return new ModelAndView("standard").addObject("now", standing.shown())
			.addObject("holds", standing.now() != null)
			.addObject("coming", standing.coming())
			.addObject("retired", handbook.standard(id).isEmpty())
			.addObject("owner", handbook.owner(id).map(people::nameOf).orElse(""))
			.addObject("reviews", handbook.reviews(id))
			.addObject("versions", IntStream.range(0, versions.size()).mapToObj(i -> shown(versions, i)).toList());
	}

	private Shown shown(List<Handbook.Version> versions, int i) {
		Handbook.Version version = versions.get(i);
		boolean first = i == versions.size() - 1;
		return new Shown(version, first ? List.of() : Differences.between(versions.get(i + 1).text(), version.text()),
				name(version.writtenBy()), name(version.decidedBy()));
	}

	private String name(String person) {
		return (person == null) ? "" : people.nameOf(person);
	}

}
