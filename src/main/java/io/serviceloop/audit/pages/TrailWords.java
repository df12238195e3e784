package io.serviceloop.audit.pages;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.audit.reader.Arguments;
import io.serviceloop.audit.trail.ProjectTrail;
import io.serviceloop.audit.trail.TaskDone;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.task.TaskNames;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.overview.work.Words;

/** What happened in a project, in the words of one reader. */
final class TrailWords {

	private final Words words;

	private final Texts texts;

	private final TaskNames names;

	private final Locale reader;

	TrailWords(Words words, Texts texts, TaskNames names, Locale reader) {
		this.words = words;
		this.texts = texts;
		this.names = names;
		this.reader = reader;
	}

	/** What a task is called, and what it is about. */
	public String task(ProjectTrail.Task task) {
		return Words.joined(" · ", name(task.done()), about(task));
	}

	public String name(TaskDone done) {
		return names.of(done.process(), done.taskKey(), done.name(), reader);
	}

	/** The problem, action, source or person that a task is about; empty for none. */
	public String about(ProjectTrail.Task task) {
		return (task.done().subject() != null) ? task.done().subject() : words.person(task.oneOf());
	}

	/** What a task is called of which the key is known; empty for null. */
	public String task(String process, String taskKey, String name) {
		return (taskKey == null) ? "" : names.of((process == null) ? "improvementLoop" : process, taskKey,
				(name == null) ? words.code("task", taskKey) : name, reader);
	}

	public String step(String step) {
		return texts.of((step == null) ? "audit.beside" : "step." + step);
	}

	public String person(String id) {
		return words.person(id);
	}

	/** Who did a task: who completed it, or has it. */
	public String who(TaskDone done) {
		return words.person((done.completedBy() == null) ? done.assignee() : done.completedBy());
	}

	/** For whom it was done; empty where for nobody else. */
	public String forWhom(TaskDone done) {
		boolean another = done.owner() != null && !done.owner().equals(done.assignee());
		return another ? words.person(done.owner()) : "";
	}

	/** What became of a task. */
	public String outcome(TaskDone done) {
		String outcome = done.completed() ? "completed" : (done.ended() == null) ? "open" : "deleted";
		return texts.of("audit.outcome." + outcome);
	}

	public String moment(Instant moment) {
		return (moment == null) ? "" : words.moment(time(moment));
	}

	public String moment(LocalDateTime moment) {
		return words.moment(moment);
	}

	private static LocalDateTime time(Instant moment) {
		return LocalDateTime.ofInstant(moment, EngineClock.zone());
	}

	/** A length of time by its two largest units; a dash where it is not known. */
	public String span(Long seconds) {
		if (seconds == null) {
			return "–";
		}
		Duration span = Duration.ofSeconds(Math.max(0, seconds));
		if (span.toDays() > 0) {
			return texts.of("audit.span.days", words.number(span.toDays()), span.toHoursPart());
		}
		return (span.toHours() > 0) ? texts.of("audit.span.hours", span.toHours(), span.toMinutesPart())
				: texts.of("audit.span.minutes", span.toMinutes());
	}

	public String number(Number number) {
		return words.number(number);
	}

	public String lap(int lap) {
		return words.of("lapNumber", lap);
	}

	/** What a place of an answer is called: fields by their names, rows by theirs. */
	public String place(String place) {
		return Stream.of(place.split("/")).map(this::field).collect(Collectors.joining(" › "));
	}

	private String field(String name) {
		String known = texts.of("field." + name);
		return known.startsWith("field.") ? name : known;
	}

	/** A value as it is read; a dash where there is none. */
	public String value(String value) {
		if (value == null) {
			return "–";
		}
		if (value.matches("-?\\d{1,15}\\.\\d{5,}")) {
			return words.number(new BigDecimal(value));
		}
		boolean yesOrNo = value.equals("true") || value.equals("false");
		return yesOrNo ? words.yesNo(Boolean.valueOf(value)) : value;
	}

	/** What a signature says. */
	public String meaning(String stem) {
		return texts.of("signature." + stem);
	}

	/** The text of a list, or the code itself where it has none. */
	public String code(String list, String code) {
		String key = "audit." + list + "." + code;
		String text = texts.of(key);
		return text.equals(key) ? String.valueOf(code) : text;
	}

	/** What a decision is called. */
	public String decision(ProjectTrail.Decision decision) {
		String known = code("decision", decision.decision());
		return (known.equals(decision.decision()) && decision.name() != null) ? decision.name() : known;
	}

	/** Why an attempt was refused, a sentence each. */
	public List<String> reasons(JsonNode reasons) {
		List<String> sentences = new ArrayList<>();
		for (JsonNode reason : reasons) {
			sentences.add(Words.joined(" – ", place(reason.path("path").asText().replaceAll("[.\\[\\]]+", "/")),
					sentence(reason), reason.path("given").isMissingNode() || reason.path("given").isNull() ? ""
							: texts.of("audit.given", shortened(reason.path("given")))));
		}
		return sentences;
	}

	private String sentence(JsonNode reason) {
		String key = reason.path("message").asText();
		try {
			return texts.of(key, Arguments.of(reason.path("arguments")));
		}
		catch (IllegalArgumentException changedSince) {
			// The sentence takes other arguments today.
			return key;
		}
	}

	private static String shortened(JsonNode given) {
		String text = given.isValueNode() ? given.asText() : given.toString();
		return (text.length() <= 200) ? text : text.substring(0, text.offsetByCodePoints(0, 190)) + "…";
	}

}
