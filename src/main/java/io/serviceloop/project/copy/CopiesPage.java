package io.serviceloop.project.copy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.serviceloop.loop.people.People;
import io.serviceloop.project.Project;
import io.serviceloop.project.ProjectRights;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Who reads along in a project, and whom to copy (E29). */
@Controller
class CopiesPage {

	private static final String PATH = "/projects/{businessKey}/copies";

	private final Copies copies;

	private final ProjectRights rights;

	private final People people;

	CopiesPage(Copies copies, ProjectRights rights, People people) {
		this.copies = copies;
		this.rights = rights;
		this.people = people;
	}

	@GetMapping(PATH)
	ModelAndView show(@PathVariable String businessKey) {
		Project project = rights.seen(businessKey);
		boolean works = rights.works(project);
		List<Copies.Entry> now = copies.now(businessKey);
		Set<String> reading = now.stream().map(Copies.Entry::userId).collect(Collectors.toSet());
		Set<String> members = works ? rights.members(project) : Set.of();
		return new ModelAndView("copies").addObject("project", project)
			.addObject("copies", now)
			.addObject("names", people.names(
					now.stream().flatMap(one -> Stream.of(one.userId(), one.copiedBy())).collect(Collectors.toSet())))
			.addObject("me", people.me())
			.addObject("works", works)
			.addObject("others",
					works ? people.all()
						.stream()
						.filter(person -> !reading.contains(person.id()) && !members.contains(person.id()))
						.toList() : List.of());
	}

	@PostMapping(PATH)
	ModelAndView copy(@PathVariable String businessKey, @RequestParam(defaultValue = "") String person) {
		copies.copy(businessKey, person);
		return again(businessKey);
	}

	@PostMapping(PATH + "/{person}/end")
	ModelAndView end(@PathVariable String businessKey, @PathVariable String person) {
		copies.end(businessKey, person);
		// Who read along alone sees the project no more.
		return person.equals(people.me()) ? new ModelAndView("redirect:/my-work", HttpStatus.SEE_OTHER)
				: again(businessKey);
	}

	private static ModelAndView again(String businessKey) {
		return new ModelAndView("redirect:" + PATH, Map.of("businessKey", businessKey), HttpStatus.SEE_OTHER);
	}

}
