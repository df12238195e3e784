package io.serviceloop.overview.projects;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.serviceloop.loop.words.Sheet;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.project.Project;
import org.springframework.stereotype.Component;

/** Projects as their reader writes them: on the page and in files alike. */
@Component
class ProjectWords {

	/** What needs to be said of the numbers, in the order in which they are met. */
	static final List<String> DEFINED = List.of("inStep", "lateInStep", "medianDays", "longestDays", "daysInStep",
			"nextDue", "late", "attainment", "trend", "lap", "daysItTook");

	private final Texts texts;

	ProjectWords(Texts texts) {
		this.texts = texts;
	}

	/** The columns of a file. */
	List<Sheet.Column> columns() {
		return Arrays.stream(ProjectColumn.values())
			.map(column -> new Sheet.Column(texts.of("projects.column." + column.name()), column.width(), column.days(),
					column.defined()))
			.toList();
	}

	/** The cells of a row: texts, numbers, days, or null where there is nothing. */
	List<Object> cells(ListedProject one) {
		return Arrays.stream(ProjectColumn.values()).map(column -> cell(column, one)).collect(Collectors.toList());
	}

	private Object cell(ProjectColumn column, ListedProject one) {
		return switch (column) {
			case project -> one.businessKey();
			case title -> one.title();
			case serviceLine -> one.serviceLine();
			case lead -> one.lead();
			case processOwner -> one.processOwner();
			case state -> state(one.state());
			case lap -> one.lap();
			case step -> step(one.step());
			case daysInStep -> one.daysInStep();
			case waitsFor -> joined(one.waitedFor());
			case task -> joined(one.tasks());
			case due -> one.due();
			case late -> one.late() ? texts.of("projects.late") : null;
			case goals -> joined(one.goals().stream().map(this::goal).toList());
			case opened -> one.openedOn();
			case closed -> one.closedOn();
			case daysItTook -> one.daysItTook();
		};
	}

	private static String joined(List<String> lines) {
		return lines.isEmpty() ? null : String.join("\n", lines);
	}

	private String goal(ListedGoal goal) {
		return (goal.attainment() == null)
				? texts.of("projects.goal.open", name(goal), Trend.plain(goal.target()).toPlainString(), goal.unit())
				: texts.of("projects.goal.measured", name(goal), attained(goal),
						Trend.plain(goal.after()).toPlainString(), goal.unit(),
						Trend.plain(goal.target()).toPlainString());
	}

	/** The name of a goal, in the reader's language where it is one of the catalogue. */
	public String name(ListedGoal goal) {
		return texts.metric(goal.name());
	}

	/** How far a goal has come, in percent and in a word; where it was measured. */
	public String attained(ListedGoal goal) {
		return texts.of("projects.attained." + goal.verdict(), Math.round(goal.attainment() * 100));
	}

	/** What the small picture of a goal shows, for whoever does not see it. */
	public String trend(ListedGoal goal) {
		return texts.of("projects.trend", name(goal), goal.trend().first().toPlainString(),
				goal.trend().last().toPlainString(), goal.unit(), Trend.plain(goal.target()).toPlainString());
	}

	/** The word for a state. */
	public String state(String state) {
		return texts.of("state." + state);
	}

	/** The name of a step. */
	public String step(String step) {
		return texts.of("step." + step);
	}

	/** The names of the seven steps. */
	public Map<String, String> steps() {
		Map<String, String> steps = new LinkedHashMap<>();
		Project.STEPS.forEach(step -> steps.put(step, step(step)));
		return steps;
	}

	/** The seven dots of a project, for whoever does not see them. */
	public String dots(ListedProject one) {
		return texts.of(
				one.running() ? "projects.dots"
						: one.state().equals("reached") ? "projects.dots.reached" : "projects.dots.ended",
				one.stepNumber(), step(one.step()));
	}

}
