package io.serviceloop.absence;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;

import io.serviceloop.loop.engine.InModels;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import io.serviceloop.loop.people.People;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.stereotype.Component;

/**
 * An absence (E31). People arrange their own; service managers also that of others.
 */
@Component
@InModels(sets = { "substituteName", "substitution" })
class ArrangeSubstituteStart extends Form<ArrangeSubstituteStart.Answer> {

	private static final int LONGEST_DAYS = 366;

	private final People people;

	private final Substitutions substitutions;

	ArrangeSubstituteStart(People people, Substitutions substitutions) {
		super(Place.start("arrangeSubstitute", "arrangeSubstitute"), Answer.class);
		this.people = people;
		this.substitutions = substitutions;
	}

	record Answer(@NotBlank @Size(max = 64) String person, @NotBlank @Size(max = 64) String substitute,
			@NotNull LocalDate awayFrom, @NotNull LocalDate awayUntil) {
	}

	@Override
	protected void check(Answer answer, Submission submission, Faults faults) {
		String person = answer.person();
		String substitute = answer.substitute();
		Handover.onlyOwnOrManager(people, person);
		Map<String, String> cannotWork = people.cannotWork(Arrays.asList(person, substitute));
		faults.person("person", person, cannotWork);
		faults.person("substitute", substitute, cannotWork);
		faults.wrongIf(person != null && person.equals(substitute), "substitute", substitute, "absence.same");
		if (answer.awayFrom() != null && answer.awayUntil() != null) {
			period(answer.awayFrom(), answer.awayUntil(), submission.today(), faults);
			overlaps(answer, faults);
		}
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		AbsenceVariables.SUBSTITUTE_NAME.set(submission.scope(), people.nameOf(answer.substitute()));
		AbsenceVariables.SUBSTITUTION.set(submission.scope(), (int) substitutions.arrange(answer.person(),
				answer.substitute(), answer.awayFrom(), answer.awayUntil(), submission.me(), submission.now()));
	}

	private static void period(LocalDate from, LocalDate until, LocalDate today, Faults faults) {
		if (until.isBefore(from)) {
			faults.wrong("awayUntil", until, "absence.untilBeforeFrom", from.toString());
		}
		else if (until.isBefore(today)) {
			faults.wrong("awayUntil", until, "absence.over", today.toString());
		}
		else if (until.isAfter(from.plusDays(LONGEST_DAYS))) {
			faults.wrong("awayUntil", until, "absence.tooLong", from.plusDays(LONGEST_DAYS).toString());
		}
	}

	private void overlaps(Answer answer, Faults faults) {
		substitutions.overlapping(answer.person(), answer.awayFrom(), answer.awayUntil())
			.ifPresent(other -> faults.wrong("awayFrom", answer.awayFrom(), "absence.overlaps",
					other.awayFrom().toString(), other.awayUntil().toString(), other.substitute()));
		substitutions.overlapping(answer.substitute(), answer.awayFrom(), answer.awayUntil())
			.ifPresent(other -> faults.wrong("substitute", answer.substitute(), "absence.substituteAway",
					other.awayFrom().toString(), other.awayUntil().toString()));
	}

}
