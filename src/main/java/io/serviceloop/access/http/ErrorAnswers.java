package io.serviceloop.access.http;

import java.util.Locale;

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
			return new ModelAndView("error", HttpStatusCode.valueOf(status)).addObject("failure", failure);
		}
		return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(failure.problem());
	}

}
