package io.serviceloop.modelling.check.flow;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.serviceloop.modelling.check.source.Findings;
import io.serviceloop.modelling.check.source.Node;
import io.serviceloop.modelling.check.source.Vocabulary;
import io.serviceloop.modelling.check.source.Vocabulary.Kind;
import io.serviceloop.loop.engine.EngineClock;
import org.joda.time.DateTimeZone;
import org.joda.time.format.ISODateTimeFormat;
import org.springframework.scheduling.support.CronExpression;

/** Whether the timers of a process are understood by the engine, and leave it time. */
final class Timers {

	private static final List<String> FORMS = List.of("timeDate", "timeCycle", "timeDuration");

	private static final Pattern DURATION = Pattern
		.compile("P(?:(\\d{1,4})W|(?:(\\d{1,3})Y)?(?:(\\d{1,4})M)?(?:(\\d{1,5})D)?"
				+ "(?:T(?:(\\d{1,6})H)?(?:(\\d{1,7})M)?(?:(\\d{1,8})S)?)?)");

	private static final long[] SECONDS = { 604_800, 31_536_000, 2_419_200, 86_400, 3_600, 60, 1 };

	/** Once a minute: the second is one number. */
	private static final Pattern CRON = Pattern.compile("[0-5]?\\d(\\s+\\S{1,40}){5}");

	private static final int SHORTEST = 60;

	private final Scope process;

	private final Variables variables;

	private final Vocabulary words;

	private final Findings findings;

	Timers(Scope process, Variables variables, Vocabulary words, Findings findings) {
		this.process = process;
		this.variables = variables;
		this.words = words;
		this.findings = findings;
	}

	void check() {
		process.node().all().filter(node -> node.is(Bpmn.NAMESPACE, "timerEventDefinition")).forEach(this::timer);
	}

	private void timer(Node timer) {
		List<Node> times = timer.children().stream().filter(time -> FORMS.contains(time.name())).toList();
		if (times.size() != 1 || times.get(0).text().isEmpty()) {
			findings.error(timer, times.size() > 1 ? "timer-several" : "timer-none");
			return;
		}
		Node time = times.get(0);
		String text = time.text();
		Expression expression = Expression.of(text);
		boolean starts = timer.parent().name().equals("startEvent") && timer.parent().parent() == process.node();
		if (starts && (time.name().equals("timeDuration") || !expression.isLiteral())) {
			findings.error(timer, "timer-start", text);
		}
		else if (!expression.isLiteral()) {
			computed(timer, expression);
		}
		else if (text.startsWith("P") && !time.name().equals("timeCycle")) {
			duration(timer, text, text);
		}
		else if (time.name().equals("timeDate")) {
			date(timer, text, text);
		}
		else if (time.name().equals("timeCycle")) {
			cycle(timer, text);
		}
		else {
			findings.error(timer, "timer", text);
		}
	}

	private void computed(Node timer, Expression expression) {
		if (expression.isVariable()) {
			variables.in(expression.text())
				.stream()
				.filter(name -> !Set.of(Kind.TEXT, Kind.DATE)
					.contains(Objects.requireNonNullElse(variables.kind(name), Kind.TEXT)))
				.forEach(name -> findings.error(timer, "timer-kind", name));
		}
		else if (expression.call() == null || !words.functions().containsKey(expression.call())) {
			findings.error(timer, "timer-expression", expression.text());
		}
	}

	private void duration(Node timer, String duration, String text) {
		Matcher parts = DURATION.matcher(duration);
		if (!parts.matches() || duration.endsWith("P") || duration.endsWith("T")) {
			findings.error(timer, "timer", text);
			return;
		}
		long seconds = 0;
		for (int i = 0; i < SECONDS.length; i++) {
			seconds += (parts.group(i + 1) == null) ? 0 : SECONDS[i] * Long.parseLong(parts.group(i + 1));
		}
		if (seconds < SHORTEST) {
			findings.error(timer, "timer-short", text);
		}
	}

	private void date(Node timer, String date, String text) {
		try {
			// By the clock that the engine takes, which a practice clock may have moved.
			if (ISODateTimeFormat.dateTimeParser()
				.withZone(DateTimeZone.forTimeZone(TimeZone.getTimeZone(EngineClock.zone())))
				.parseDateTime(date)
				.isBeforeNow()) {
				findings.error(timer, "timer-past", text);
			}
		}
		catch (IllegalArgumentException | ArithmeticException ex) {
			findings.error(timer, "timer", text);
		}
	}

	private void cycle(Node timer, String text) {
		String[] parts = text.split("/", -1);
		if (!text.startsWith("R")) {
			cron(timer, text);
		}
		else if (!parts[0].matches("R([1-9]\\d{0,5})?") || parts.length < 2 || parts.length > 3
				|| parts.length == 3 && parts[1].startsWith("P") == parts[2].startsWith("P")) {
			findings.error(timer, "timer", text);
		}
		else {
			for (String part : List.of(parts).subList(1, parts.length)) {
				if (part.startsWith("P") || parts.length == 2) {
					duration(timer, part, text);
				}
				else {
					date(timer, part, text);
				}
			}
		}
	}

	private void cron(Node timer, String text) {
		if (!CronExpression.isValidExpression(text) || text.startsWith("@")) {
			findings.error(timer, "timer", text);
		}
		else if (!CRON.matcher(text).matches()) {
			findings.error(timer, "timer-short", text);
		}
		else if (CronExpression.parse(text).next(LocalDateTime.now(EngineClock.zone())) == null) {
			findings.error(timer, "timer-past", text);
		}
	}

}
