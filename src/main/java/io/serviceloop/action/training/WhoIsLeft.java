package io.serviceloop.action.training;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.serviceloop.action.ActionVariables;
import io.serviceloop.loop.engine.LoopRules;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.people.Role;
import io.serviceloop.loop.task.TaskGiven;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.project.ProjectVariables;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * After the rounds of {@code loopRules}, the next one says who is left, and the lead and
 * the managers find it on their lists: a manager may let the action go on without them
 * (E51).
 */
@Component
class WhoIsLeft {

	private final Trainings trainings;

	private final LoopRules rules;

	private final People people;

	private final Texts texts;

	WhoIsLeft(Trainings trainings, LoopRules rules, People people, Texts texts) {
		this.trainings = trainings;
		this.rules = rules;
		this.people = people;
		this.texts = texts;
	}

	@EventListener
	void given(TaskGiven task) {
		if (!"userTask_trainStaff".equals(task.taskKey()) || !task.created()) {
			return;
		}
		int rounds = task.value(TrainingVariables.TRAINING_ROUND);
		if (rounds == 0 || rounds < rules.now().count(LoopRules.TRAINING_ROUNDS)) {
			return;
		}
		Set<String> left = trainings.of(task.businessKey(), task.value(ActionVariables.ACTION_ID)).left();
		Set<String> told = new TreeSet<>(people.members(List.of(Role.MANAGER.group())));
		told.add(task.value(ProjectVariables.LEAD));
		told.remove(task.assignee());
		task.explain(texts, "training.left", rounds, String.join(", ", left.stream().map(people::nameOf).toList()));
		task.alsoSeenBy(told);
	}

}
