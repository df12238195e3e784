package io.serviceloop.rootcause;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.serviceloop.loop.form.Answers;
import io.serviceloop.loop.form.Submissions;
import io.serviceloop.loop.form.Variables;
import io.serviceloop.loop.words.Json;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Checks and files a root cause: a chain of whys, a fishbone, one cause of exactly one
 * class (A25–A28, C31–C33).
 */
@Component
class FindRootCauseListener implements TaskListener {

	/** A surface cause and at least one below it; the root itself comes on top (A25). */
	private static final int FEWEST_WHYS = 2;

	/** Characters that the register keeps of a list. */
	private static final int REGISTER = 20_000;

	private static final Set<String> CLASSES = new TreeSet<>(
			List.of("processDesign", "systemSupport", "staffAbility", "crossDepartment"));

	private final Submissions submissions;

	private final RootCauses rootCauses;

	FindRootCauseListener(Submissions submissions, RootCauses rootCauses) {
		this.submissions = submissions;
		this.rootCauses = rootCauses;
	}

	@Override
	public void notify(DelegateTask task) {
		Answers answers = submissions.of(task);
		List<String> whys = answers.texts(Variables.WHYS, FEWEST_WHYS, 1000);
		String rootCause = answers.text(Variables.ROOT_CAUSE, 2000);
		String causeClass = answers.choice(Variables.CAUSE_CLASS, CLASSES);
		List<Fishbone.Bone> bones = answers.rows(Variables.FISHBONE, Fishbone.Bone.class);
		FiveW1H notes = answers.object(Variables.FIVE_W1H, FiveW1H.class);
		answers.distinct(Variables.FISHBONE, bones, "bone", Fishbone.Bone::bone);
		if (!Fishbone.ofOneSet(bones)) {
			answers.wrong(Variables.FISHBONE.name(),
					String.join(", ", bones.stream().map(Fishbone.Bone::bone).toList()), "fishbone.bones");
		}
		else if (!bones.isEmpty()
				&& bones.stream().allMatch(bone -> bone.causes() == null || bone.causes().isEmpty())) {
			answers.wrong(Variables.FISHBONE.name(), null, "fishbone.empty");
		}
		answers.fits(Variables.WHYS.name(), Json.text(whys), REGISTER);
		answers.fits(Variables.FISHBONE.name(), Json.text(bones), REGISTER);
		answers.fits(Variables.FIVE_W1H.name(), Json.text(notes), REGISTER);
		answers.refuseIfWrong();
		String author = (submissions.me() != null) ? submissions.me() : task.getAssignee();
		rootCauses.write(task.getExecution().getProcessBusinessKey(), Variables.LAP.number(task),
				Variables.PROBLEM_ID.text(task), Json.text(whys), rootCause, causeClass, Json.text(bones),
				(notes == null) ? null : Json.text(notes), author, submissions.now());
		Variables.CAUSE_AUTHOR.set(task, author);
	}

}
