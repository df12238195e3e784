package io.serviceloop.overview.picture;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.serviceloop.absence.Substitutions;
import io.serviceloop.action.ActionStatus;
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
import io.serviceloop.goal.judgement.GoalJudgement;
import io.serviceloop.handbook.Handbook;
import io.serviceloop.overview.benefit.ProjectBenefit;
import io.serviceloop.project.Project;
import io.serviceloop.project.sendback.SendBacks;
import io.serviceloop.rootcause.RootCauses;

/**
 * Everything there is to know of one project, in the words and order of the steps. Its
 * members and theirs are the JSON of the projects API.
 *
 * @param handbook the standards it has brought
 * @param handbookDrafts what it wrote and nobody has approved, the latest last
 * @param planChecks what was said of plans before they were approved
 * @param sendBacks what was sent back, the earliest first
 * @param takenBack what was taken back by who had just completed it, the earliest first
 * @param benefit what it is worth so far, and what it cost
 */
public record ProjectPicture(@JsonUnwrapped Project project, List<String> team, List<Goal> goals,
		List<Collected.Source> dataSources, List<Problems.Entry> problems, List<Problems.Decision> selections,
		List<RootCauses.Entry> rootCauses, List<Action> actions, List<Actions.PlanDecision> planDecisions,
		List<PlanChecks.Entry> planChecks, List<GoalJudgement> judgements, List<Reviews.Review> reviews,
		List<Reviews.Decision> decisions, List<EffectChecks.Check> effectChecks, List<EffectChecks.Value> effectValues,
		List<Evaluations.Measured> measurements, List<ServiceTeam.Voice> teamFeedback,
		List<Evaluations.Conclusion> evaluations, List<Handbook.Version> handbook,
		List<Handbook.Version> handbookDrafts, List<Changes.Entry> changes, List<SendBacks.Entry> sendBacks,
		List<SendBacks.TakenBack> takenBack, List<Substitutions.StandIn> standIns, ProjectBenefit benefit) {

	/**
	 * An action with its status of today and what was reported of it.
	 *
	 * @param pilotLot which of the sites the lot made pilot sites; null where none was
	 * drawn
	 */
	public record Action(int lap, String id, String problemId, String kind, String measure, String expectedEffect,
			Double expectedGain, String resources, Double effortDays, String department, String responsible,
			LocalDate startDate, LocalDate dueDate, boolean trainingRequired, List<String> pilotSites, String reason,
			ActionStatus status, String escalation, LocalDate completedOn, String droppedReason, String stoppedReason,
			Double cost, List<Actions.Result> results, List<Trainings.Round> trainings, Lot pilotLot,
			List<Pilots.Round> pilots) {

		public Action {
			trainings = (trainings == null) ? List.of() : trainings;
			pilots = (pilots == null) ? List.of() : pilots;
		}

		static Action of(Actions.Entry a, boolean approved, LocalDate today, List<Actions.Result> results,
				List<Trainings.Round> trainings, Lot pilotLot, List<Pilots.Round> pilots) {
			return new Action(a.lap(), a.id(), a.problemId(), a.kind(), a.measure(), a.expectedEffect(),
					a.expectedGain(), a.resources(), a.effortDays(), a.department(), a.responsible(), a.startDate(),
					a.dueDate(), a.trainingRequired(), a.pilotSites(), a.reason(),
					ActionStatus.on(today, approved, a.startDate(), a.dueDate(), a.completedOn(), a.droppedAt() != null,
							a.stoppedAt() != null),
					a.escalation(), a.completedOn(), a.droppedReason(), a.stoppedReason(), a.cost(), results, trainings,
					pilotLot, pilots);
		}

	}

	public Optional<Goal> goal(String id) {
		return goals.stream().filter(goal -> goal.id().equals(id)).findFirst();
	}

	public Optional<Problems.Entry> problem(String id) {
		return problems.stream().filter(problem -> problem.id().equals(id)).findFirst();
	}

	/** What was last found to be the cause of a problem, up to a lap. */
	public Optional<RootCauses.Entry> cause(String problemId, int lap) {
		return rootCauses.stream()
			.filter(cause -> cause.problemId().equals(problemId) && cause.lap() <= lap)
			.max(Comparator.comparingInt(RootCauses.Entry::lap).thenComparingInt(RootCauses.Entry::attempt));
	}

	/** What a lap last wrote for the handbook and nobody has approved. */
	public Optional<Handbook.Version> draft(int lap) {
		return handbookDrafts.stream().filter(draft -> draft.lap() == lap).reduce((earlier, later) -> later);
	}

	/** What a lap measured of a goal. */
	public Optional<Evaluations.Measured> measured(String goalId, int lap) {
		return measurements.stream().filter(row -> row.lap() == lap && row.goalId().equals(goalId)).findFirst();
	}

}
