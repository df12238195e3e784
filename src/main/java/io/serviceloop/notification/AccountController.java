package io.serviceloop.notification;

import java.security.Principal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.serviceloop.access.http.HtmlPage;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.loop.words.Translations;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page on which people see what they are called here and choose their mails;
 * everybody their own only.
 */
@Controller
class AccountController {

	private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

	private final Texts texts;

	private final People people;

	private final MailChoices choices;

	private final MailSettings settings;

	private final boolean mailIsOn;

	private final HtmlPage page = new HtmlPage("account");

	AccountController(Texts texts, People people, MailChoices choices, MailSettings settings, Environment environment) {
		this.texts = texts;
		this.people = people;
		this.choices = choices;
		this.settings = settings;
		this.mailIsOn = MailIsOn.in(environment);
	}

	/** What stands in the form; texts, because anything may have been sent. */
	private record Form(String mode, String language, String modeProblem, String languageProblem) {

		boolean isRight() {
			return modeProblem.isEmpty() && languageProblem.isEmpty();
		}

	}

	@GetMapping("/account")
	ResponseEntity<String> show(Principal me, HttpServletRequest request) {
		MailChoice choice = choices.of(me.getName());
		return page(HttpStatus.OK, me,
				new Form(choice.mode().name(), settings.language(choice.language()).getLanguage(), "", ""), request);
	}

	@PostMapping("/account")
	ResponseEntity<String> choose(Principal me, HttpServletRequest request,
			@RequestParam(defaultValue = "") String mode, @RequestParam(defaultValue = "") String language) {
		Optional<MailChoice.Mode> chosen = Arrays.stream(MailChoice.Mode.values())
			.filter(one -> one.name().equals(mode))
			.findFirst();
		Form form = new Form(mode, language, chosen.isPresent() ? "" : texts.of("account.wrong.mode"),
				MailSettings.LANGUAGES.contains(language) ? "" : texts.of("account.wrong.language"));
		if (!form.isRight()) {
			return page(HttpStatus.BAD_REQUEST, me, form, request);
		}
		choices.choose(me.getName(), new MailChoice(chosen.orElseThrow(), language));
		return ResponseEntity.status(HttpStatus.SEE_OTHER)
			.header(HttpHeaders.LOCATION, request.getContextPath() + "/account?saved")
			.build();
	}

	private ResponseEntity<String> page(HttpStatus status, Principal me, Form form, HttpServletRequest request) {
		People.Contact person = people.contact(me.getName())
			.orElseGet(() -> new People.Contact(me.getName(), me.getName(), null));
		String html = page.with(request, name -> switch (name) {
			case "id" -> person.id();
			case "name" -> person.name();
			case "email" -> email(person.address());
			case "groups" -> groups(person.id());
			case "off" -> mailIsOn ? "" : texts.of("account.off");
			case "saved" -> (request.getParameter("saved") == null || !form.isRight()) ? "" : texts.of("account.saved");
			case "modeProblem" -> form.modeProblem();
			case "languageProblem" -> form.languageProblem();
			case "account.daily.hint" -> texts.of(name, settings.digestAt().toString());
			case "chosen.EACH", "chosen.DAILY", "chosen.NONE" -> mark(name.endsWith("." + form.mode()));
			case "chosen.en", "chosen.zh" -> mark(name.endsWith("." + form.language()));
			default -> texts.of(name);
		});
		return ResponseEntity.status(status).contentType(HTML).header(HttpHeaders.CACHE_CONTROL, "no-store").body(html);
	}

	private String email(String address) {
		if (address == null || address.isBlank()) {
			return texts.of("account.noEmail");
		}
		return MailAddress.isOne(address) ? address : texts.of("account.badEmail", address);
	}

	private String groups(String id) {
		Locale locale = LocaleContextHolder.getLocale();
		Optional<Translations> translations = Translations.into(locale);
		Map<String, String> groups = people.groups(id);
		return groups.isEmpty() ? "–" : groups.entrySet()
			.stream()
			.map(group -> translations.flatMap(words -> words.of("group." + group.getKey())).orElse(group.getValue()))
			.collect(Collectors.joining(locale.getLanguage().equals("zh") ? "、" : ", "));
	}

	private static String mark(boolean chosen) {
		return chosen ? "checked" : "";
	}

}
