package io.serviceloop.overview;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Every answer about a part of a project says where the project is, whose answer says
 * what its reader may do next ({@link NextSteps}); as RFC 8288 has it.
 */
@RestControllerAdvice
class LinksOfAnswers implements ResponseBodyAdvice<Object> {

	private static final Pattern PART = Pattern.compile("(.*/api/projects/IMP-\\d{4}-\\d{4,})/.+");

	@Override
	public boolean supports(MethodParameter method, Class<? extends HttpMessageConverter<?>> converter) {
		return true;
	}

	@Override
	public Object beforeBodyWrite(Object body, MethodParameter method, MediaType type,
			Class<? extends HttpMessageConverter<?>> converter, ServerHttpRequest request,
			ServerHttpResponse response) {
		Matcher part = PART.matcher(request.getURI().getRawPath());
		// A refusal leads nowhere.
		if (part.matches() && ((ServletServerHttpResponse) response).getServletResponse().getStatus() < 400
				&& !(body instanceof ProblemDetail)) {
			response.getHeaders().add(HttpHeaders.LINK, "<" + part.group(1) + ">; rel=\"up\"");
		}
		return body;
	}

}
