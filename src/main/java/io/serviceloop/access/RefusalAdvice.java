package io.serviceloop.access;

import java.util.Map;

import io.serviceloop.loop.SubmissionRefused;
import io.serviceloop.loop.Texts;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers a refused request to our own interfaces with a problem detail (RFC 9457). */
@RestControllerAdvice
public class RefusalAdvice {

	private final Texts texts;

	RefusalAdvice(Texts texts) {
		this.texts = texts;
	}

	@ExceptionHandler
	ResponseEntity<Map<String, Object>> refused(SubmissionRefused refusal) {
		return ResponseEntity.status(refusal.status())
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.body(texts.problem(refusal));
	}

}
