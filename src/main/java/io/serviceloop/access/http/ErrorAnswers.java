package io.serviceloop.access.http;

import java.util.List;
import java.util.Locale;

import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.loop.words.Texts;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Answers where something failed and nobody has answered: {@code /error}. */
@Controller
class ErrorAnswers implements ErrorController {

	/**
	 * The request's attribute for a {@link SubmissionRefused} of which the page tells.
	 */
	static final String WHY = ErrorAnswers.class.getName() + ".why";

	private static final int UNKNOWN = 500;

	private final Texts texts;

	ErrorAnswers(Texts texts) {
		this.texts = texts;
	}

	@RequestMapping("${server.error.path:${error.path:/error}}")
	Object answer(HttpServletRequest request, Locale reader) {
		int status = (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer told) ? told
				: UNKNOWN;
		Failure failure = Failure.of(status, texts, reader);
		if (Failure.isForPeople(request)) {
			return new ModelAndView("error", HttpStatusCode.valueOf(status)).addObject("failure", failure)
				.addObject("why", (request.getAttribute(WHY) instanceof SubmissionRefused refusal)
						? why(refusal, reader) : List.of());
		}
		return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(failure.problem());
	}

	private List<String> why(SubmissionRefused refusal, Locale reader) {
		return refusal.violations()
			.stream()
			.map(violation -> texts.in(reader, violation.key(), violation.arguments().toArray()))
			.toList();
	}

}
