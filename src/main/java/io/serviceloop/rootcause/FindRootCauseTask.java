package io.serviceloop.rootcause;

import java.util.List;

import io.serviceloop.classification.Problems;
import io.serviceloop.loop.engine.InModels;
import io.serviceloop.loop.engine.LoopRules;
import io.serviceloop.loop.engine.Variable;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import io.serviceloop.loop.form.Undo;
import io.serviceloop.loop.words.Evidence;
import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.Likeness;
import io.serviceloop.project.ProjectVariables;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springframework.stereotype.Component;

/**
 * A root cause: a chain of different whys, a fishbone, one cause of exactly one class,
 * and a case played through again where that helps (A25, A27, A28, C31, C33, C34, E42).
 */
@Component
@InModels(sets = "causeAuthor")
class FindRootCauseTask extends Form<FindRootCauseTask.Answer> {

	/** Characters that the register keeps of a list. */
	private static final int REGISTER = 20_000;

	private final RootCauses rootCauses;

	private final Problems problems;

	private final LoopRules rules;

	FindRootCauseTask(RootCauses rootCauses, Problems problems, LoopRules rules) {
		super(Place.task("rootCauseAnalysis", "findRootCause"), Answer.class);
		this.rootCauses = rootCauses;
		this.problems = problems;
		this.rules = rules;
	}

	record Answer(@NotNull @Size(min = 1, max = MOST_ROWS) List<@Size(max = 1000) @Evidence String> whys,
			@NotBlank @Size(max = 2000) @Evidence String rootCause,
			@NotNull @Pattern(
					regexp = "crossDepartment|customerCommunication|processDesign|staffAbility|systemSupport") String causeClass,
			@Size(max = MOST_ROWS) List<Fishbone.Bone> fishbone, FiveW1H fiveW1H, Scene scene) {

		Answer {
			// Lines that were left empty are none.
			whys = (whys == null) ? null : whys.stream().map(String::strip).filter(why -> !why.isEmpty()).toList();
		}

	}

	@Override
	protected void check(Answer answer, Submission submission, Faults faults) {
		List<Fishbone.Bone> bones = answer.fishbone();
		faults.distinct("fishbone", bones, "bone", Fishbone.Bone::bone);
		if (!Fishbone.ofOneSet(bones)) {
			faults.wrong("fishbone", String.join(", ", bones.stream().map(Fishbone.Bone::bone).toList()),
					"fishbone.bones");
		}
		boolean bare = bones.stream().allMatch(bone -> bone.causes() == null || bone.causes().isEmpty());
		int whys = different(answer.whys());
		int needed = rules.now().count(LoopRules.FEWEST_WHYS);
		if ((whys < needed || bare) && !isShort(submission)) {
			faults.wrongIf(whys < needed && !faults.complained("whys"), "whys", whys, "rootCause.whys", needed, whys);
			faults.wrongIf(bare && !faults.complained("fishbone"), "fishbone", bones.isEmpty() ? 0 : null,
					"fishbone.empty");
		}
		faults.fits("whys", Json.text(answer.whys()), REGISTER);
		faults.fits("fishbone", Json.text(bones), REGISTER);
		faults.fits("fiveW1H", Json.text(answer.fiveW1H()), REGISTER);
		faults.fits("scene", Json.text(answer.scene()), REGISTER);
	}

	/** How many whys are not the same as another one (A25). */
	private static int different(List<String> whys) {
		return (int) whys.stream().map(Likeness::plain).distinct().count();
	}

	/** A small problem may take the short loop, with one cause and no more. */
	private boolean isShort(Submission submission) {
		String id = RootCauseVariables.PROBLEM_ID.in(submission.scope());
		return problems.of(submission.businessKey())
			.stream()
			.anyMatch(problem -> problem.id().equals(id) && problem.shortLoop());
	}

	@Override
	public Undo<Answer> undo() {
		return (answer, submission, taken) -> taken.rows("root_cause", RootCauses.LATEST);
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		String author = submission.author();
		rootCauses.write(submission.businessKey(), ProjectVariables.LAP.in(submission.scope()),
				RootCauseVariables.PROBLEM_ID.in(submission.scope()), Json.text(answer.whys()), answer.rootCause(),
				answer.causeClass(), Json.text(answer.fishbone()),
				(answer.fiveW1H() == null) ? null : Json.text(answer.fiveW1H()),
				(answer.scene() == null) ? null : Json.text(answer.scene()), author, submission.now());
		RootCauseVariables.CAUSE_AUTHOR.set(submission.scope(), author);
	}

	@Override
	public Variable<?> subject() {
		return RootCauseVariables.PROBLEM_ID;
	}

}
