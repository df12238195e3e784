package io.serviceloop.overview.mine.feed;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

import io.serviceloop.access.password.SignInThrottle.TooManyAttempts;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.notification.MailChoices;
import io.serviceloop.notification.MailSettings;
import io.serviceloop.overview.mine.MyTasks;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * What is due for one person, as calendar programs read it again and again. They cannot
 * sign in, so the address is the secret: it gives away when which kind of task is due,
 * and nothing that stands in a project.
 */
@Controller
class CalendarFeed {

	private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

	/** Tasks of a calendar; nobody has more that are due. */
	private static final int MOST = 500;

	private final CalendarAddresses addresses;

	private final MyTasks tasks;

	private final CalendarText text;

	private final MailChoices choices;

	private final MailSettings settings;

	private final AddressCheck check;

	private final Texts texts;

	CalendarFeed(CalendarAddresses addresses, MyTasks tasks, CalendarText text, MailChoices choices,
			MailSettings settings, AddressCheck check, Texts texts) {
		this.addresses = addresses;
		this.tasks = tasks;
		this.text = text;
		this.choices = choices;
		this.settings = settings;
		this.check = check;
		this.texts = texts;
	}

	@GetMapping("/calendar/{token}.ics")
	ResponseEntity<byte[]> read(@PathVariable String token, HttpServletRequest request) {
		Optional<String> owner;
		try {
			String hash = CalendarAddresses.hash(token);
			owner = check.owner(hash, request.getRemoteAddr(), () -> addresses.owner(hash));
		}
		catch (TooManyAttempts ex) {
			return answer(HttpStatus.TOO_MANY_REQUESTS).header(HttpHeaders.RETRY_AFTER, String.valueOf(ex.seconds()))
				.build();
		}
		if (owner.isEmpty()) {
			return answer(HttpStatus.NOT_FOUND).build();
		}
		Locale language = choices.language(owner.get());
		byte[] calendar = text.of(texts.in(language, "mine.feed.name"), tasks.dated(owner.get(), MOST), language,
				root());
		addresses.read(owner.get());
		return answer(HttpStatus.OK).contentType(CALENDAR)
			.header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"serviceloop.ics\"")
			.body(calendar);
	}

	/** Nobody keeps it, and no link in it tells where it was read. */
	private static ResponseEntity.BodyBuilder answer(HttpStatus status) {
		return ResponseEntity.status(status)
			.header(HttpHeaders.CACHE_CONTROL, "private, no-store")
			.header("Referrer-Policy", "no-referrer")
			.header("X-Robots-Tag", "noindex");
	}

	/** Where a calendar is read, for programs anywhere. */
	String address(String token) {
		return root() + "/calendar/" + token + ".ics";
	}

	/** Where people reach the application. */
	private String root() {
		return settings.publicUrl().isEmpty() ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()
				: settings.publicUrl();
	}

}
