package io.serviceloop.overview.picture;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.serviceloop.absence.Substitutions;
import io.serviceloop.action.Actions;
import io.serviceloop.action.PlanChecks;
import io.serviceloop.action.pilot.Lot;
import io.serviceloop.action.pilot.Pilots;
import io.serviceloop.action.review.EffectChecks;
import io.serviceloop.action.review.Reviews;
import io.serviceloop.action.training.Trainings;
import io.serviceloop.change.Changes;
import io.serviceloop.classification.Problems;
import io.serviceloop.collection.Collected;
import io.serviceloop.evaluation.Evaluations;
import io.serviceloop.evaluation.ServiceTeam;
import io.serviceloop.goal.Goal;
import io.serviceloop.goal.Goals;
import io.serviceloop.goal.judgement.Judgements;
import io.serviceloop.handbook.Handbook;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.overview.benefit.InstallationCurrency;
import io.serviceloop.overview.benefit.ProjectBenefit;
import io.serviceloop.project.Project;
import io.serviceloop.project.Projects;
import io.serviceloop.project.sendback.SendBacks;
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

	private final PlanChecks planChecks;

	private final Trainings trainings;

	private final Pilots pilots;

	private final Projects projects;

	private final Judgements judgements;

	private final Reviews reviews;

	private final EffectChecks effectChecks;

	private final Evaluations evaluations;

	private final ServiceTeam team;

	private final Handbook handbook;

	private final Changes changes;

	private final SendBacks sendBacks;

	private final Substitutions substitutions;

	private final InstallationCurrency currency;

	private final EngineClock clock;

	ProjectPictures(Goals goals, Collected collected, Problems problems, RootCauses rootCauses, Actions actions,
			PlanChecks planChecks, Trainings trainings, Pilots pilots, Projects projects, Judgements judgements,
			Reviews reviews, EffectChecks effectChecks, Evaluations evaluations, ServiceTeam team, Handbook handbook,
			Changes changes, SendBacks sendBacks, Substitutions substitutions, InstallationCurrency currency,
			EngineClock clock) {
		this.goals = goals;
		this.collected = collected;
		this.problems = problems;
		this.rootCauses = rootCauses;
		this.actions = actions;
		this.planChecks = planChecks;
		this.trainings = trainings;
		this.pilots = pilots;
		this.projects = projects;
		this.judgements = judgements;
		this.reviews = reviews;
		this.effectChecks = effectChecks;
		this.evaluations = evaluations;
		this.team = team;
		this.handbook = handbook;
		this.changes = changes;
		this.sendBacks = sendBacks;
		this.substitutions = substitutions;
		this.currency = currency;
		this.clock = clock;
	}

	public ProjectPicture of(Project project) {
		String key = project.businessKey();
		List<Actions.PlanDecision> decisions = actions.planDecisions(key);
		Set<Integer> approved = decisions.stream()
			.filter(Actions.PlanDecision::holds)
			.map(Actions.PlanDecision::lap)
			.collect(Collectors.toSet());
		Map<Actions.Entry, List<Actions.Result>> results = actions.withResults(key);
		boolean trains = results.keySet().stream().anyMatch(Actions.Entry::trainingRequired);
		boolean tries = results.keySet().stream().anyMatch(action -> !action.pilotSites().isEmpty());
		Map<String, List<Trainings.Round>> trained = trains ? trainings.of(key) : Map.of();
		Map<String, Lot> lots = tries ? pilots.lots(key) : Map.of();
		Map<String, List<Pilots.Round>> tried = tries ? pilots.of(key) : Map.of();
		List<ProjectPicture.Action> planned = results.entrySet().stream().map(entry -> {
			String id = entry.getKey().id();
			boolean plannedAnew = project.step().equals("planActions") && entry.getKey().lap() == project.lap();
			return ProjectPicture.Action.of(entry.getKey(), approved.contains(entry.getKey().lap()) && !plannedAnew,
					clock.today(), entry.getValue(), trained.getOrDefault(id, List.of()), lots.get(id),
					tried.getOrDefault(id, List.of()));
		}).toList();
		Map<Boolean, List<Handbook.Version>> written = handbook.of(key)
			.stream()
			.collect(Collectors.partitioningBy(Handbook.Version::standard));
		List<Goal> aims = goals.of(key);
		List<Problems.Entry> known = problems.of(key);
		SendBacks.All back = sendBacks.all(key);
		List<Reviews.Review> held = reviews.of(key);
		List<EffectChecks.Check> checked = effectChecks.of(key);
		boolean looked = checked.stream().anyMatch(check -> check.checkedAt() != null);
		List<Evaluations.Measured> measured = evaluations.measurements(key);
		return new ProjectPicture(project, projects.team(key), aims, collected.of(key), known, problems.decisions(key),
				rootCauses.of(key), planned, decisions, planChecks.of(key), judgements.of(key), held,
				held.isEmpty() ? List.of() : reviews.decisions(key), checked,
				looked ? effectChecks.values(key) : List.of(), measured, team.of(key), evaluations.conclusions(key),
				written.get(true), written.get(false), changes.of(key), back.sentBack(), back.takenBack(),
				substitutions.standInsOf(key),
				ProjectBenefit.of(currency.code(), aims, known, results.keySet(), measured));
	}

}
