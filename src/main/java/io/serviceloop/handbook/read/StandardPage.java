package io.serviceloop.handbook.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.serviceloop.handbook.Differences;
import io.serviceloop.handbook.Handbook;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.people.Role;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.loop.words.Violation;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * One standard to read: what it says and brought, where it comes from, and what any two
 * of its versions say otherwise (A41, E27, E50).
 */
@Controller
class StandardPage {

	private final Standards standards;

	private final People people;

	private final Texts texts;

	private final SentBack sentBack;

	StandardPage(Standards standards, SentBack sentBack, People people, Texts texts) {
		this.sentBack = sentBack;
		this.standards = standards;
		this.people = people;
		this.texts = texts;
	}

	/** Two versions, and what the later one says otherwise. */
	record Compared(Handbook.Version from, Handbook.Version to, List<Differences.Line> lines) {
	}

	@GetMapping("/handbook/{id:\\d{1,9}}")
	ModelAndView show(@PathVariable int id, @RequestParam Map<String, String> given) {
		Standards.Standard standard = standards.of(id);
		List<Violation> wrong = new ArrayList<>();
		Compared compared = compared(standard, given, wrong);
		return new ModelAndView("standard", wrong.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST)
			.addObject("standard", standard)
			.addObject("now", standard.shown())
			.addObject("wrong", wrong.stream().map(texts::of).toList())
			.addObject("compared", compared)
			.addObject("toMend",
					sentBack.mine().stream().filter(one -> Integer.valueOf(id).equals(one.entry())).toList())
			.addObject("files", List.of("html", "docx", "md"))
			.addObject("proposes", !Role.onlyRead(people.myGroups()) && !standard.retired());
	}

	/** The two that the address names; what it does not name is the latest change. */
	private static Compared compared(Standards.Standard standard, Map<String, String> given, List<Violation> wrong) {
		List<Handbook.Version> versions = standard.versions();
		if (versions.size() == 1 && !given.containsKey("from") && !given.containsKey("to")) {
			return null;
		}
		Handbook.Version to = version("to", given, versions, wrong).orElse(versions.get(0));
		int before = versions.indexOf(to) + 1;
		Handbook.Version from = version("from", given, versions, wrong)
			.orElse(versions.get(Math.min(before, versions.size() - 1)));
		return new Compared(from, to, Differences.between(from.text(), to.text()));
	}

	private static Optional<Handbook.Version> version(String name, Map<String, String> given,
			List<Handbook.Version> versions, List<Violation> wrong) {
		String number = given.getOrDefault(name, "");
		if (number.isEmpty()) {
			return Optional.empty();
		}
		Optional<Handbook.Version> version = versions.stream()
			.filter(one -> String.valueOf(one.number()).equals(number))
			.findFirst();
		if (version.isEmpty()) {
			wrong.add(Violation.of(name, number, "handbook.noVersion", versions.get(0).number()));
		}
		return version;
	}

}
