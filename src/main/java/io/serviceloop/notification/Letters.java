package io.serviceloop.notification;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.task.FinishedTasks;
import io.serviceloop.loop.task.TaskNames;
import io.serviceloop.loop.task.WaitingTasks.WaitingTask;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.notification.Outbox.Entry;
import io.serviceloop.project.Project;
import io.serviceloop.project.Projects;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Writes the mails, in the reader's language and with what is needed to decide whether to
 * open the task: project, task, due date, why, and a link. What was answered in forms
 * stays in the application (E07).
 */
@Component
@Conditional(MailIsOn.class)
class Letters {

	/** Tasks that a digest names; of more it tells the number. */
	private static final int MOST = 50;

	/** Whatever breaks a line, is invisible, or turns the direction of reading. */
	private static final String UNSEEN = "[\\p{Cc}\\p{Zl}\\p{Zp}\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]+";

	private final Texts texts;

	private final Projects projects;

	private final MailSettings settings;

	private final EngineClock clock;

	private final ITemplateEngine templates;

	private final TaskNames names;

	Letters(Texts texts, Projects projects, MailSettings settings, EngineClock clock, ITemplateEngine templates,
			TaskNames names) {
		this.texts = texts;
		this.names = names;
		this.projects = projects;
		this.settings = settings;
		this.clock = clock;
		this.templates = templates;
	}

	/** A fact about a task: what it is, and how it is. */
	private record Fact(String name, String value) {
	}

	/**
	 * A task of a digest: its name, what it is about, and where it and its project are
	 * opened; {@code projectLink} is null where it belongs to none.
	 */
	private record Item(String name, String about, String link, String projectLink) {
	}

	/** Tasks of a digest under one heading. */
	private record Part(String heading, List<Item> items) {
	}

	/**
	 * A mail about one task.
	 * @param urgers the names of those who urge; empty where it is about something else
	 */
	Letter of(Entry entry, WaitingTask task, List<String> urgers, People.Contact to, Locale language) {
		String what = "mail." + entry.kind().key();
		boolean offered = entry.kind() == MailKind.NEW_TASK && task.assignee() == null;
		String why = texts.in(language, offered ? "mail.newTask.offered" : what + ".why",
				seen(String.join(texts.in(language, "mine.comma"), urgers)));
		String name = name(task, language);
		List<Fact> facts = new ArrayList<>();
		facts.add(new Fact(texts.in(language, "mail.task"), name));
		facts.add(new Fact(texts.in(language, "mail.project"), project(task)));
		LocalDate due = (entry.due() != null) ? entry.due() : task.dueDay();
		if (due != null) {
			facts.add(new Fact(texts.in(language, "mail.due"), day(due, language)));
		}
		String plain = facts.stream()
			.map(fact -> texts.in(language, "mail.fact", fact.name(), fact.value()) + "\n")
			.collect(Collectors.joining("", "", "\n" + texts.in(language, "mail.open", link(task)) + "\n"));
		String projectLink = projectLink(task);
		if (projectLink != null) {
			plain += texts.in(language, "mail.openProject", projectLink) + "\n";
		}
		String subject = texts.in(language, what + ".subject", name, project(task));
		Map<String, Object> content = new HashMap<>(Map.of("facts", facts, "link", link(task)));
		content.put("projectLink", projectLink);
		return letter("mail/task", content, subject, to, why, plain, language);
	}

	/**
	 * A mail about a project in which somebody is to read along.
	 * @param by the name of who wants that
	 */
	Letter copied(String businessKey, String by, People.Contact to, Locale language) {
		String project = project(businessKey);
		Fact fact = new Fact(texts.in(language, "mail.project"), project);
		String link = projectLink(businessKey);
		Map<String, Object> content = new HashMap<>(Map.of("facts", List.of(fact), "projectLink", link));
		content.put("link", null);
		return letter("mail/task", content, texts.in(language, "mail.copied.subject", project), to,
				texts.in(language, "mail.copied.why", seen(by)),
				texts.in(language, "mail.fact", fact.name(), fact.value()) + "\n\n"
						+ texts.in(language, "mail.openProject", link) + "\n",
				language);
	}

	/**
	 * A digest: what waits for a person, the most urgent first, the projects in which
	 * this person reads along from now on, and what others finished in those this person
	 * leads.
	 * @param urged the ids of those tasks about which somebody urges
	 * @param copied the names of who wants that, by business keys
	 * @param finished the latest first
	 * @param people the names of those who did, by id
	 */
	Letter digest(List<WaitingTask> tasks, Set<String> urged, Map<String, String> copied,
			List<FinishedTasks.Finished> finished, Map<String, String> people, People.Contact to, Locale language) {
		Instant now = clock.instant();
		Map<String, List<Item>> items = new LinkedHashMap<>();
		tasks.stream()
			.sorted(Comparator.comparing(WaitingTask::due, Comparator.nullsLast(Comparator.naturalOrder()))
				.thenComparing(WaitingTask::created))
			.limit(MOST)
			.forEach(task -> items.computeIfAbsent(part(task, urged, to, now), part -> new ArrayList<>())
				.add(item(task, language)));
		copied.forEach((key, by) -> items.computeIfAbsent("mail.digest.copied", part -> new ArrayList<>())
			.add(new Item(project(key), texts.in(language, "mail.copied.by", seen(by)), projectLink(key), null)));
		finished.forEach(one -> items.computeIfAbsent("mail.digest.finished", part -> new ArrayList<>())
			.add(item(one, people, language)));
		List<Part> parts = items.entrySet()
			.stream()
			.map(part -> new Part(texts.in(language, part.getKey()), part.getValue()))
			.toList();
		String more = (tasks.size() > MOST) ? texts.in(language, "mail.more", tasks.size() - MOST) : "";
		StringBuilder plain = new StringBuilder();
		for (Part part : parts) {
			plain.append(part.heading()).append('\n');
			part.items()
				.forEach(item -> plain.append("- %s\n  %s\n  %s\n".formatted(item.name(), item.about(), item.link()))
					.append((item.projectLink() == null) ? "" : "  " + item.projectLink() + "\n"));
			plain.append('\n');
		}
		plain.append(more.isEmpty() ? "" : more + "\n");
		String what = !tasks.isEmpty() ? "mail.digest"
				: copied.isEmpty() ? "mail.digest.finished" : "mail.digest.copied";
		int number = !tasks.isEmpty() ? tasks.size() : copied.isEmpty() ? finished.size() : copied.size();
		return letter("mail/digest", Map.of("parts", parts, "more", more),
				texts.in(language, what + ".subject", number), to, texts.in(language, what + ".why"), plain.toString(),
				language);
	}

	private Item item(WaitingTask task, Locale language) {
		String due = (task.due() == null) ? "" : " · " + texts.in(language, "mail.dueOn", day(task.dueDay(), language));
		return new Item(name(task, language), project(task) + due, link(task), projectLink(task));
	}

	private Item item(FinishedTasks.Finished one, Map<String, String> people, Locale language) {
		String name = texts.in(language, "first.finished.one",
				names.of(one.process(), one.taskKey(), one.name(), language),
				people.getOrDefault(one.assignee(), one.assignee()));
		return new Item(shorten(seen(name), 100), one.businessKey() + " " + seen(one.title()),
				projectLink(one.businessKey()), null);
	}

	/** The heading under which a digest names a task. */
	private static String part(WaitingTask task, Set<String> urged, People.Contact to, Instant now) {
		if (urged.contains(task.id())) {
			return "mail.digest.urged";
		}
		if (task.due() != null && task.due().isBefore(now)) {
			return "mail.digest.overdue";
		}
		return to.id().equals(task.assignee()) ? "mail.digest.own" : "mail.digest.offered";
	}

	/**
	 * A letter with the same in both forms.
	 * @param template of the HTML, which stands in the frame of all mails
	 * @param content what it shows beside the frame
	 */
	private Letter letter(String template, Map<String, Object> content, String subject, People.Contact to, String why,
			String plain, Locale language) {
		String line = shorten(seen(subject), 180);
		String hello = texts.in(language, "mail.hello", seen(to.name()));
		String account = settings.publicUrl() + "/account";
		Context page = new Context(language, content);
		page.setVariables(Map.of("subject", line, "hello", hello, "why", why, "account", account));
		return new Letter(line, """
				%s

				%s

				%s
				--\s
				%s
				%s
				""".formatted(hello, why, plain, texts.in(language, "mail.footer"), account),
				templates.process(template, page));
	}

	private String name(WaitingTask task, Locale language) {
		return shorten(seen(names.of(task, language)), 100);
	}

	private String project(WaitingTask task) {
		return project((task.businessKey() == null) ? "" : task.businessKey());
	}

	private String project(String key) {
		return projects.find(key).map(Project::title).map(title -> key + " " + seen(title)).orElse(key);
	}

	private String link(WaitingTask task) {
		return settings.publicUrl() + task.address();
	}

	/** The page of a task's project; null where it belongs to none. */
	private String projectLink(WaitingTask task) {
		return (task.businessKey() == null) ? null : projectLink(task.businessKey());
	}

	private String projectLink(String businessKey) {
		return settings.publicUrl() + "/projects/" + UriUtils.encodePathSegment(businessKey, StandardCharsets.UTF_8);
	}

	private static String day(LocalDate day, Locale language) {
		// Britain's way puts the day first, as most of the world does.
		Locale region = language.getLanguage().equals("en") ? Locale.UK : language;
		return day.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(region));
	}

	private static String seen(String text) {
		return text.replaceAll(UNSEEN, " ").strip();
	}

	private static String shorten(String text, int most) {
		return (text.codePointCount(0, text.length()) <= most) ? text
				: text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
	}

}
