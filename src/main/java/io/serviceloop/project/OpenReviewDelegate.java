package io.serviceloop.project;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.InModels;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.words.Json;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Opens the next project of a line, through the same form as everybody (A02). A line that
 * has an open project is left alone until the next time; where somebody can take part no
 * longer, the review ends, and its model asks the managers.
 */
@Component
@InModels(processes = "regularReview", sets = { "reviewDay", "reviewOutcome", "reviewProject", "missingPeople" })
class OpenReviewDelegate implements JavaDelegate {

	private final RuntimeService runtime;

	private final RegularReviews reviews;

	private final Projects projects;

	private final OpenProjectStart opening;

	private final People people;

	private final EngineClock clock;

	OpenReviewDelegate(@Lazy RuntimeService runtime, RegularReviews reviews, Projects projects,
			OpenProjectStart opening, People people, EngineClock clock) {
		this.runtime = runtime;
		this.reviews = reviews;
		this.projects = projects;
		this.opening = opening;
		this.people = people;
		this.clock = clock;
	}

	@Override
	public void execute(DelegateExecution execution) {
		RegularReview review = reviews.find(ReviewVariables.REVIEW.in(execution));
		LocalDate day = LocalDate.parse(ReviewVariables.REVIEW_DAY.in(execution));
		OpenProjectStart.Answer project = review.project(day);
		Optional<String> open = projects.runningOf(review.serviceLine());
		Faults faults = new Faults();
		opening.check(project, null, faults);
		String outcome = open.isPresent() ? "skipped" : faults.any() ? "lacking" : "opened";
		String businessKey = open.orElse(null);
		if (outcome.equals("opened")) {
			businessKey = start(project);
		}
		else if (outcome.equals("lacking")) {
			reviews.end(review.id(), null, clock.now());
			ReviewVariables.MISSING_PEOPLE.set(execution, missing(project));
		}
		reviews.tried(review.id(), day, outcome, businessKey);
		ReviewVariables.REVIEW_OUTCOME.set(execution, outcome);
		ReviewVariables.REVIEW_PROJECT.set(execution, businessKey);
		// Days that nobody could act on, because the server was off, are not made up for.
		ReviewVariables.REVIEW_DAY.set(execution, review.dayAfter(clock.today()).toString());
		// Their work may have been handed over since.
		ProjectVariables.LEAD.set(execution, review.lead());
		ProjectVariables.PROCESS_OWNER.set(execution, review.processOwner());
		ReviewVariables.TEAM.set(execution, Json.tree(review.team()));
	}

	private String start(OpenProjectStart.Answer project) {
		return runtime.startProcessInstanceByKey("improvementLoop",
				Map.of("title", project.title(), "trigger", project.trigger(), "serviceLine", project.serviceLine(),
						"lead", project.lead(), "processOwner", project.processOwner(), "team",
						ReviewVariables.TEAM.value(Json.tree(project.team()))))
			.getBusinessKey();
	}

	private String missing(OpenProjectStart.Answer project) {
		List<String> named = new ArrayList<>(project.team());
		named.addAll(List.of(project.lead(), project.processOwner()));
		return people.cannotWork(named).keySet().stream().map(people::nameOf).collect(Collectors.joining(", "));
	}

}
