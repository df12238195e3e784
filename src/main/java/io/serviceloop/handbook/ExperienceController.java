package io.serviceloop.handbook;

import java.util.List;

import io.serviceloop.project.ProjectRights;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * What earlier projects have learned, for whoever sees the project that could use it.
 */
@RestController
class ExperienceController {

	private final ProjectRights rights;

	private final Experience experience;

	ExperienceController(ProjectRights rights, Experience experience) {
		this.rights = rights;
		this.experience = experience;
	}

	@GetMapping("/api/projects/{businessKey}/experience")
	List<Experience.OfProblem> of(@PathVariable String businessKey) {
		return experience.of(rights.seen(businessKey).businessKey(), rights.reader());
	}

}
