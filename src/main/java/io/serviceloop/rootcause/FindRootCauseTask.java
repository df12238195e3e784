package io.serviceloop.rootcause;

import java.util.List;

import io.serviceloop.loop.engine.InModels;
import io.serviceloop.loop.engine.Variable;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import io.serviceloop.loop.words.Evidence;
import io.serviceloop.loop.words.Json;
import io.serviceloop.project.ProjectVariables;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springframework.stereotype.Component;

/**
 * A root cause: a chain of whys, a fishbone, one cause of exactly one class (A25, A27,
 * A28, C31, C33).
 */
@Component
@InModels(sets = "causeAuthor")
class FindRootCauseTask extends Form<FindRootCauseTask.Answer> {

	/** A surface cause and at least one below it; the root itself comes on top (A25). */
	private static final int FEWEST_WHYS = 2;

	/** Characters that the register keeps of a list. */
	private static final int REGISTER = 20_000;

	private final RootCauses rootCauses;

	FindRootCauseTask(RootCauses rootCauses) {
		super(Place.task("rootCauseAnalysis", "findRootCause"), Answer.class);
		this.rootCauses = rootCauses;
	}

	record Answer(@NotNull @Size(min = FEWEST_WHYS, max = MOST_ROWS) List<@Size(max = 1000) @Evidence String> whys,
			@NotBlank @Size(max = 2000) @Evidence String rootCause,
			@NotNull @Pattern(regexp = "crossDepartment|processDesign|staffAbility|systemSupport") String causeClass,
			@NotNull @Size(min = 1, max = MOST_ROWS) List<Fishbone.Bone> fishbone, FiveW1H fiveW1H) {

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
		else if (!bones.isEmpty()
				&& bones.stream().allMatch(bone -> bone.causes() == null || bone.causes().isEmpty())) {
			faults.wrong("fishbone", null, "fishbone.empty");
		}
		faults.fits("whys", Json.text(answer.whys()), REGISTER);
		faults.fits("fishbone", Json.text(bones), REGISTER);
		faults.fits("fiveW1H", Json.text(answer.fiveW1H()), REGISTER);
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		String author = submission.author();
		rootCauses.write(submission.businessKey(), ProjectVariables.LAP.in(submission.scope()),
				RootCauseVariables.PROBLEM_ID.in(submission.scope()), Json.text(answer.whys()), answer.rootCause(),
				answer.causeClass(), Json.text(answer.fishbone()),
				(answer.fiveW1H() == null) ? null : Json.text(answer.fiveW1H()), author, submission.now());
		RootCauseVariables.CAUSE_AUTHOR.set(submission.scope(), author);
	}

	@Override
	public Variable<?> subject() {
		return RootCauseVariables.PROBLEM_ID;
	}

}
