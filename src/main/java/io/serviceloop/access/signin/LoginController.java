package io.serviceloop.access.signin;

import io.serviceloop.access.http.HtmlPage;
import io.serviceloop.access.oidc.OidcSettings;
import io.serviceloop.access.oidc.OidcSignIn;
import io.serviceloop.loop.words.Texts;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** The sign-in page in the reader's language, and the way from the root to Tasklist. */
@Controller
class LoginController {

	private final Texts texts;

	private final OidcSettings oidc;

	private final HtmlPage page;

	LoginController(Texts texts, OidcSettings oidc) {
		this.texts = texts;
		this.oidc = oidc;
		this.page = new HtmlPage(oidc.on() ? "loginAtProvider" : "login");
	}

	@GetMapping(path = "/login", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
	@ResponseBody
	String login(HttpServletRequest request) {
		String failed = failure(request);
		return page.with(request, name -> switch (name) {
			case "failed" -> failed;
			case "begin" -> OidcSignIn.BEGIN;
			default -> texts.of(name);
		});
	}

	private String failure(HttpServletRequest request) {
		String wait = request.getParameter("wait");
		if (wait != null && wait.matches("\\d{1,6}")) {
			return texts.of("login.wait", Integer.valueOf(wait));
		}
		String reason = request.getParameter("error");
		return (reason == null) ? "" : texts.of(oidc.on() ? OidcSignIn.message(reason) : "login.failed");
	}

	@GetMapping("/")
	String tasklist() {
		return "redirect:/camunda/app/tasklist/default/";
	}

}
