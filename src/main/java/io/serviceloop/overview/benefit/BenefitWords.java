package io.serviceloop.overview.benefit;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.serviceloop.loop.words.Sheet;
import io.serviceloop.loop.words.Texts;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Worth and cost as their reader writes them: on pages and in files alike. */
@Component
public class BenefitWords {

	/** What is explained where the numbers stand. */
	public static final List<String> DEFINED = List.of("unitWorth", "worthMonth", "worthYear", "cost", "worthSure");

	private final Texts texts;

	private final InstallationCurrency currency;

	BenefitWords(Texts texts, InstallationCurrency currency) {
		this.texts = texts;
		this.currency = currency;
	}

	/** A column of a file. */
	private enum Column {

		project(16), projectTitle(34), goal(30), unit(10), unitWorth(14), change(12), worthMonth(16), worthMonthLow(16),
		worthMonthHigh(16), worthYear(16), cost(16), worthSure(26);

		private final int width;

		Column(int width) {
			this.width = width;
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
		return Arrays.stream(Column.values()).map(column -> new Sheet.Column(title(column), column.width)).toList();
	}

	List<String> titles() {
		return Arrays.stream(Column.values()).map(this::title).toList();
	}

	private String title(Column column) {
		return texts.of("benefit.column." + column.name(), currency.code());
	}

	/** The cells of a row: texts, numbers, or null where there is nothing. */
	List<Object> cells(Benefits.Row row) {
		ProjectBenefit.OfGoal goal = row.goal();
		return Arrays.asList(row.businessKey(), row.project(), goal.name(), goal.unit(), goal.unitWorth(),
				goal.change(), goal.month(), goal.monthLow(), goal.monthHigh(), goal.year(), goal.cost(),
				sure(goal.sure()));
	}

	/** What the numbers mean, for a file. */
	Map<String, String> definitions() {
		Map<String, String> definitions = new LinkedHashMap<>();
		DEFINED
			.forEach(name -> definitions.put(texts.of("definition." + name + ".term"), texts.of("definition." + name)));
		return definitions;
	}

}
