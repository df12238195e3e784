package io.serviceloop.overview.issues;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.serviceloop.loop.words.Sheet;
import io.serviceloop.loop.words.Texts;
import org.springframework.stereotype.Component;

/** Issues as their reader writes them: on the page and in files alike. */
@Component
class IssueWords {

	private final Texts texts;

	IssueWords(Texts texts) {
		this.texts = texts;
	}

	/** What stands above the columns. */
	List<String> titles() {
		return Arrays.stream(IssueColumn.values()).map(column -> texts.of(column.title())).toList();
	}

	/** The columns of a file. */
	List<Sheet.Column> columns() {
		return Arrays.stream(IssueColumn.values()).map(this::column).toList();
	}

	/** The names of the definitions that the columns need. */
	static final List<String> DEFINED = Arrays.stream(IssueColumn.values())
		.map(IssueColumn::defined)
		.filter(Objects::nonNull)
		.toList();

	Sheet.Column column(IssueColumn column) {
		return new Sheet.Column(texts.of(column.title()), column.width(), column == IssueColumn.dueDate,
				column.defined());
	}

	/** The cells of a row: texts, a day, or null where there is nothing. */
	List<Object> cells(Issue issue) {
		return Arrays.stream(IssueColumn.values()).map(column -> cell(column, issue)).collect(Collectors.toList());
	}

	private Object cell(IssueColumn column, Issue issue) {
		return switch (column) {
			case category -> category(issue);
			case description -> issue.description();
			case frequency -> frequency(issue);
			case impact -> impact(issue);
			case stage -> issue.stage();
			case rootCause -> issue.rootCause();
			case measure -> issue.measure();
			case responsible -> issue.responsible();
			case dueDate -> issue.dueDate();
			case status -> status(issue.status());
			case project -> issue.businessKey();
			case projectTitle -> issue.project();
			case problem -> issue.id();
		};
	}

	/** Both levels of the class (A42). */
	public String category(Issue issue) {
		return Stream.of(issue.type(), issue.subtype())
			.filter(Objects::nonNull)
			.filter(level -> !level.isBlank())
			.collect(Collectors.joining(" / "));
	}

	/** How often, in its unit (A44). */
	public String frequency(Issue issue) {
		return texts.of("issues.frequency." + issue.frequencyUnit(),
				BigDecimal.valueOf(issue.frequencyCount()).stripTrailingZeros().toPlainString());
	}

	/** The level of the impact, and what it is (A45). */
	public String impact(Issue issue) {
		return texts.of("issues.impact", texts.of("work.impact." + issue.impact()), issue.impactNote());
	}

	/** The word for a status (A51). */
	public String status(IssueStatus status) {
		return texts.of("work.status." + status.name());
	}

}
