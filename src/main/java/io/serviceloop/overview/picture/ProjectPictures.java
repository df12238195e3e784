package io.serviceloop.overview.picture;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.serviceloop.absence.Substitutions;
import io.serviceloop.action.Actions;
import io.serviceloop.change.Changes;
import io.serviceloop.classification.Problems;
import io.serviceloop.collection.Collected;
import io.serviceloop.evaluation.Evaluations;
import io.serviceloop.goal.Goals;
import io.serviceloop.handbook.Handbook;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.project.Project;
import io.serviceloop.rootcause.RootCauses;
import org.springframework.stereotype.Component;

/** Reads the picture of a project: one statement for each register. */
@Component
public class ProjectPictures {

	private final Goals goals;

	private final Collected collected;

	private final Problems problems;

	private final RootCauses rootCauses;

	private final Actions actions;

	private final Evaluations evaluations;

	private final Handbook handbook;

	private final Changes changes;

	private final Substitutions substitutions;

	private final EngineClock clock;

	ProjectPictures(Goals goals, Collected collected, Problems problems, RootCauses rootCauses, Actions actions,
			Evaluations evaluations, Handbook handbook, Changes changes, Substitutions substitutions,
			EngineClock clock) {
		this.goals = goals;
		this.collected = collected;
		this.problems = problems;
		this.rootCauses = rootCauses;
		this.actions = actions;
		this.evaluations = evaluations;
		this.handbook = handbook;
		this.changes = changes;
		this.substitutions = substitutions;
		this.clock = clock;
	}

	public ProjectPicture of(Project project) {
		String key = project.businessKey();
		List<Actions.PlanDecision> decisions = actions.planDecisions(key);
		Set<Integer> approved = decisions.stream()
			.filter(Actions.PlanDecision::approved)
			.map(Actions.PlanDecision::lap)
			.collect(Collectors.toSet());
		List<ProjectPicture.Action> planned = actions.withResults(key)
			.entrySet()
			.stream()
			.map(action -> ProjectPicture.Action.of(action.getKey(), approved.contains(action.getKey().lap()),
					clock.today(), action.getValue()))
			.toList();
		Map<Boolean, List<Handbook.Version>> written = handbook.of(key)
			.stream()
			.collect(Collectors.partitioningBy(Handbook.Version::standard));
		return new ProjectPicture(project, goals.of(key), collected.of(key), problems.of(key), problems.decisions(key),
				rootCauses.of(key), planned, decisions, actions.reviews(key), evaluations.measurements(key),
				evaluations.conclusions(key), written.get(true), written.get(false), changes.of(key),
				substitutions.standInsOf(key));
	}

}
