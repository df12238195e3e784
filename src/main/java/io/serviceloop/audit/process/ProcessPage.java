package io.serviceloop.audit.process;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.serviceloop.audit.reader.AuditRights;
import io.serviceloop.audit.reader.Filters;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.task.TaskNames;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.loop.words.Violation;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriUtils;

/**
 * The process itself, over the projects that ran in a period: each number opens the cases
 * behind it, and where it is narrowest a project about it can be opened.
 */
@Controller
class ProcessPage {

	private static final String PATH = "/audit/process";

	private static final Filters.Kinds KINDS = new Filters.Kinds(List.of("from", "to"), Map.of(), Set.of());

	private static final List<String> DEFINED = List.of("taskCompleted", "taskWaiting", "taskWorking", "taskWhole",
			"middleHalf", "p90", "lateShare", "decidedAgainst", "sentBack", "refusedAnswers", "endedOtherwise",
			"waitedFor", "waitTimes", "waitMedian", "waitTotal", "projectCount");

	/** The usual period, in days. */
	private static final int DAYS = 365;

	private static final double DAY = 24;

	private final ProcessReader reader;

	private final ProcessCharts charts;

	private final TaskNames names;

	private final People people;

	private final AuditRights rights;

	private final EngineClock clock;

	private final Texts texts;

	ProcessPage(ProcessReader reader, ProcessCharts charts, TaskNames names, People people, AuditRights rights,
			EngineClock clock, Texts texts) {
		this.reader = reader;
		this.charts = charts;
		this.names = names;
		this.people = people;
		this.rights = rights;
		this.clock = clock;
		this.texts = texts;
	}

	/**
	 * A row of the table: a task with the ways to its cases.
	 *
	 * @param share its part of all time
	 */
	record Row(StepFigures step, String name, double share, long refused, long sentBack, long attempts, String all,
			String late, String otherwise, String against, String sender, String median, String p90, String records) {
	}

	/** Who waits for whom, by their names. */
	record Wait(String from, String to, Handing handing, String way) {
	}

	@GetMapping(PATH)
	ModelAndView show(@RequestParam Map<String, String> given, HttpServletRequest request) {
		rights.check();
		List<Violation> wrong = new ArrayList<>();
		Filters period = Filters.of(given, KINDS, wrong);
		if (!period.narrows()) {
			period = period.with("from", clock.today().minusDays(DAYS).toString()).with("to", clock.today().toString());
		}
		ProcessReader.Read read = reader.of(period);
		List<Row> rows = rows(read, period, LocaleContextHolder.getLocale());
		List<Wait> waits = waits(read.handings(), period);
		Row bottleneck = rows.stream()
			.filter(row -> row.share() > 0)
			.max(Comparator.comparingDouble(Row::share))
			.orElse(null);
		ModelAndView page = new ModelAndView("auditProcess", wrong.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
		if (!rows.isEmpty()) {
			page.addObject("times", times(rows, request.getContextPath()));
		}
		if (!waits.isEmpty()) {
			page.addObject("waiting", charts.lying(
					Map.of("audits.process.total",
							ProcessCharts.bars(waits,
									wait -> new ProcessCharts.Bar(wait.from() + " → " + wait.to(),
											tenths(wait.handing().total()), request.getContextPath() + wait.way()))),
					"audits.process.hours"));
		}
		if (!read.laps().isEmpty()) {
			Filters ran = period;
			page.addObject("laps", charts.lying(
					Map.of("audits.process.projects",
							ProcessCharts.bars(List.copyOf(read.laps().entrySet()),
									one -> new ProcessCharts.Bar(texts.of("projects.lap", one.getKey()), one.getValue(),
											request.getContextPath() + lapsOf(ran, one.getKey())))),
					"audits.process.projects"));
		}
		return page.addObject("wrong", wrong.stream().map(texts::of).toList())
			.addObject("filters", period)
			.addObject("read", read)
			.addObject("rows", rows)
			.addObject("waits", waits)
			.addObject("lapsOf", lapRows(read, period))
			.addObject("words", this)
			.addObject("most", ProcessReader.MOST)
			.addObject("bottleneck", bottleneck)
			.addObject("start", (bottleneck != null && rights.mayOpenProjects()) ? start(bottleneck) : null)
			.addObject("hands", period.with("interventions", "true").address("/audit/records", 0))
			.addObject("projects", period.address("/audit", 0))
			.addObject("defined", DEFINED);
	}

	private List<Row> rows(ProcessReader.Read read, Filters period, Locale language) {
		double all = read.steps().stream().mapToDouble(StepFigures::total).sum();
		return read.steps().stream().map(step -> {
			Filters here = period.with("task", step.taskKey());
			return new Row(step, names.of(step.process(), step.taskKey(), step.name(), language),
					(all == 0) ? 0 : step.total() / all, read.refused().getOrDefault(step.taskKey(), 0L),
					read.sentBack().getOrDefault(step.taskKey(), 0L), read.attempts().getOrDefault(step.taskKey(), 0L),
					here.with("how", "done").address("/audit", 0), here.with("how", "late").address("/audit", 0),
					here.with("how", "otherwise").address("/audit", 0),
					here.with("how", "against").address("/audit", 0), here.with("how", "sender").address("/audit", 0),
					(step.whole() == null) ? null : longer(here, step.whole().median()),
					(step.whole() == null) ? null : longer(here, step.whole().p90()),
					here.with("outcome", "refused").with("what", "completeTask").address("/audit/records", 0));
		}).toList();
	}

	/** The projects in which it took so long, or longer. */
	private static String longer(Filters here, double hours) {
		return here.with("hours", String.format(Locale.ROOT, "%.4f", Math.floor(hours * 10_000) / 10_000))
			.address("/audit", 0);
	}

	private static String lapsOf(Filters period, int lap) {
		return period.with("laps", String.valueOf(lap)).address("/audit", 0);
	}

	private Map<Integer, String> lapRows(ProcessReader.Read read, Filters period) {
		Map<Integer, String> rows = new LinkedHashMap<>();
		read.laps().keySet().forEach(lap -> rows.put(lap, lapsOf(period, lap)));
		return rows;
	}

	private List<Wait> waits(List<Handing> handings, Filters period) {
		Set<String> ids = new HashSet<>();
		handings.forEach(handing -> ids.addAll(List.of(handing.from(), handing.to())));
		Map<String, String> called = people.names(ids);
		return handings.stream()
			.map(handing -> new Wait(called.getOrDefault(handing.from(), handing.from()),
					called.getOrDefault(handing.to(), handing.to()), handing,
					period.with("person", handing.to()).address("/audit", 0)))
			.toList();
	}

	private String times(List<Row> rows, String root) {
		Map<String, List<ProcessCharts.Bar>> series = new LinkedHashMap<>();
		List<Row> over = rows.stream().filter(row -> row.step().whole() != null).toList();
		if (over.isEmpty()) {
			return null;
		}
		series.put("definition.taskWaiting.term", ProcessCharts.bars(over,
				row -> new ProcessCharts.Bar(row.name(), tenths(row.step().waiting().median()), root + row.median())));
		series.put("definition.taskWorking.term", ProcessCharts.bars(over,
				row -> new ProcessCharts.Bar(row.name(), tenths(row.step().working().median()), root + row.median())));
		return charts.lying(series, "audits.process.hours");
	}

	private static double tenths(double hours) {
		return Math.round(hours * 10) / 10.0;
	}

	/** The start form of a project about it, with a title. */
	private String start(Row bottleneck) {
		return "/camunda/app/tasklist/default/#/?processStart=improvementLoop&title=" + UriUtils
			.encode(texts.of("audits.process.improve.project", bottleneck.name()), StandardCharsets.UTF_8);
	}

	/** Hours as people say them: from two days on, days. */
	public String time(Double hours) {
		if (hours == null) {
			return "–";
		}
		return (hours >= 2 * DAY) ? texts.of("audits.process.inDays", tenths(hours / DAY))
				: texts.of("audits.process.inHours", tenths(hours));
	}

	/** The middle half of some times. */
	public String half(Spread spread) {
		return (spread == null) ? "–" : time(spread.lower()) + " – " + time(spread.upper());
	}

	/** A part in percent. */
	public String percent(Double part) {
		return (part == null) ? "–" : texts.of("audits.process.percent", Math.round(part * 100));
	}

}
