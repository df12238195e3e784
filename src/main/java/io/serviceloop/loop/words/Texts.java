package io.serviceloop.loop.words;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Words for the reader: everything a person is told by the server comes from
 * {@code messages.properties} (English) or {@code messages_zh.properties} (Simplified
 * Chinese), chosen by the language of the request.
 */
@Component
public class Texts {

	private final MessageSource messages;

	Texts(MessageSource messages) {
		this.messages = messages;
	}

	/**
	 * The text of a key in the language of the current request; the key itself where
	 * there is none.
	 */
	public String of(String key, Object... arguments) {
		return in(LocaleContextHolder.getLocale(), key, arguments);
	}

	/** The text of a key in a given language. */
	public String in(Locale locale, String key, Object... arguments) {
		// Not as the default message: a key that came from outside would be taken for a
		// pattern.
		String text = messages.getMessage(key, arguments, null, locale);
		return (text == null) ? key : text;
	}

	/** The name of a metric as its reader knows it ({@link MetricNames}). */
	public String metric(String written) {
		return MetricNames.read(written, messages, LocaleContextHolder.getLocale());
	}

	/** What is wrong, where, what was given and what would be right, in one sentence. */
	public String of(Violation violation) {
		String sentence = of(violation.key(), violation.arguments().toArray());
		String field = of("field." + violation.field());
		if (field.startsWith("field.")) {
			field = violation.field();
		}
		String where = (violation.row() == null) ? of("serviceloop.where.field", field)
				: of("serviceloop.where.row", violation.row(), field);
		return (violation.given() == null) ? of("serviceloop.violation", where, sentence)
				: of("serviceloop.violation.given", where, sentence, shorten(violation.given()));
	}

	/**
	 * The members of an RFC 9457 problem for a refusal; {@code message} repeats the
	 * detail for Tasklist.
	 */
	public Map<String, Object> problem(SubmissionRefused refusal) {
		List<Map<String, Object>> violations = refusal.violations().stream().map(this::member).toList();
		String detail = refusal.detail(this);
		Map<String, Object> problem = new LinkedHashMap<>();
		problem.put("type", "SubmissionRefused");
		problem.put("title", of("serviceloop.refused." + refusal.status()));
		problem.put("status", refusal.status());
		problem.put("detail", detail);
		problem.put("message", detail);
		problem.put("violations", violations);
		problem.putAll(refusal.more(this));
		return problem;
	}

	private Map<String, Object> member(Violation violation) {
		Map<String, Object> member = new LinkedHashMap<>();
		member.put("path", violation.path());
		member.put("row", violation.row());
		member.put("field", violation.field());
		member.put("given", (violation.given() == null) ? null : shorten(violation.given()));
		member.put("message", of(violation.key(), violation.arguments().toArray()));
		return member;
	}

	private static String shorten(Object given) {
		String text = String.valueOf(given);
		return (text.length() <= 120) ? text : text.substring(0, 117) + "…";
	}

}
