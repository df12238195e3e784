package io.serviceloop.notification;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.task.FinishedTasks;
import io.serviceloop.loop.task.WaitingTasks;
import io.serviceloop.loop.task.WaitingTasks.WaitingTask;
import io.serviceloop.loop.work.DayOver;
import io.serviceloop.notification.Outbox.Entry;
import io.serviceloop.project.copy.Copies;
import io.serviceloop.reminder.Urges;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * Sends what stands in the outbox: counts the attempt, looks whether the mail is still
 * true, sends it, marks it as sent. One node does this at a time.
 * <p>
 * A node that dies before the mail server has taken the mail leaves it to the next one.
 * One that dies between the server's acceptance and the mark, or stands still for so long
 * that it is taken for dead, leaves it there too, so then, and only then, the same mail
 * is sent again: at least once, not exactly once, which no mail server offers. It then
 * carries the same {@code Message-ID}, by which many mail servers and programs show it
 * once.
 */
@Component
@Conditional(MailIsOn.class)
class Postman {

	private static final Logger log = LoggerFactory.getLogger(Postman.class);

	private static final int BUNDLE = 50;

	private static final int REASON = 500;

	/** So much of what others finished stands in a digest. */
	private static final int MOST_FINISHED = 20;

	private final Outbox outbox;

	private final MailChoices choices;

	private final People people;

	private final WaitingTasks tasks;

	private final FinishedTasks done;

	private final Copies copies;

	private final Urges urges;

	private final Letters letters;

	private final JavaMailSender server;

	private final MailSettings settings;

	private final EngineClock clock;

	Postman(Outbox outbox, MailChoices choices, People people, WaitingTasks tasks, FinishedTasks done, Copies copies,
			Urges urges, Letters letters, JavaMailSender server, MailSettings settings, EngineClock clock) {
		this.outbox = outbox;
		this.choices = choices;
		this.people = people;
		this.tasks = tasks;
		this.done = done;
		this.copies = copies;
		this.urges = urges;
		this.letters = letters;
		this.server = server;
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * Sends everything that is ready, until nothing is left or the server does not
	 * answer.
	 * @param mayGoOn asked before each mail
	 */
	void round(BooleanSupplier mayGoOn) {
		List<Entry> ready = outbox.ready(BUNDLE);
		while (!ready.isEmpty()) {
			for (Entry entry : ready) {
				if (!mayGoOn.getAsBoolean() || outbox.attempt(entry) && !deliver(entry)) {
					return;
				}
			}
			ready = outbox.ready(BUNDLE);
		}
	}

	/** What was written on a practice day is sent on it, while it is true. */
	@EventListener
	@Order(2)
	void dayOver(DayOver day) {
		round(() -> true);
	}

	/**
	 * False where the server cannot be reached, so that there is no sense in trying the
	 * next mail.
	 */
	private boolean deliver(Entry entry) {
		try {
			People.Contact to = people.contact(entry.recipient()).orElse(null);
			MailChoice choice = choices.of(entry.recipient());
			if (to == null || !MailAddress.isOne(to.address())) {
				outbox.skipped(entry.id(), "noAddress");
			}
			else if (entry.kind() == MailKind.DIGEST) {
				digest(entry, to, choice);
			}
			else {
				single(entry, to, choice);
			}
			return true;
		}
		catch (MessagingException | IOException | RuntimeException ex) {
			failed(entry, ex);
			return !isServerAway(ex);
		}
	}

	private void single(Entry entry, People.Contact to, MailChoice choice) throws MessagingException, IOException {
		if (choice.mode() == MailChoice.Mode.NONE) {
			outbox.skipped(entry.id(), "notWanted");
			return;
		}
		Optional<Letter> letter = letter(entry, to, settings.language(choice.language()));
		if (letter.isEmpty()) {
			outbox.skipped(entry.id(), "over");
		}
		else {
			send(entry, to, letter.get());
			outbox.sent(List.of(entry.id()));
		}
	}

	/** What is to be told, while it is true. */
	private Optional<Letter> letter(Entry entry, People.Contact to, Locale language) {
		if (entry.kind() == MailKind.COPIED) {
			return copies.copiedBy(entry.businessKey(), to.id())
				.map(by -> letters.copied(entry.businessKey(), people.nameOf(by), to, language));
		}
		return tasks.find(entry.taskId(), to.id())
			.filter(found -> isTrue(entry, found))
			.map(task -> letters.of(entry, task, urgers(entry), to, language));
	}

	/** The names of those who urge; empty where the mail is about something else. */
	private List<String> urgers(Entry entry) {
		return (entry.kind() != MailKind.URGE) ? List.of()
				: urges.about(entry.taskId()).stream().map(people::nameOf).toList();
	}

	/**
	 * Everything that waits for the person, what was escalated to them since the last
	 * one, and what others finished since yesterday in projects this person leads.
	 */
	private void digest(Entry entry, People.Contact to, MailChoice choice) throws MessagingException, IOException {
		if (choice.mode() != MailChoice.Mode.DAILY) {
			outbox.skipped(entry.id(), "notWanted");
			return;
		}
		List<Long> told = new ArrayList<>(List.of(entry.id()));
		Map<String, WaitingTask> waiting = new LinkedHashMap<>();
		Set<String> urged = new HashSet<>();
		Map<String, String> copied = new LinkedHashMap<>();
		for (Entry one : outbox.waitingFor(to.id())) {
			told.add(one.id());
			if (one.kind() == MailKind.ESCALATION) {
				tasks.find(one.taskId(), to.id()).ifPresent(task -> waiting.put(task.id(), task));
			}
			if (one.kind() == MailKind.URGE) {
				urged.add(one.taskId());
			}
			if (one.kind() == MailKind.COPIED) {
				copies.copiedBy(one.businessKey(), to.id())
					.ifPresent(by -> copied.put(one.businessKey(), people.nameOf(by)));
			}
		}
		// After the entries were read: of each of them the task is among these, or is
		// over.
		tasks.of(to.id()).forEach(task -> waiting.put(task.id(), task));
		List<FinishedTasks.Finished> finished = done.byOthers(to.id(), LocalDateTime.now(clock).minusDays(1),
				MOST_FINISHED);
		if (waiting.isEmpty() && finished.isEmpty() && copied.isEmpty()) {
			told.forEach(id -> outbox.skipped(id, "over"));
		}
		else {
			Map<String, String> names = people
				.names(finished.stream().map(FinishedTasks.Finished::assignee).distinct().toList());
			send(entry, to, letters.digest(List.copyOf(waiting.values()), urged, copied, finished, names, to,
					settings.language(choice.language())));
			outbox.sent(told);
		}
	}

	/**
	 * Whether what was to be told is still so; the task itself is open and on the
	 * person's list.
	 */
	private boolean isTrue(Entry entry, WaitingTask task) {
		boolean theirs = task.assignee() == null || task.assignee().equals(entry.recipient());
		return switch (entry.kind()) {
			case NEW_TASK, URGE -> theirs;
			case DUE_SOON -> theirs && entry.due().equals(task.dueDay()) && task.due().isAfter(clock.instant());
			case OVERDUE -> theirs && entry.due().equals(task.dueDay());
			// An action that is handed over or postponed is taken from the lists it was
			// escalated to.
			case ESCALATION -> true;
			case COPIED, DIGEST -> false;
		};
	}

	private void send(Entry entry, People.Contact to, Letter letter) throws MessagingException, IOException {
		MimeMessage message = server.createMimeMessage();
		MimeMessageHelper helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
		helper.setFrom(settings.from(), "ServiceLoop");
		helper.setTo(to.address());
		helper.setSubject(letter.subject());
		helper.setText(letter.plain(), letter.html());
		message.setHeader("Message-ID", messageId(entry.eventKey()));
		// Keeps absence notices from answering.
		message.setHeader("Auto-Submitted", "auto-generated");
		server.send(message);
	}

	/** The same for the same event, always; tells nothing of it. */
	private String messageId(String eventKey) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(eventKey.getBytes(StandardCharsets.UTF_8));
			String domain = settings.from().substring(settings.from().indexOf('@') + 1);
			return "<" + HexFormat.of().formatHex(hash, 0, 16) + ".serviceloop@" + domain + ">";
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void failed(Entry entry, Exception failure) {
		String reason = reason(failure);
		int attempt = entry.attempts() + 1;
		if (attempt >= settings.attempts()) {
			outbox.givenUp(entry.id(), reason);
			log.warn("mail {} ({}) is given up after {} attempts: {}", entry.id(), entry.kind(), attempt, reason);
		}
		else {
			outbox.failed(entry.id(), reason, settings.pauseAfter(attempt));
			log.warn("mail {} ({}) could not be sent, attempt {} of {}: {}", entry.id(), entry.kind(), attempt,
					settings.attempts(), reason);
		}
	}

	/** What went wrong, in one line and without anybody's address. */
	static String reason(Exception failure) {
		Throwable deepest = failure;
		if (failure instanceof MailSendException several && several.getMessageExceptions().length > 0) {
			deepest = several.getMessageExceptions()[0];
		}
		while (deepest.getCause() != null && deepest.getCause() != deepest) {
			deepest = deepest.getCause();
		}
		String text = (deepest.getClass().getSimpleName() + ": " + deepest.getMessage()).replaceAll("\\S+@\\S+", "…")
			.replaceAll("\\s+", " ");
		return (text.length() <= REASON) ? text : text.substring(0, REASON - 1) + "…";
	}

	private static boolean isServerAway(Exception failure) {
		// A cause has only the failure to connect; what the server says of a mail stands
		// with the mail.
		return failure instanceof MailAuthenticationException
				|| failure instanceof MailSendException && failure.getCause() != null;
	}

}
