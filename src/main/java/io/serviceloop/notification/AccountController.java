package io.serviceloop.notification;

import java.security.Principal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.serviceloop.loop.people.People;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.loop.words.Translations;
import io.serviceloop.page.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page on which people see what they are called here and choose their mails;
 * everybody their own only.
 */
@Controller
class AccountController {

	private final Texts texts;

	private final People people;

	private final MailChoices choices;

	private final MailSettings settings;

	private final boolean mailIsOn;

	AccountController(Texts texts, People people, MailChoices choices, MailSettings settings, Environment environment) {
		this.texts = texts;
		this.people = people;
		this.choices = choices;
		this.settings = settings;
		this.mailIsOn = MailIsOn.in(environment);
	}

	/** The page stands at the end of the navigation. */
	@Bean
	@Order(90)
	static NavigationEntry accountEntry() {
		return new NavigationEntry("/account", "navigation.account", Set.of());
	}

	/** What stands in the form; texts, because anything may have been sent. */
	private record Form(String mode, String language) {

		public boolean modeIsRight() {
			return Arrays.stream(MailChoice.Mode.values()).anyMatch(known -> known.name().equals(mode));
		}

		public boolean languageIsRight() {
			return MailSettings.LANGUAGES.contains(language);
		}

	}

	/** What the directory knows of a person, as the page says it. */
	private record Me(String id, String name, String email, String groups) {
	}

	@GetMapping("/account")
	ModelAndView show(Principal me, @RequestParam(required = false) String saved) {
		MailChoice choice = choices.of(me.getName());
		return page(HttpStatus.OK, me,
				new Form(choice.mode().name(), settings.language(choice.language()).getLanguage()))
			.addObject("saved", saved != null);
	}

	@PostMapping("/account")
	ModelAndView choose(Principal me, @RequestParam(defaultValue = "") String mode,
			@RequestParam(defaultValue = "") String language) {
		Form form = new Form(mode, language);
		if (!form.modeIsRight() || !form.languageIsRight()) {
			return page(HttpStatus.BAD_REQUEST, me, form);
		}
		choices.choose(me.getName(), new MailChoice(MailChoice.Mode.valueOf(mode), language));
		return new ModelAndView("redirect:/account?saved", HttpStatus.SEE_OTHER);
	}

	private ModelAndView page(HttpStatus status, Principal me, Form form) {
		People.Contact person = people.contact(me.getName())
			.orElseGet(() -> new People.Contact(me.getName(), me.getName(), null));
		ModelAndView page = new ModelAndView("account", status);
		page.addObject("me", new Me(person.id(), person.name(), email(person.address()), groups(person.id())));
		page.addObject("form", form);
		page.addObject("mailIsOn", mailIsOn);
		page.addObject("digestAt", settings.digestAt().toString());
		return page;
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

}
