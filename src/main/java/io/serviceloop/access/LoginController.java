package io.serviceloop.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

import io.serviceloop.loop.Texts;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.util.StreamUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.util.HtmlUtils;

/** The sign-in page in the reader's language, and the way from the root to Tasklist. */
@Controller
class LoginController {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-zA-Z.]+)}}");

	private final Texts texts;

	private final OidcSettings oidc;

	private final String page;

	LoginController(Texts texts, OidcSettings oidc) throws IOException {
		this.texts = texts;
		this.oidc = oidc;
		this.page = StreamUtils.copyToString(new ClassPathResource(oidc.on() ? "pages/loginAtProvider.html" : "pages/login.html").getInputStream(),
				StandardCharsets.UTF_8);
	}

	@GetMapping(path = "/login", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
	@ResponseBody
	String login(CsrfToken token, HttpServletRequest request, Locale locale) {
		String failed = failure(request);
		return PLACEHOLDER.matcher(page).replaceAll(found -> java.util.regex.Matcher.quoteReplacement(HtmlUtils.htmlEscape(switch (found.group(1)) {
			case "csrf.name" -> token.getParameterName();
			case "csrf.value" -> token.getToken();
			case "language" -> locale.getLanguage();
			case "failed" -> failed;
			case "action" -> request.getContextPath() + (oidc.on() ? OidcSignIn.BEGIN : "/login");
			case "style" -> request.getContextPath() + "/login.css";
			default -> texts.of(found.group(1));
		})));
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
