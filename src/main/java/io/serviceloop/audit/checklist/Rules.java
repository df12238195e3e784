package io.serviceloop.audit.checklist;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import io.serviceloop.audit.trail.TaskDone;

/** The rules of the checklist that look at projects, one by one. */
final class Rules {

	/** In the order in which they are shown. */
	static final List<Rule> ALL = List.of(new AuthorVerified(), new LeadApproved(), new OwnPlanApproved(),
			new OwnWorkApproved(), new LateApproval(), new EndedWithoutAnswer(), new RecordMissing(),
			new Intervention());

	private Rules() {
	}

	/** Who found a cause verified it (A27). */
	record AuthorVerified() implements Rule {

		@Override
		public String name() {
			return "authorVerified";
		}

		@Override
		public Severity severity() {
			return Severity.high;
		}

		@Override
		public List<Finding> in(Case project) {
			return project.decisions()
				.stream()
				.filter(one -> one.kind().equals("cause") && one.author() != null
						&& one.author().equals(one.decidedBy()))
				.map(one -> found(project, one.decidedBy(), one.at(), one.subject(), one.lap()))
				.toList();
		}

	}

	/** The lead of a project approved its plan, or the effort of it (A32). */
	record LeadApproved() implements Rule {

		@Override
		public String name() {
			return "leadApproved";
		}

		@Override
		public Severity severity() {
			return Severity.high;
		}

		@Override
		public List<Finding> in(Case project) {
			return project.decisions()
				.stream()
				.filter(one -> Set.of("plan", "effort").contains(one.kind()) && one.by(project.leadAt(one.at())))
				.map(one -> found(project, one.decidedBy(), one.at(), one.lap()))
				.toList();
		}

	}

	/** Who handed in a plan approved it. */
	record OwnPlanApproved() implements Rule {

		@Override
		public String name() {
			return "ownPlanApproved";
		}

		@Override
		public Severity severity() {
			return Severity.high;
		}

		@Override
		public List<Finding> in(Case project) {
			return project.decisions()
				.stream()
				.filter(one -> one.kind().equals("plan"))
				.filter(one -> one.by(planner(project, one.at())))
				.map(one -> found(project, one.decidedBy(), one.at(), one.lap()))
				.toList();
		}

		/** Who handed in what was decided then. */
		private static String planner(Case project, Instant decided) {
			return project.tasks()
				.stream()
				.filter(task -> task.taskKey().equals("userTask_planActions") && task.completed())
				// Registers keep whole seconds.
				.filter(task -> decided != null && task.ended().isBefore(decided.plusSeconds(1)))
				.reduce((earlier, later) -> later.ended().isBefore(earlier.ended()) ? earlier : later)
				.map(task -> (task.completedBy() != null) ? task.completedBy() : task.assignee())
				.orElse(null);
		}

	}

	/** Who reported a pilot, or wrote a standard, decided about it. */
	record OwnWorkApproved() implements Rule {

		@Override
		public String name() {
			return "ownWorkApproved";
		}

		@Override
		public Severity severity() {
			return Severity.medium;
		}

		@Override
		public List<Finding> in(Case project) {
			return project.decisions()
				.stream()
				.filter(one -> Set.of("pilot", "standard").contains(one.kind()) && one.by(one.author()))
				.map(one -> found(project, one.decidedBy(), one.at(), one.subject(), one.lap()))
				.toList();
		}

	}

	/** A task that decides was over after it was due. */
	record LateApproval() implements Rule {

		private static final Set<String> DECIDING = Set.of("userTask_approvePlan", "userTask_approveEffort",
				"userTask_verifyRootCause", "userTask_approveStandard", "userTask_decidePilot",
				"userTask_decideContinuation", "userTask_decideGuard", "userTask_decideLaunch", "userTask_approveDrop");

		private static final double HOUR = 3_600_000;

		@Override
		public String name() {
			return "lateApproval";
		}

		@Override
		public Severity severity() {
			return Severity.low;
		}

		@Override
		public List<Finding> in(Case project) {
			return project.tasks()
				.stream()
				.filter(task -> DECIDING.contains(task.taskKey()) && task.completed()
						&& project.due().containsKey(task.id()) && task.ended().isAfter(project.due().get(task.id())))
				.map(task -> found(project, by(task), task.ended(), task,
						Math.round(Duration.between(project.due().get(task.id()), task.ended()).toMillis() / HOUR * 10)
								/ 10.0))
				.toList();
		}

	}

	/** A task is over without an answer, though its project was not closed early. */
	record EndedWithoutAnswer() implements Rule {

		@Override
		public String name() {
			return "endedWithoutAnswer";
		}

		@Override
		public Severity severity() {
			return Severity.medium;
		}

		@Override
		public List<Finding> in(Case project) {
			return project.state().equals("cancelled") ? List.of()
					: project.tasks()
						.stream()
						.filter(task -> task.ended() != null && !task.completed())
						.map(task -> found(project, by(task), task.ended(), task))
						.toList();
		}

	}

	/** A task was completed and no record says so, though records were made then. */
	record RecordMissing() implements Rule {

		@Override
		public String name() {
			return "recordMissing";
		}

		@Override
		public Severity severity() {
			return Severity.high;
		}

		@Override
		public List<Finding> in(Case project) {
			return (project.recordedSince() == null) ? List.of()
					: project.tasks()
						.stream()
						.filter(task -> task.completed() && task.ended().isAfter(project.recordedSince())
								&& !project.recorded().contains(task.id()))
						.map(task -> found(project, by(task), task.ended(), task))
						.toList();
		}

	}

	/** Somebody took a hand in what runs. */
	record Intervention() implements Rule {

		@Override
		public String name() {
			return "intervention";
		}

		@Override
		public Severity severity() {
			return Severity.medium;
		}

		@Override
		public List<Finding> in(Case project) {
			return project.hands()
				.stream()
				.map(hand -> new Finding(name(), severity(), project.businessKey(), hand.person(), hand.at(),
						List.of(hand), "/audit/records?project=" + project.businessKey() + "&interventions=true"))
				.toList();
		}

	}

	private static String by(TaskDone task) {
		return (task.completedBy() != null) ? task.completedBy() : task.assignee();
	}

}
