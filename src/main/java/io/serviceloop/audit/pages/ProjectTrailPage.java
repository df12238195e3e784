package io.serviceloop.audit.pages;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.serviceloop.audit.diagram.Drawing;
import io.serviceloop.audit.diagram.Drawings;
import io.serviceloop.audit.trail.ProjectTrail;
import io.serviceloop.audit.trail.ProjectTrails;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.people.Role;
import io.serviceloop.loop.task.TaskNames;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.overview.report.Reports;
import io.serviceloop.overview.work.Words;
import io.serviceloop.project.Project;
import io.serviceloop.project.ProjectRights;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/**
 * What happened in one project, for auditors, managers and administrators: as a page, and
 * for programs (E06, E24, E36).
 */
@Controller
class ProjectTrailPage {

	private static final Set<Role> READERS = Set.of(Role.AUDITOR, Role.MANAGER, Role.ADMIN);

	private final ProjectTrails trails;

	private final Drawings drawings;

	private final Reports reports;

	private final ProjectRights rights;

	private final People people;

	private final TaskNames names;

	private final MessageSource messages;

	private final Texts texts;

	private final EngineClock clock;

	ProjectTrailPage(ProjectTrails trails, Drawings drawings, Reports reports, ProjectRights rights, People people,
			TaskNames names, MessageSource messages, Texts texts, EngineClock clock) {
		this.trails = trails;
		this.drawings = drawings;
		this.reports = reports;
		this.rights = rights;
		this.people = people;
		this.names = names;
		this.messages = messages;
		this.texts = texts;
		this.clock = clock;
	}

	@GetMapping("/api/audit/projects/{businessKey}")
	@ResponseBody
	ProjectTrail read(@PathVariable String businessKey) {
		return trails.of(seen(businessKey));
	}

	@GetMapping("/audit/projects/{businessKey}")
	ModelAndView show(@PathVariable String businessKey, HttpServletRequest request, Locale reader) {
		Project project = seen(businessKey);
		ProjectTrail trail = trails.of(project);
		Map<String, String> called = people.names(everybody(trail));
		TrailWords words = new TrailWords(new Words(messages, id -> called.getOrDefault(id, id), reader), texts, names,
				reader);
		List<Drawing> drawn = trail.paths().stream().flatMap(path -> drawings.of(path, reader).stream()).toList();
		String page = request.getContextPath() + "/audit/projects/" + businessKey;
		return new ModelAndView("auditProject").addObject("project", project)
			.addObject("trail", trail)
			.addObject("words", words)
			.addObject("steps", Project.STEPS)
			.addObject("chart",
					trail.tasks().isEmpty() ? null : new TrailChart(words, texts).of(trail, page, clock.instant()))
			.addObject("height", TrailChart.height(trail))
			.addObject("most", TrailChart.MOST)
			.addObject("decisions", DecisionTable.of(trail))
			.addObject("happenings", reports.happenings(project, reader))
			.addObject("drawings", drawn);
	}

	/** Who may not read here is told so, whether there is such a project or not. */
	private Project seen(String businessKey) {
		if (READERS.stream().noneMatch(people::amIn)) {
			throw SubmissionRefused.forbidden("request", null, "audit.notYours");
		}
		return rights.seen(businessKey);
	}

	private static Set<String> everybody(ProjectTrail trail) {
		Set<String> ids = new HashSet<>(Set.of(trail.project().lead(), trail.project().processOwner()));
		Stream
			.of(trail.tasks()
				.stream()
				.flatMap(task -> Stream.of(task.done().assignee(), task.done().owner(), task.done().completedBy(),
						task.oneOf())),
					trail.interventions().stream().map(ProjectTrail.Intervention::person),
					Stream.concat(trail.notes().stream(), trail.files().stream()).map(ProjectTrail.Note::person),
					trail.mails().stream().map(ProjectTrail.Mail::recipient),
					trail.refused().stream().map(ProjectTrail.Refused::person),
					trail.signatures().stream().map(ProjectTrail.Signed::person))
			.flatMap(found -> found)
			.filter(Objects::nonNull)
			.forEach(ids::add);
		return ids;
	}

}
