package io.serviceloop.access.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.util.StreamUtils;
import org.springframework.web.util.HtmlUtils;

/**
 * A page of our own, from {@code pages/<name>.html}: each <code>{{name}}</code> in it is
 * filled in, always escaped.
 */
public final class HtmlPage {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-zA-Z.]+)}}");

	private final String source;

	/**
	 * Reads a page.
	 * @param name of its file, without folder and ending
	 */
	public HtmlPage(String name) {
		try {
			source = StreamUtils.copyToString(new ClassPathResource("pages/" + name + ".html").getInputStream(),
					StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The page with its values. It may name the CSRF token ({@code csrf.name},
	 * {@code csrf.value}), the language of the request and the root of the application
	 * itself; all other names are asked for.
	 */
	public String with(HttpServletRequest request, UnaryOperator<String> values) {
		CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
		return PLACEHOLDER.matcher(source)
			.replaceAll(found -> Matcher.quoteReplacement(HtmlUtils.htmlEscape(switch (found.group(1)) {
				case "csrf.name" -> token.getParameterName();
				case "csrf.value" -> token.getToken();
				case "language" -> LocaleContextHolder.getLocale().getLanguage();
				case "root" -> request.getContextPath();
				default -> values.apply(found.group(1));
			}, StandardCharsets.UTF_8.name())));
	}

}
