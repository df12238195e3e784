package io.serviceloop.audit.projects;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.serviceloop.audit.reader.AuditRights;
import io.serviceloop.audit.reader.Filters;
import io.serviceloop.loop.form.Forms;
import io.serviceloop.loop.people.Role;
import io.serviceloop.loop.words.Paging;
import io.serviceloop.loop.words.Sheet;
import io.serviceloop.loop.task.TaskNames;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.loop.words.Violation;
import io.serviceloop.page.ListFile;
import io.serviceloop.page.NavigationEntry;
import io.serviceloop.project.Project;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Bean;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The projects that an audit looks for, as a page and as files of exactly what it shows
 * (E06, E31).
 */
@Controller
class AuditPage {

	private static final int SIZE = 50;

	/** Of files. */
	private static final String NAME = "audit";

	private static final List<String> DEFINED = List.of("goalsMet", "lap", "daysItTook");

	private final AuditedProjects projects;

	private final AuditRights rights;

	private final ListFile file;

	private final Texts texts;

	private final Forms forms;

	private final TaskNames names;

	AuditPage(AuditedProjects projects, AuditRights rights, ListFile file, Texts texts, Forms forms, TaskNames names) {
		this.projects = projects;
		this.rights = rights;
		this.file = file;
		this.texts = texts;
		this.forms = forms;
		this.names = names;
	}

	@Bean
	@Order(12)
	static NavigationEntry auditEntry() {
		return new NavigationEntry(AuditQuery.PAGE, "navigation.audit", Set.of(Role.AUDITOR, Role.MANAGER));
	}

	/**
	 * The head of a column by which the list can be sorted.
	 *
	 * @param sorted {@code ascending}, {@code descending}, or null where the list is
	 * sorted by another one
	 */
	record Head(String text, String address, String sorted) {
	}

	/** The columns of files. */
	private enum Column {

		project(15), title(34), serviceLine(20), state(14), step(20), lap(6), lead(18), processOwner(18), priority(9),
		overridden(10), goals(8), met(8), approvers(30), opened(12), closed(12), daysItTook(9);

		private final int width;

		Column(int width) {
			this.width = width;
		}

		/** The name of the definition of its cells; null where they need none. */
		private String defined() {
			return switch (this) {
				case lap, daysItTook -> name();
				case overridden -> "overriddenPriorities";
				case goals -> "goalCount";
				case met -> "goalsMet";
				default -> null;
			};
		}

	}

	@GetMapping(AuditQuery.PAGE)
	ModelAndView show(@RequestParam Map<String, String> given) {
		rights.check();
		List<Violation> wrong = new ArrayList<>();
		AuditQuery query = AuditQuery.of(given, wrong);
		int page = Paging.page(given, SIZE, wrong);
		List<AuditedProject> found = projects.page(query, page, SIZE);
		long total = projects.total(query);
		return new ModelAndView("auditProjects", wrong.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST)
			.addObject("wrong", wrong.stream().map(texts::of).toList())
			.addObject("filters", query.filters())
			.addObject("narrowed", narrowed(query.filters()))
			.addObject("heads", heads(query))
			.addObject("order", query.descending() ? "desc" : "asc")
			.addObject("choices",
					Map.of("state", AuditQuery.STATES, "step", Project.STEPS, "priority", AuditQuery.PRIORITIES, "met",
							AuditQuery.MET))
			.addObject("sort", query.sort().name())
			.addObject("found", found)
			.addObject("total", Math.min(total, AuditedProjects.MOST_COUNTED))
			.addObject("many", total > AuditedProjects.MOST_COUNTED)
			.addObject("defined", DEFINED)
			.addObject("csv", query.file("csv"))
			.addObject("xlsx", query.file("xlsx"))
			.addObject("part", Paging.Part.of(page, SIZE, found.size(),
					((long) page + 1) * SIZE < total || total > AuditedProjects.MOST_COUNTED && found.size() == SIZE,
					query::address));
	}

	/**
	 * What the list is narrowed by that no field shows: ways from other pages lead to it.
	 */
	private List<String> narrowed(Filters filters) {
		List<String> said = new ArrayList<>();
		if (filters.has("task")) {
			said.add(texts.of("audits.cases", task(filters.of("task"))));
		}
		if (filters.has("how")) {
			said.add(texts.of("audits.narrowed." + filters.of("how")));
		}
		if (filters.has("hours")) {
			said.add(
					texts.of("audits.narrowed.hours", Math.round(Double.parseDouble(filters.of("hours")) * 10) / 10.0));
		}
		if (filters.has("laps")) {
			said.add(texts.of("audits.narrowed.laps", filters.of("laps")));
		}
		if (filters.has("sentBack")) {
			said.add(texts.of("audits.narrowed.sentBack"));
		}
		return said;
	}

	/** What a task of the models is called; its key where they do not have it. */
	private String task(String key) {
		String words = key.replaceFirst("^userTask_", "").replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
		return forms.all()
			.stream()
			.filter(form -> !form.place().start() && form.place().taskKey().equals(key))
			.findFirst()
			.map(form -> names.of(form.place().process(), key, words, LocaleContextHolder.getLocale()))
			.orElse(key);
	}

	@GetMapping("/api/audit/list.csv")
	void csv(@RequestParam Map<String, String> given, HttpServletResponse response) throws IOException {
		file.csv(NAME, columns(), response, rows(given));
	}

	@GetMapping("/api/audit/list.xlsx")
	void xlsx(@RequestParam Map<String, String> given, HttpServletResponse response) throws IOException {
		file.xlsx(NAME, texts.of("audits.projects.title"), columns(), response, rows(given));
	}

	private ListFile.Rows rows(Map<String, String> given) {
		rights.check();
		List<Violation> wrong = new ArrayList<>();
		AuditQuery query = AuditQuery.of(given, wrong);
		if (!wrong.isEmpty()) {
			throw SubmissionRefused.invalid(wrong);
		}
		return out -> projects.each(query, one -> out.accept(cells(one)));
	}

	private Map<String, Head> heads(AuditQuery query) {
		Map<String, Head> heads = new LinkedHashMap<>();
		Arrays.stream(AuditSort.values())
			.forEach(sort -> heads.put(sort.name(),
					new Head(texts.of("projects.sort." + sort.name()), query.by(sort).address(0),
							(sort != query.sort()) ? null : query.descending() ? "descending" : "ascending")));
		return heads;
	}

	private List<Sheet.Column> columns() {
		return Arrays.stream(Column.values())
			.map(column -> new Sheet.Column(texts.of("audits.column." + column.name()), column.width,
					column == Column.opened || column == Column.closed, column.defined()))
			.toList();
	}

	private List<Object> cells(AuditedProject one) {
		List<Object> cells = new ArrayList<>();
		for (Column column : Column.values()) {
			cells.add(switch (column) {
				case project -> one.businessKey();
				case title -> one.title();
				case serviceLine -> one.serviceLine();
				case state -> texts.of("state." + one.state());
				case step -> texts.of("step." + one.step());
				case lap -> one.lap();
				case lead -> one.lead();
				case processOwner -> one.processOwner();
				case priority -> one.priority();
				case overridden -> one.overridden();
				case goals -> one.goals();
				case met -> one.met();
				case approvers -> one.approvers().isEmpty() ? null : String.join("\n", one.approvers());
				case opened -> one.openedOn();
				case closed -> one.closedOn();
				case daysItTook -> one.days();
			});
		}
		return cells;
	}

}
