package io.serviceloop.project.copy;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

import io.serviceloop.loop.people.People;
import io.serviceloop.project.ProjectRights;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Who reads along in a project, over HTTP (E06, E29): seen by who sees the project, said
 * by who works on it.
 */
@RestController
@RequestMapping("/api/projects/{businessKey}/copies")
class CopiesController {

	private final Copies copies;

	private final ProjectRights rights;

	private final People people;

	CopiesController(Copies copies, ProjectRights rights, People people) {
		this.copies = copies;
		this.rights = rights;
		this.people = people;
	}

	/**
	 * Somebody who reads along.
	 *
	 * @param copiedBy user id of who said so
	 */
	record Reading(String id, String name, String copiedBy, LocalDateTime copiedAt) {
	}

	@GetMapping
	List<Reading> list(@PathVariable String businessKey) {
		rights.seen(businessKey);
		List<Copies.Entry> now = copies.now(businessKey);
		Map<String, String> names = people.names(now.stream().map(Copies.Entry::userId).toList());
		return now.stream()
			.map(one -> new Reading(one.userId(), names.getOrDefault(one.userId(), one.userId()), one.copiedBy(),
					one.copiedAt()))
			.toList();
	}

	/** The same again changes nothing. */
	@PutMapping("/{person}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void copy(@PathVariable String businessKey, @PathVariable String person) {
		copies.copy(businessKey, person);
	}

	@DeleteMapping("/{person}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void end(@PathVariable String businessKey, @PathVariable String person) {
		copies.end(businessKey, person);
	}

}
