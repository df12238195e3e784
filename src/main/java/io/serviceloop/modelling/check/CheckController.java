package io.serviceloop.modelling.check;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.serviceloop.loop.people.People;
import io.serviceloop.loop.people.Role;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.loop.words.Violation;
import io.serviceloop.modelling.check.source.Finding;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Checks models without deploying them: the same request as a deployment. */
@RestController
class CheckController {

	/** As much as the engine's own interface takes. */
	private static final long LARGEST = 20L * 1024 * 1024;

	private final Rehearsal rehearsal;

	private final People people;

	private final Texts texts;

	CheckController(Rehearsal rehearsal, People people, Texts texts) {
		this.rehearsal = rehearsal;
		this.people = people;
		this.texts = texts;
	}

	/**
	 * What a report says of some files.
	 *
	 * @param accepted whether they would be deployed
	 */
	record Checked(boolean accepted, List<Map<String, Object>> findings) {
	}

	/**
	 * @throws SubmissionRefused (403) for whoever is no process owner
	 */
	@PostMapping(path = "/api/models/check", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
	Checked check(MultipartHttpServletRequest request) throws IOException {
		if (!people.amIn(Role.OWNER)) {
			throw SubmissionRefused.forbidden("request", null, "wrong.onlyOwners");
		}
		Map<String, byte[]> files = new LinkedHashMap<>();
		long size = 0;
		for (List<MultipartFile> parts : request.getMultiFileMap().values()) {
			for (MultipartFile part : parts) {
				size += part.getSize();
				if (size > LARGEST) {
					throw new SubmissionRefused(413, List.of(Violation.of("request", size, "wrong.tooLarge", 20)));
				}
				files.put(String.valueOf(part.getOriginalFilename()), part.getBytes());
			}
		}
		List<Finding> findings = rehearsal.of(files);
		return new Checked(findings.stream().noneMatch(Finding::isError), new Report(texts).list(findings));
	}

}
