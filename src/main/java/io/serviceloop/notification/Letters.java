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
import java.util.Optional;

import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.task.WaitingTasks.WaitingTask;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.loop.words.Translations;
import io.serviceloop.notification.Outbox.Entry;
import io.serviceloop.project.Project;
import io.serviceloop.project.Projects;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriUtils;

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

	private final Map<Locale, Optional<Translations>> names = new HashMap<>();

	Letters(Texts texts, Projects projects, MailSettings settings, EngineClock clock) {
		this.texts = texts;
		this.projects = projects;
		this.settings = settings;
		this.clock = clock;
		MailSettings.LANGUAGES.stream()
			.map(Locale::forLanguageTag)
			.forEach(language -> names.put(language, Translations.into(language)));
	}

	/** A mail about one task. */
	Letter of(Entry entry, WaitingTask task, People.Contact to, Locale language) {
		String what = "mail." + entry.kind().key();
		boolean offered = entry.kind() == MailKind.NEW_TASK && task.assignee() == null;
		String why = texts.in(language, offered ? "mail.newTask.offered" : what + ".why");
		String name = name(task, language);
		Map<String, String> facts = new LinkedHashMap<>();
		facts.put(texts.in(language, "mail.task"), name);
		facts.put(texts.in(language, "mail.project"), project(task));
		LocalDate due = (entry.due() != null) ? entry.due() : task.dueDay();
		if (due != null) {
			facts.put(texts.in(language, "mail.due"), day(due, language));
		}
		StringBuilder plain = new StringBuilder();
		StringBuilder html = new StringBuilder("<table style=\"border-collapse:collapse;margin:16px 0\">");
		facts.forEach((fact, value) -> {
			plain.append(texts.in(language, "mail.fact", fact, value)).append('\n');
			html.append("<tr><td style=\"padding:2px 20px 2px 0;color:#52636f;vertical-align:top\">")
				.append(escape(fact))
				.append("</td><td style=\"padding:2px 0;font-weight:600\">")
				.append(escape(value))
				.append("</td></tr>");
		});
		plain.append('\n').append(texts.in(language, "mail.open", link(task))).append('\n');
		html.append("</table><p style=\"margin:20px 0\"><a href=\"")
			.append(escape(link(task)))
			.append("\" style=\"display:inline-block;padding:10px 18px;border-radius:4px;background:#1f5f8b;color:#ffffff;"
					+ "text-decoration:none;font-weight:600\">")
			.append(escape(texts.in(language, "mail.button")))
			.append("</a></p>");
		String subject = texts.in(language, what + ".subject", name, project(task));
		return letter(subject, to, why, plain, html, language);
	}

	/** A digest: what waits for a person, the most urgent first. */
	Letter digest(List<WaitingTask> tasks, People.Contact to, Locale language) {
		Instant now = clock.instant();
		List<WaitingTask> sorted = tasks.stream()
			.sorted(Comparator.comparing(WaitingTask::due, Comparator.nullsLast(Comparator.naturalOrder()))
				.thenComparing(WaitingTask::created))
			.toList();
		Map<String, List<WaitingTask>> parts = new LinkedHashMap<>();
		sorted.stream()
			.limit(MOST)
			.forEach(task -> parts.computeIfAbsent(part(task, to, now), part -> new ArrayList<>()).add(task));
		StringBuilder plain = new StringBuilder();
		StringBuilder html = new StringBuilder();
		parts.forEach((part, ofIt) -> {
			String heading = texts.in(language, part);
			plain.append(heading).append('\n');
			html.append("<h2 style=\"margin:22px 0 6px;font-size:16px\">").append(escape(heading)).append("</h2>");
			ofIt.forEach(task -> {
				String name = name(task, language);
				String about = project(task) + ((task.due() == null) ? ""
						: " · " + texts.in(language, "mail.dueOn", day(task.dueDay(), language)));
				plain.append("- ")
					.append(name)
					.append("\n  ")
					.append(about)
					.append("\n  ")
					.append(link(task))
					.append('\n');
				html.append("<p style=\"margin:0 0 10px\"><a href=\"")
					.append(escape(link(task)))
					.append("\" style=\"color:#1f5f8b;font-weight:600\">")
					.append(escape(name))
					.append("</a><br><span style=\"color:#52636f\">")
					.append(escape(about))
					.append("</span></p>");
			});
			plain.append('\n');
		});
		if (sorted.size() > MOST) {
			String more = texts.in(language, "mail.more", sorted.size() - MOST);
			plain.append(more).append('\n');
			html.append("<p>").append(escape(more)).append("</p>");
		}
		String subject = texts.in(language, "mail.digest.subject", sorted.size());
		return letter(subject, to, texts.in(language, "mail.digest.why", sorted.size()), plain, html, language);
	}

	/** The heading under which a digest names a task. */
	private static String part(WaitingTask task, People.Contact to, Instant now) {
		if (task.due() != null && task.due().isBefore(now)) {
			return "mail.digest.overdue";
		}
		return to.id().equals(task.assignee()) ? "mail.digest.own" : "mail.digest.offered";
	}

	private Letter letter(String subject, People.Contact to, String why, CharSequence plain, CharSequence html,
			Locale language) {
		String hello = texts.in(language, "mail.hello", seen(to.name()));
		String account = settings.publicUrl() + "/account";
		String footer = texts.in(language, "mail.footer");
		return new Letter(shorten(seen(subject), 180), """
				%s

				%s

				%s
				--\s
				%s
				%s
				""".formatted(hello, why, plain, footer, account),
				"""
						<!DOCTYPE html>
						<html lang="%s"><head><meta charset="UTF-8"><title>%s</title></head>
						<body style="margin:0;padding:24px;background:#eef2f5">
						<div style="max-width:560px;margin:0 auto;padding:28px 32px;background:#ffffff;border-top:4px solid #1f5f8b;\
						border-radius:6px;color:#1c2b36;font:15px/1.5 sans-serif">
						<p style="margin:0 0 8px">%s</p>
						<p style="margin:0">%s</p>
						%s
						<p style="margin:24px 0 0;padding-top:12px;border-top:1px solid #dfe4ea;color:#52636f;font-size:13px">%s<br>\
						<a href="%s" style="color:#1f5f8b">%s</a></p>
						</div></body></html>
						"""
					.formatted(language.getLanguage(), escape(seen(subject)), escape(hello), escape(why), html,
							escape(footer), escape(account), escape(account)));
	}

	private String name(WaitingTask task, Locale language) {
		return names.getOrDefault(language, Optional.empty())
			.flatMap(translations -> translations.of(task.process() + "." + task.taskKey()))
			.orElseGet(() -> shorten(seen((task.name() == null) ? task.taskKey() : task.name()), 100));
	}

	private String project(WaitingTask task) {
		String key = (task.businessKey() == null) ? "" : task.businessKey();
		return projects.find(key).map(Project::title).map(title -> key + " " + seen(title)).orElse(key);
	}

	private String link(WaitingTask task) {
		return settings.publicUrl() + "/camunda/app/tasklist/default/#/?task="
				+ UriUtils.encode(task.id(), StandardCharsets.UTF_8);
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

	private static String escape(String text) {
		return HtmlUtils.htmlEscape(text, "UTF-8");
	}

}
