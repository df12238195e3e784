package io.serviceloop.loop.task;

import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.serviceloop.loop.words.SubmissionRefused;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricActivityInstanceEntity;

/**
 * A completed task with the one task that followed it and nothing else (E16): in the same
 * place of the same process, with nothing on the way that did something. That is read in
 * the history of the process; of which tasks it may be true, no list says.
 *
 * @param own the completed task
 * @param following what followed it and is open
 * @param canceled what goes with it: itself, or the several of which it is the only one
 * @param since everything that happened since
 */
record Followed(HistoricActivityInstance own, HistoricActivityInstance following, HistoricActivityInstance canceled,
		List<HistoricActivityInstance> since) {

	/** What is passed on the way to the next task and does nothing. */
	private static final Set<String> PASSED = Set.of(ActivityTypes.GATEWAY_EXCLUSIVE, ActivityTypes.GATEWAY_INCLUSIVE,
			ActivityTypes.INTERMEDIATE_EVENT_LINK, ActivityTypes.INTERMEDIATE_EVENT_NONE_THROW,
			ActivityTypes.MULTI_INSTANCE_BODY, ActivityTypes.CALL_ACTIVITY, ActivityTypes.TASK_USER_TASK);

	private static final Set<String> DIVIDING = Set.of(ActivityTypes.GATEWAY_PARALLEL, ActivityTypes.SUB_PROCESS);

	/**
	 * Looks for it.
	 * @param all what happened in the process
	 * @param taskId of the completed task
	 * @param filedBy the elements on the way that do nothing but file its answer
	 * @throws SubmissionRefused (409) where more or something else has followed
	 */
	static Followed of(List<HistoricActivityInstance> all, String taskId, Set<String> filedBy) {
		HistoricActivityInstance own = only(all, one -> taskId.equals(one.getTaskId()));
		List<HistoricActivityInstance> since = all.stream().filter(one -> isSince(one, own)).toList();
		refuseIf(since.stream().anyMatch(one -> isTask(one) && one.getEndTime() != null), taskId, "takeBack.goneOn");
		refuseIf(since.stream().anyMatch(one -> one.getCalledProcessInstanceId() != null), taskId, "takeBack.called");
		List<HistoricActivityInstance> open = since.stream().filter(Followed::isTask).toList();
		refuseIf(open.size() > 1 || since.stream().anyMatch(one -> DIVIDING.contains(one.getActivityType())), taskId,
				"takeBack.several");
		refuseIf(open.isEmpty(), taskId, "takeBack.nothing");
		HistoricActivityInstance following = open.get(0);
		HistoricActivityInstance body = only(since, one -> one.getId().equals(following.getParentActivityInstanceId()));
		HistoricActivityInstance canceled = (body == null) ? following : body;
		refuseIf(!own.getParentActivityInstanceId().equals(canceled.getParentActivityInstanceId()), taskId,
				"takeBack.oneOfSeveral");
		refuseIf(
				!since.stream()
					.allMatch(one -> PASSED.contains(one.getActivityType()) || filedBy.contains(one.getActivityId())),
				taskId, "takeBack.happened");
		return new Followed(own, following, canceled, since);
	}

	/** The ids of all that was done of it. */
	Set<String> activities() {
		return Stream.concat(Stream.of(own), since.stream())
			.map(HistoricActivityInstance::getId)
			.collect(Collectors.toSet());
	}

	static void refuseIf(boolean not, String taskId, String why) {
		if (not) {
			throw SubmissionRefused.conflict("task", taskId, why);
		}
	}

	private static HistoricActivityInstance only(List<HistoricActivityInstance> some,
			Predicate<HistoricActivityInstance> which) {
		return some.stream().filter(which).findFirst().orElse(null);
	}

	private static boolean isTask(HistoricActivityInstance one) {
		return ActivityTypes.TASK_USER_TASK.equals(one.getActivityType());
	}

	/**
	 * Whether something began or ended after a task was completed. What began in the same
	 * millisecond, the engine has counted.
	 */
	private static boolean isSince(HistoricActivityInstance one, HistoricActivityInstance done) {
		Date end = done.getEndTime();
		return one != done
				&& (one.getStartTime().after(end) || one.getStartTime().equals(end) && counted(one) > counted(done)
						|| one.getEndTime() != null && one.getEndTime().after(end));
	}

	private static long counted(HistoricActivityInstance one) {
		return ((HistoricActivityInstanceEntity) one).getSequenceCounter();
	}

}
