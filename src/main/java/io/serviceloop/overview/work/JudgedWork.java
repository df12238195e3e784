package io.serviceloop.overview.work;

import java.util.ArrayList;
import java.util.List;

import io.serviceloop.goal.judgement.GoalJudgement;
import io.serviceloop.overview.picture.ProjectPicture;

/**
 * By what goals are judged, where somebody changed it after the approval: the old and the
 * new stand beside the result for ever (D17).
 */
record JudgedWork(Work work, ProjectPicture project, Words words) {

	/** The goals of which it was changed, in a lap or in all of them. */
	List<GoalJudgement> changed(Integer lap) {
		return project.judgements()
			.stream()
			.filter(judgement -> judgement.changed() && (lap == null || judgement.lap() == lap))
			.toList();
	}

	/** What was approved, each change with its reason, and what holds. */
	List<String> lines(List<GoalJudgement> changed) {
		List<String> lines = new ArrayList<>();
		for (GoalJudgement now : changed) {
			String goal = work.goalName(now.goalId()) + words.of("comma") + words.of("lapNumber", now.lap())
					+ words.of("colon");
			now.earlier()
				.forEach(was -> lines.add(goal + words.of("judgementChanged.was", words.moment(was.changedAt()),
						words.person(was.changedBy()), says(was), was.reason())));
			lines.add(goal + words.of("judgementChanged.now", says(new GoalJudgement.Earlier(now.metric(),
					now.observationDays(), now.windowDays(), now.test(), now.threshold(), null, null, null))));
		}
		return lines;
	}

	private String says(GoalJudgement.Earlier version) {
		return words.of("judgementChanged.says", words.code("metric", version.metric()), version.windowDays(),
				version.observationDays(), words.of("test." + version.test()), words.number(version.threshold(), 2));
	}

}
