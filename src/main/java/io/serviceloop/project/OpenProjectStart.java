package io.serviceloop.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.serviceloop.loop.engine.InModels;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.people.Role;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springframework.stereotype.Component;

/**
 * Opens a project: enters it into its register with its team and gives it its business
 * key (A02–A05, A11). Who leads it and who owns its process are two people, so that
 * nobody approves the own plan (E16).
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
			@NotBlank @Size(max = 64) String processOwner,
			@NotNull @Size(min = 1, max = MOST_ROWS) List<@NotBlank @Size(max = 64) String> team) {
	}

	@Override
	protected void check(Answer answer, Submission submission, Faults faults) {
		List<String> named = new ArrayList<>(answer.team());
		named.add(answer.lead());
		named.add(answer.processOwner());
		Map<String, Set<String>> groups = people.groupsOf(named.stream().filter(Objects::nonNull).toList());
		Map<String, String> cannotWork = people.cannotWork(named, groups);
		faults.person("lead", answer.lead(), cannotWork);
		faults.person("processOwner", answer.processOwner(), cannotWork);
		faults.wrongIf(answer.lead() != null && answer.lead().equals(answer.processOwner()), "processOwner",
				answer.processOwner(), "project.leadOwns");
		for (int i = 0; i < answer.team().size(); i++) {
			String path = "team[" + i + "]";
			faults.person(path, answer.team().get(i), cannotWork);
			faults.wrongIf(answer.team().indexOf(answer.team().get(i)) < i, path, answer.team().get(i),
					"wrong.idTwice");
		}
		if (!faults.complained("team")) {
			Stream.of(Role.AGENT, Role.INSPECTOR)
				.filter(role -> answer.team()
					.stream()
					.noneMatch(member -> groups.getOrDefault(member, Set.of()).contains(role.group())))
				.forEach(role -> faults.wrong("team", String.join(", ", answer.team()), "project.teamLacks",
						role.group()));
		}
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		String businessKey = projects.open(answer.title(), answer.trigger(), answer.serviceLine(), answer.lead(),
				answer.processOwner(), answer.team(), submission.me(), submission.now());
		submission.execution().setProcessBusinessKey(businessKey);
		ProjectVariables.LAP.set(submission.scope(), 1);
	}

}
