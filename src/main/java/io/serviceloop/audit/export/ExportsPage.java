package io.serviceloop.audit.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.serviceloop.loop.words.Texts;
import io.serviceloop.loop.words.Violation;
import io.serviceloop.project.ProjectRights;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where event logs are exported from (E31): which projects, as which file, how far it is,
 * and a way to end it.
 */
@Controller
class ExportsPage {

	private final ProjectRights rights;

	private final Texts texts;

	ExportsPage(ProjectRights rights, Texts texts) {
		this.rights = rights;
		this.texts = texts;
	}

	/**
	 * A format as the page names it.
	 *
	 * @param name in texts
	 * @param address of the file with all projects
	 */
	record Kind(String name, String address) {

		static Kind of(EventLog.Format format) {
			return new Kind(format.name().toLowerCase(Locale.ROOT), "/api/audit/projects." + format.ending());
		}

	}

	@GetMapping("/audit/exports")
	ModelAndView show(@RequestParam Map<String, String> given) {
		ExportController.checkReader(rights);
		List<Violation> wrong = new ArrayList<>();
		LogQuery query = LogQuery.of(given, wrong);
		return new ModelAndView("exports", wrong.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST)
			.addObject("query", query)
			.addObject("wrong", wrong.stream().map(texts::of).toList())
			.addObject("states", LogQuery.STATES)
			.addObject("kinds", Arrays.stream(EventLog.Format.values()).map(Kind::of).toList())
			.addObject("transitions",
					Arrays.stream(LoggedEvent.Transition.values()).map(LoggedEvent.Transition::name).toList());
	}

}
