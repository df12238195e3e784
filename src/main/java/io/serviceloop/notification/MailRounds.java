package io.serviceloop.notification;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * When mails are sent and due dates looked at. It has threads of its own: a mail server
 * that hangs must not keep the imports from telling the database that they are alive.
 */
@Component
@Conditional(MailIsOn.class)
class MailRounds {

	private static final Logger log = LoggerFactory.getLogger(MailRounds.class);

	/** A quarter of a lease. */
	private static final Duration BEAT = Duration.ofSeconds(15);

	private final Notifications notifications;

	private final Postman postman;

	private final MailSettings settings;

	/** The second one tells of the mail that the first one is sending. */
	private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2,
			work -> new Thread(work, "mail"));

	MailRounds(Notifications notifications, Postman postman, MailSettings settings) {
		this.notifications = notifications;
		this.postman = postman;
		this.settings = settings;
	}

	/** Not before the application is ready: an answer to a mail has to find it. */
	@EventListener(ApplicationReadyEvent.class)
	void start() {
		every(settings.poll(), notifications::digests);
		every(settings.poll(), () -> postman.round(() -> !threads.isShutdown()));
		long first = Math.min(settings.poll().toMillis(), settings.sweep().toMillis());
		every(BEAT, postman::beat);
		threads.scheduleWithFixedDelay(() -> safely(notifications::sweep), first, settings.sweep().toMillis(),
				TimeUnit.MILLISECONDS);
	}

	@PreDestroy
	void stop() throws InterruptedException {
		// The mail that is being sent is finished, the ones behind it wait for the next
		// start. No interrupt: H2 would
		// close its file.
		threads.shutdown();
		threads.awaitTermination(10, TimeUnit.SECONDS);
	}

	private void every(Duration pause, Runnable work) {
		threads.scheduleWithFixedDelay(() -> safely(work), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
	}

	private static void safely(Runnable work) {
		try {
			work.run();
		}
		catch (RuntimeException ex) {
			// The next round comes.
			log.warn("a round of mails ended early", ex);
		}
	}

}
