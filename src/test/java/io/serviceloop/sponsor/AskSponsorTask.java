package io.serviceloop.sponsor;

import java.util.ArrayList;
import java.util.List;

import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.hibernate.validator.constraints.Range;
import org.springframework.boot.test.context.TestComponent;

/** A task as CONTRIBUTING.md adds one: all that is known of it stands here. */
@TestComponent
class AskSponsorTask extends Form<AskSponsorTask.Answer> {

	final List<String> filed = new ArrayList<>();

	AskSponsorTask() {
		super(Place.task("improvementLoop", "askSponsor"), Answer.class);
	}

	record Answer(@NotBlank @Size(max = 100) String sponsor, @NotNull @Range(min = 1, max = 30) Integer budgetDays) {
	}

	@Override
	protected void check(Answer answer, Submission submission, Faults faults) {
		faults.wrongIf("nobody".equals(answer.sponsor()), "sponsor", answer.sponsor(), "wrong.unknownPerson");
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		filed.add(submission.businessKey() + " " + answer.sponsor() + " " + answer.budgetDays());
	}

}
