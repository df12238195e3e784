package io.serviceloop.absence;

import java.util.Collections;
import java.util.List;

import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.task.WaitingTasks.WaitingTask;
import io.serviceloop.loop.task.WorkOfPerson;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.stereotype.Component;

/**
 * Who hands whose work over to whom. People hand over their own; service managers also
 * that of others.
 */
@Component
class HandOverWorkStart extends Form<HandOverWorkStart.Answer> {

	private final People people;

	private final WorkOfPerson work;

	private final Duties duties;

	private final Substitutes substitutes;

	HandOverWorkStart(People people, WorkOfPerson work, Duties duties, Substitutes substitutes) {
		super(Place.start("handOverWork", "handOverWork"), Answer.class);
		this.people = people;
		this.work = work;
		this.duties = duties;
		this.substitutes = substitutes;
	}

	record Answer(@NotBlank @Size(max = 64) String person, @NotBlank @Size(max = 64) String recipient,
			@NotBlank @Size(max = 1000) String reason) {
	}

	@Override
	protected void check(Answer answer, Submission submission, Faults faults) {
		String person = answer.person();
		String recipient = answer.recipient();
		Handover.onlyOwnOrManager(people, person);
		// The person may have left already; the recipient has to be there.
		faults.person("recipient", recipient, people.cannotWork(Collections.singleton(recipient)));
		faults.wrongIf(person != null && person.equals(recipient), "recipient", recipient, "absence.same");
		if (faults.any()) {
			return;
		}
		List<WaitingTask> open = work.allOf(person);
		open.forEach(task -> substitutes.whyNot(recipient, task)
			.ifPresent(key -> faults.wrong("recipient", recipient, key, task.businessKey())));
		duties.twoInOne(person, recipient)
			.forEach(key -> faults.wrong("recipient", recipient, "absence.leadOwns", key));
		faults.wrongIf(open.isEmpty() && duties.projectsOf(person).isEmpty() && !duties.isInReview(person), "person",
				person, "absence.nothing");
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		// The next box hands over.
	}

}
