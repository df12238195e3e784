package io.serviceloop.overview.work;

import java.util.List;

import io.serviceloop.overview.benefit.ProjectBenefit;
import io.serviceloop.overview.picture.ProjectPicture;

import static io.serviceloop.overview.work.Work.each;

/**
 * What the goals are worth and what their actions cost, where somebody said so: with the
 * latest lap, for it is of all of them.
 */
record BenefitWork(Page page, Work work, ProjectPicture project, Words words) {

	void show() {
		ProjectBenefit benefit = project.benefit();
		if (benefit == null || benefit.goals().isEmpty() || work.lap() != project.project().lap()) {
			return;
		}
		String currency = benefit.currency();
		page.section("benefit")
			.table(each(benefit.goals(), row -> true,
					row -> List.of(
							Words.joined("\n", work.goalName(row.goalId()), words.code("benefit", row.sure().name())),
							words.amount(row.unitWorth(), currency),
							Words.joined("\n", words.amount(row.month(), currency), interval(row, currency)),
							words.amount(row.year(), currency), words.amount(row.cost(), currency))),
					"goal", "#unitWorth", "#worthMonth", "#worthYear", "#cost");
	}

	private String interval(ProjectBenefit.OfGoal row, String currency) {
		return (row.monthLow() == null) ? ""
				: words.of("benefit.interval", words.number(row.monthLow()), words.amount(row.monthHigh(), currency));
	}

}
