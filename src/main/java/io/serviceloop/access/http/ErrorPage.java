package io.serviceloop.access.http;

import java.util.Map;

import io.serviceloop.loop.words.Texts;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * What a person sees who comes to an address that is not there, or not for that person: a
 * sentence and the way back.
 */
@Component
class ErrorPage implements ErrorViewResolver {

	private final HtmlPage page = new HtmlPage("error");

	private final Texts texts;

	ErrorPage(Texts texts) {
		this.texts = texts;
	}

	@Override
	public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
		String kind = switch (status) {
			case FORBIDDEN -> "forbidden";
			case NOT_FOUND -> "gone";
			default -> status.is4xxClientError() ? "wrong" : "failed";
		};
		return new ModelAndView((values, asked, answer) -> {
			answer.setContentType(MediaType.TEXT_HTML_VALUE + ";charset=UTF-8");
			answer.getWriter().write(page.with(asked, name -> switch (name) {
				case "what" -> texts.of("error." + kind);
				case "next" -> texts.of("error." + kind + ".next");
				default -> texts.of(name);
			}));
		});
	}

}
