package io.serviceloop.goal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.serviceloop.loop.form.Answers;
import io.serviceloop.loop.form.Submissions;
import io.serviceloop.loop.form.Variables;
import io.serviceloop.loop.people.People;
import io.serviceloop.project.Projects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Checks and files what step 1 has set: goals, scope, cycle, observation time, sources of
 * data.
 */
@Component
class SetGoalsListener implements TaskListener {

	private static final int FIVE_YEARS = 1826;

	private final Submissions submissions;

	private final People people;

	private final Projects projects;

	private final Goals goals;

	SetGoalsListener(Submissions submissions, People people, Projects projects, Goals goals) {
		this.submissions = submissions;
		this.people = people;
		this.projects = projects;
		this.goals = goals;
	}

	@Override
	public void notify(DelegateTask task) {
		Answers answers = submissions.of(task);
		List<Goal> set = answers.rows(Variables.GOALS, Goal.class);
		String scope = answers.text(Variables.SCOPE, 2000);
		Integer cycleDays = answers.wholeNumber(Variables.CYCLE_DAYS, 1, FIVE_YEARS);
		Integer observationDays = answers.wholeNumber(Variables.OBSERVATION_DAYS, 0, FIVE_YEARS);
		List<DataSource> sources = answers.rows(Variables.DATA_SOURCES, DataSource.class);
		answers.distinct(Variables.GOALS, set, Goal::id);
		answers.distinct(Variables.DATA_SOURCES, sources, DataSource::id);
		LocalDate today = submissions.today();
		LocalDate lastDay = (cycleDays == null || observationDays == null) ? null
				: today.plusDays(cycleDays + (long) observationDays);
		answers.wrong(SmartCheck.check(set, today, lastDay));
		Map<String, String> cannotWork = people.cannotWork(sources.stream().map(DataSource::responsible).toList());
		for (int i = 0; i < sources.size(); i++) {
			String responsible = sources.get(i).responsible();
			if (cannotWork.containsKey(responsible)) {
				answers.wrong("dataSources[" + i + "].responsible", responsible, cannotWork.get(responsible));
			}
		}
		answers.refuseIfWrong();
		String businessKey = task.getExecution().getProcessBusinessKey();
		goals.write(businessKey, set, sources);
		projects.plan(businessKey, scope, cycleDays, observationDays);
	}

}
