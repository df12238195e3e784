package io.serviceloop.modelling.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.serviceloop.loop.words.Reason;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.modelling.check.source.Finding;

/** Findings in the words of the reader. */
final class Report {

	/** What a dialog of Modeler has room for. */
	private static final int MOST_LINES = 8;

	private final Texts texts;

	Report(Texts texts) {
		this.texts = texts;
	}

	/** For programs. */
	List<Map<String, Object>> list(List<Finding> findings) {
		return findings.stream().map(this::one).toList();
	}

	/** For people: the first ones, with what to do. */
	String summary(List<Finding> findings) {
		long errors = findings.stream().filter(Finding::isError).count();
		StringBuilder text = new StringBuilder(texts.of("model.report", errors, findings.size() - errors));
		findings.stream().limit(MOST_LINES).forEach(finding -> text.append('\n').append(line(finding)));
		if (findings.size() > MOST_LINES) {
			text.append('\n').append(texts.of("model.report.more", findings.size() - MOST_LINES));
		}
		return text.toString();
	}

	/** One line: where, what, and how it is mended. */
	String line(Finding finding) {
		String where = (finding.label() == null) ? finding.element() : finding.label();
		String sentence = words(finding.message()) + " " + words(finding.remedy());
		String severity = texts.of("model.severity." + finding.severity().word());
		return (where == null) ? texts.of("model.report.file", severity, finding.file(), sentence)
				: texts.of("model.report.line", severity, finding.file(), where, sentence);
	}

	private Map<String, Object> one(Finding finding) {
		Map<String, Object> one = new LinkedHashMap<>();
		one.put("file", finding.file());
		one.put("element", finding.element());
		one.put("label", finding.label());
		one.put("rule", finding.rule());
		one.put("severity", finding.severity().word());
		one.put("message", words(finding.message()));
		one.put("remedy", words(finding.remedy()));
		one.put("example", finding.example());
		return one;
	}

	private String words(Reason reason) {
		return texts.of(reason.key(), reason.arguments().toArray());
	}

}
