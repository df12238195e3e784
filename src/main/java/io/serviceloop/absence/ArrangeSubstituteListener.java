package io.serviceloop.absence;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;

import io.serviceloop.loop.engine.Variable;
import io.serviceloop.loop.form.Answers;
import io.serviceloop.loop.form.Submissions;
import io.serviceloop.loop.form.Variables;
import io.serviceloop.loop.people.People;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/**
 * Checks and files an absence (E31). People arrange their own; service managers also that
 * of others.
 */
@Component
class ArrangeSubstituteListener implements ExecutionListener {

	private static final int LONGEST_DAYS = 366;

	private final Submissions submissions;

	private final People people;

	private final Substitutions substitutions;

	ArrangeSubstituteListener(Submissions submissions, People people, Substitutions substitutions) {
		this.submissions = submissions;
		this.people = people;
		this.substitutions = substitutions;
	}

	@Override
	public void notify(DelegateExecution execution) {
		Answers answers = submissions.of(execution);
		String person = answers.text(Variables.PERSON, 64);
		String substitute = answers.text(Variables.SUBSTITUTE, 64);
		LocalDate from = answers.date(Variables.AWAY_FROM);
		LocalDate until = answers.date(Variables.AWAY_UNTIL);
		Handover.onlyOwnOrManager(people, person);
		Map<String, String> cannotWork = people.cannotWork(Arrays.asList(person, substitute));
		wrong(answers, Variables.PERSON, person, cannotWork.get(person));
		wrong(answers, Variables.SUBSTITUTE, substitute, cannotWork.get(substitute));
		if (person != null && person.equals(substitute)) {
			wrong(answers, Variables.SUBSTITUTE, substitute, "absence.same");
		}
		if (from != null && until != null) {
			period(answers, from, until);
			overlaps(answers, person, substitute, from, until);
		}
		answers.refuseIfWrong();
		Variables.SUBSTITUTE_NAME.set(execution, people.nameOf(substitute));
		Variables.SUBSTITUTION.set(execution,
				substitutions.arrange(person, substitute, from, until, submissions.me(), submissions.now()));
	}

	private void period(Answers answers, LocalDate from, LocalDate until) {
		if (until.isBefore(from)) {
			answers.wrong(Variables.AWAY_UNTIL.name(), until, "absence.untilBeforeFrom", from.toString());
		}
		else if (until.isBefore(submissions.today())) {
			answers.wrong(Variables.AWAY_UNTIL.name(), until, "absence.over", submissions.today().toString());
		}
		else if (until.isAfter(from.plusDays(LONGEST_DAYS))) {
			answers.wrong(Variables.AWAY_UNTIL.name(), until, "absence.tooLong",
					from.plusDays(LONGEST_DAYS).toString());
		}
	}

	private void overlaps(Answers answers, String person, String substitute, LocalDate from, LocalDate until) {
		substitutions.overlapping(person, from, until)
			.ifPresent(other -> answers.wrong(Variables.AWAY_FROM.name(), from, "absence.overlaps",
					other.awayFrom().toString(), other.awayUntil().toString(), other.substitute()));
		substitutions.overlapping(substitute, from, until)
			.ifPresent(other -> answers.wrong(Variables.SUBSTITUTE.name(), substitute, "absence.substituteAway",
					other.awayFrom().toString(), other.awayUntil().toString()));
	}

	private static void wrong(Answers answers, Variable variable, String given, String fault) {
		if (given != null && fault != null) {
			answers.wrong(variable.name(), given, fault);
		}
	}

}
