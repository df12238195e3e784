package io.serviceloop.audit.export;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import io.serviceloop.audit.export.EventLog.Format;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.project.Project;
import io.serviceloop.project.ProjectRights;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Event logs of one project, or of all that match (E31): written while they are read, so
 * that many projects need no more memory than a few. Whoever reads no more ends it.
 */
@RestController
@RequestMapping("/api/audit")
class ExportController {

	/** How many projects the log has, for who shows how far it is. */
	static final String TOTAL = "X-Total-Count";

	private final LoggedProjects projects;

	private final ProjectRights rights;

	private final People people;

	ExportController(LoggedProjects projects, ProjectRights rights, People people) {
		this.projects = projects;
		this.rights = rights;
		this.people = people;
	}

	@GetMapping("/projects/{businessKey}.csv")
	void csv(@PathVariable String businessKey, @RequestParam Map<String, String> given, HttpServletResponse response)
			throws IOException {
		one(Format.CSV, businessKey, given, response);
	}

	@GetMapping("/projects/{businessKey}.xes")
	void xes(@PathVariable String businessKey, @RequestParam Map<String, String> given, HttpServletResponse response)
			throws IOException {
		one(Format.XES, businessKey, given, response);
	}

	@GetMapping("/projects/{businessKey}.ocel.json")
	void ocel(@PathVariable String businessKey, @RequestParam Map<String, String> given, HttpServletResponse response)
			throws IOException {
		one(Format.OCEL, businessKey, given, response);
	}

	@GetMapping("/projects.csv")
	void allCsv(@RequestParam Map<String, String> given, HttpServletResponse response) throws IOException {
		all(Format.CSV, given, response);
	}

	@GetMapping("/projects.xes")
	void allXes(@RequestParam Map<String, String> given, HttpServletResponse response) throws IOException {
		all(Format.XES, given, response);
	}

	@GetMapping("/projects.ocel.json")
	void allOcel(@RequestParam Map<String, String> given, HttpServletResponse response) throws IOException {
		all(Format.OCEL, given, response);
	}

	private void one(Format format, String businessKey, Map<String, String> given, HttpServletResponse response)
			throws IOException {
		checkReader(rights);
		LogQuery query = LogQuery.ofOne(given);
		Project project = rights.seen(businessKey);
		write(format, List.of(project.businessKey()), project.businessKey(), query, response);
	}

	private void all(Format format, Map<String, String> given, HttpServletResponse response) throws IOException {
		checkReader(rights);
		LogQuery query = LogQuery.of(given);
		write(format, projects.keys(query), "projects", query, response);
	}

	/**
	 * Who may read the whole history: auditors, managers and administrators.
	 * @throws SubmissionRefused (403) for everybody else
	 */
	static void checkReader(ProjectRights rights) {
		if (!rights.reader().all()) {
			throw SubmissionRefused.forbidden("history", null, "audit.export.notYours");
		}
	}

	private void write(Format format, List<String> keys, String name, LogQuery query, HttpServletResponse response)
			throws IOException {
		response.setContentType(format.type());
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				"attachment; filename=\"" + name + "." + format.ending() + "\"");
		response.setHeader(TOTAL, String.valueOf(keys.size()));
		try (EventLog log = format.open(response.getOutputStream(), people::names)) {
			projects.each(keys, format.ofObjects(), query.automatic(), log::write);
			log.end();
		}
	}

}
