package io.serviceloop.overview.benefit;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.serviceloop.loop.words.Sheet;
import io.serviceloop.loop.words.Texts;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Worth and cost as their reader writes them: on pages and in files alike. */
@Component
public class BenefitWords {

	/** What is explained where the goals of a project stand. */
	public static final List<String> OF_GOALS = List.of("unitWorth", "worthMonth", "worthYear", "cost", "worthSure");

	/** What is explained where all goals stand. */
	static final List<String> DEFINED = Stream.concat(Stream.of("goalCount", "change"), OF_GOALS.stream()).toList();

	private final Texts texts;

	private final InstallationCurrency currency;

	BenefitWords(Texts texts, InstallationCurrency currency) {
		this.texts = texts;
		this.currency = currency;
	}

	/** A column of a file. */
	private enum Column {

		project(16, null), projectTitle(34, null), goal(30, null), unit(10, null), unitWorth(14, "unitWorth"),
		change(12, "change"), worthMonth(16, "worthMonth"), worthMonthLow(16, "worthRange"),
		worthMonthHigh(16, "worthRange"), worthYear(16, "worthYear"), cost(16, "cost"), worthSure(26, "worthSure");

		private final int width;

		/** The name of the definition of its cells; null where they need none. */
		private final String defined;

		Column(int width, String defined) {
			this.width = width;
			this.defined = defined;
		}

	}

	/** An amount with the currency; empty where there is none. */
	public String money(BigDecimal amount) {
		return (amount == null) ? "" : number(amount) + " " + currency.code();
	}

	/** From where to where the amount of a month lies; empty where that is not known. */
	public String interval(ProjectBenefit.OfGoal goal) {
		return (goal.monthLow() == null) ? ""
				: texts.of("work.benefit.interval", number(goal.monthLow()), money(goal.monthHigh()));
	}

	/** The name of a goal, in the reader's language where it is one of the catalogue. */
	public String name(ProjectBenefit.OfGoal goal) {
		return texts.metric(goal.name());
	}

	/** A change with its sign and unit; empty where nothing was measured. */
	public String change(ProjectBenefit.OfGoal goal) {
		return (goal.change() == null) ? ""
				: ((goal.change() > 0) ? "+" : "") + number(BigDecimal.valueOf(goal.change())) + " " + goal.unit();
	}

	/** How sure it is. */
	public String sure(Benefit.Sure sure) {
		return texts.of("work.benefit." + sure.name());
	}

	private static String number(BigDecimal amount) {
		NumberFormat format = NumberFormat.getNumberInstance(LocaleContextHolder.getLocale());
		format.setMaximumFractionDigits(2);
		return format.format(amount);
	}

	List<Sheet.Column> columns() {
		return Arrays.stream(Column.values())
			.map(column -> new Sheet.Column(title(column), column.width, false, column.defined))
			.toList();
	}

	private String title(Column column) {
		return texts.of("benefit.column." + column.name(), currency.code());
	}

	/** The cells of a row: texts, numbers, or null where there is nothing. */
	List<Object> cells(Benefits.Row row) {
		ProjectBenefit.OfGoal goal = row.goal();
		return Arrays.asList(row.businessKey(), row.project(), name(goal), goal.unit(), goal.unitWorth(), goal.change(),
				goal.month(), goal.monthLow(), goal.monthHigh(), goal.year(), goal.cost(), sure(goal.sure()));
	}

}
