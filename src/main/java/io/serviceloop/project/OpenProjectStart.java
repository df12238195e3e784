package io.serviceloop.project;

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
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springframework.stereotype.Component;

/**
 * Opens a project: enters it into its register and gives it its business key (A02–A04,
 * A11).
 */
@Component
@InModels(sets = "lap")
class OpenProjectStart extends Form<OpenProjectStart.Answer> {

	private final People people;

	private final Projects projects;

	OpenProjectStart(People people, Projects projects) {
		super(Place.start("improvementLoop", "openProject"), Answer.class);
		this.people = people;
		this.projects = projects;
	}

	record Answer(@NotBlank @Size(max = 200) String title,
			@NotNull @Pattern(regexp = "preLaunchCheck|regularReview|targetedFix") String trigger,
			@NotBlank @Size(max = 200) String serviceLine, @NotBlank @Size(max = 64) String lead,
			@NotBlank @Size(max = 64) String processOwner) {
	}

	@Override
	protected void check(Answer answer, Submission submission, Faults faults) {
		Map<String, String> cannotWork = people.cannotWork(Arrays.asList(answer.lead(), answer.processOwner()));
		faults.person("lead", answer.lead(), cannotWork);
		faults.person("processOwner", answer.processOwner(), cannotWork);
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		String businessKey = projects.open(answer.title(), answer.trigger(), answer.serviceLine(), answer.lead(),
				answer.processOwner(), submission.me(), submission.now());
		submission.execution().setProcessBusinessKey(businessKey);
		ProjectVariables.LAP.set(submission.scope(), 1);
	}

}
