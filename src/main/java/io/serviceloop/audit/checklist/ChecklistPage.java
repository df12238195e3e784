package io.serviceloop.audit.checklist;

import java.io.IOException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.serviceloop.audit.reader.AuditRights;
import io.serviceloop.audit.reader.Filters;
import io.serviceloop.audit.trail.TaskDone;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.task.TaskNames;
import io.serviceloop.loop.words.Paging;
import io.serviceloop.loop.words.Sheet;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.loop.words.Violation;
import io.serviceloop.page.ListFile;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * What an auditor asks first, with the evidence of each finding (E06, E31).
 */
@Controller
class ChecklistPage {

	private static final String PATH = "/audit/checklist";

	private static final int SIZE = 50;

	/** The usual period, in days. */
	private static final int DAYS = 90;

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

	private static final List<String> RULES = Stream
		.concat(Rules.ALL.stream().map(Rule::name), Stream.of(UnusualHours.NAME))
		.toList();

	private static final Filters.Kinds KINDS = new Filters.Kinds(List.of("from", "to", "project", "rule"),
			Map.of("rule", RULES), Set.of());

	private final Checklist checklist;

	private final AuditRights rights;

	private final People people;

	private final TaskNames names;

	private final ListFile file;

	private final Texts texts;

	ChecklistPage(Checklist checklist, AuditRights rights, People people, TaskNames names, ListFile file, Texts texts) {
		this.checklist = checklist;
		this.rights = rights;
		this.people = people;
		this.names = names;
		this.file = file;
		this.texts = texts;
	}

	/** A rule with what it found. */
	record Row(String name, String title, String meaning, Severity severity, long found, String way) {
	}

	/** A finding as it is shown. */
	record Shown(String title, Severity severity, String grave, String businessKey, String person, String at,
			String sentence, String evidence) {
	}

	@GetMapping(PATH)
	ModelAndView show(@RequestParam Map<String, String> given) {
		rights.check();
		List<Violation> wrong = new ArrayList<>();
		Filters filters = checklist.usual(Filters.of(given, KINDS, wrong), DAYS);
		int page = Paging.page(given, SIZE, wrong);
		Checklist.Found found = checklist.in(filters);
		List<Finding> narrowed = narrowed(found, filters);
		List<Finding> shown = narrowed.stream().skip((long) page * SIZE).limit(SIZE).toList();
		Map<String, String> called = called(shown);
		return new ModelAndView("auditChecklist", wrong.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST)
			.addObject("wrong", wrong.stream().map(texts::of).toList())
			.addObject("filters", filters)
			.addObject("read", found)
			.addObject("most", Checklist.MOST)
			.addObject("defined", List.of("findings"))
			.addObject("rules", rules(found, filters))
			.addObject("total", narrowed.size())
			.addObject("shown", shown.stream().map(one -> shown(one, called)).toList())
			.addObject("csv", filters.address("/api" + PATH + ".csv", 0))
			.addObject("xlsx", filters.address("/api" + PATH + ".xlsx", 0))
			.addObject("part", Paging.Part.of(page, SIZE, shown.size(), (long) narrowed.size(),
					other -> filters.address(PATH, other)));
	}

	@GetMapping("/api" + PATH + ".csv")
	void csv(@RequestParam Map<String, String> given, HttpServletResponse response) throws IOException {
		file.csv("checklist", columns(), response, rows(given));
	}

	@GetMapping("/api" + PATH + ".xlsx")
	void xlsx(@RequestParam Map<String, String> given, HttpServletResponse response) throws IOException {
		file.xlsx("checklist", texts.of("audits.checklist.title"), columns(), response, rows(given));
	}

	private ListFile.Rows rows(Map<String, String> given) {
		rights.check();
		List<Violation> wrong = new ArrayList<>();
		Filters asked = Filters.of(given, KINDS, wrong);
		if (!wrong.isEmpty()) {
			throw SubmissionRefused.invalid(wrong);
		}
		Filters filters = checklist.usual(asked, DAYS);
		Checklist.Found read = checklist.in(filters);
		List<Finding> found = narrowed(read, filters);
		Map<String, String> called = called(found);
		return out -> {
			found.forEach(one -> out.accept(cells(shown(one, called))));
			if (read.more()) {
				// A file says as well as the page what it does not hold.
				out.accept(Arrays.asList(null, null, null, null, null,
						texts.of("audits.checklist.notAll", Checklist.MOST)));
			}
		};
	}

	private static List<Object> cells(Shown one) {
		List<Object> cells = new ArrayList<>();
		cells.add(one.grave());
		cells.add(one.title());
		cells.add(one.businessKey());
		cells.add(one.person());
		cells.add(one.at());
		cells.add(one.sentence());
		return cells;
	}

	private List<Sheet.Column> columns() {
		return Stream.of("grave", "rule", "project", "person", "when", "finding")
			.map(name -> new Sheet.Column(texts.of("audits.checklist." + name), name.equals("finding") ? 60 : 24))
			.toList();
	}

	private static List<Finding> narrowed(Checklist.Found found, Filters filters) {
		return found.findings()
			.stream()
			.filter(one -> !filters.has("rule") || one.rule().equals(filters.of("rule")))
			.toList();
	}

	private List<Row> rules(Checklist.Found found, Filters filters) {
		return RULES.stream()
			.map(name -> new Row(name, texts.of("audits.rule." + name), texts.of("audits.rule." + name + ".meaning"),
					Rules.ALL.stream()
						.filter(rule -> rule.name().equals(name))
						.map(Rule::severity)
						.findFirst()
						.orElse(Severity.low),
					found.findings().stream().filter(one -> one.rule().equals(name)).count(),
					filters.with("rule", filters.of("rule").equals(name) ? "" : name).address(PATH, 0)))
			.toList();
	}

	private Map<String, String> called(List<Finding> findings) {
		Set<String> ids = new HashSet<>();
		findings.forEach(one -> ids.add(one.person()));
		ids.remove(null);
		return people.names(ids);
	}

	private Shown shown(Finding one, Map<String, String> called) {
		String person = (one.person() == null) ? null : called.getOrDefault(one.person(), one.person());
		List<Object> arguments = new ArrayList<>();
		arguments.add((person == null) ? "–" : person);
		one.arguments().forEach(argument -> arguments.add(word(argument)));
		return new Shown(texts.of("audits.rule." + one.rule()), one.severity(),
				texts.of("audits.severity." + one.severity()), one.businessKey(), person,
				(one.at() == null) ? null : TIME.format(LocalDateTime.ofInstant(one.at(), EngineClock.zone())),
				texts.of("audits.finding." + one.rule(), arguments.toArray()), one.evidence());
	}

	private Object word(Object argument) {
		Locale language = LocaleContextHolder.getLocale();
		if (argument instanceof TaskDone task) {
			return names.of(task.process(), task.taskKey(), task.name(), language);
		}
		if (argument instanceof Case.Hand hand) {
			String key = "audit.what." + hand.what();
			String text = texts.of(key);
			return text.equals(key) ? hand.what() : text;
		}
		return (argument == null) ? "–" : argument;
	}

}
