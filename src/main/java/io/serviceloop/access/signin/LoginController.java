package io.serviceloop.access.signin;

import io.serviceloop.access.oidc.OidcSettings;
import io.serviceloop.access.oidc.OidcSignIn;
import io.serviceloop.loop.words.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in page in the reader's language, and the way from the root to Tasklist. */
@Controller
class LoginController {

	private final Texts texts;

	private final OidcSettings oidc;

	LoginController(Texts texts, OidcSettings oidc) {
		this.texts = texts;
		this.oidc = oidc;
	}

	@GetMapping("/login")
	String login(@RequestParam(required = false) String wait, @RequestParam(required = false) String error,
			Model model) {
		model.addAttribute("failed", failure(wait, error));
		model.addAttribute("begin", OidcSignIn.BEGIN);
		return oidc.on() ? "loginAtProvider" : "login";
	}

	/** Null where nothing has failed. */
	private String failure(String wait, String error) {
		if (wait != null && wait.matches("\\d{1,6}")) {
			return texts.of("login.wait", Integer.valueOf(wait));
		}
		if (error == null) {
			return null;
		}
		return texts.of(oidc.on() ? OidcSignIn.message(error) : "login.failed");
	}

	@GetMapping("/")
	String tasklist() {
		return "redirect:/camunda/app/tasklist/default/";
	}

}
