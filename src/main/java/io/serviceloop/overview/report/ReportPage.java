package io.serviceloop.overview.report;

import java.util.Locale;

import io.serviceloop.overview.benefit.BenefitWords;
import io.serviceloop.project.Project;
import io.serviceloop.project.ProjectRights;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** One project to read and to print, while it runs and after its end (E29, E33). */
@Controller
class ReportPage {

	private final Reports reports;

	private final ProjectRights rights;

	private final BenefitWords benefitWords;

	ReportPage(Reports reports, ProjectRights rights, BenefitWords benefitWords) {
		this.benefitWords = benefitWords;
		this.reports = reports;
		this.rights = rights;
	}

	@GetMapping("/projects/{businessKey}")
	ModelAndView show(@PathVariable String businessKey, Locale reader) {
		Project project = rights.seen(businessKey);
		Report report = reports.of(project, reader);
		return new ModelAndView("project").addObject("report", report)
			.addObject("project", project)
			.addObject("words", report.words())
			.addObject("benefitWords", benefitWords);
	}

}
