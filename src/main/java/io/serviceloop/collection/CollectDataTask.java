package io.serviceloop.collection;

import io.serviceloop.loop.engine.Variable;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Known;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.springframework.stereotype.Component;

/**
 * What was found in one source: records, a written finding, or both (A12, A14, A15, A18,
 * A19).
 */
@Component
class CollectDataTask extends Form<CollectDataTask.Answer> {

	private final Collected collected;

	CollectDataTask(Collected collected) {
		super(Place.task("improvementLoop", "collectData"), Answer.class, Known.EVERYTHING_AND_RECORDS);
		this.collected = collected;
	}

	record Answer(@Size(max = 4000) String findings, @PositiveOrZero Integer recordsCollected) {

		boolean saysNothing() {
			return findings == null && (recordsCollected == null || recordsCollected == 0);
		}

	}

	@Override
	protected void check(Answer answer, Submission submission, Faults faults) {
		faults.wrongIf(answer.saysNothing() && !faults.any() && imported(submission) == 0, "findings", null,
				"collection.nothing");
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		int records = answer.saysNothing() ? imported(submission)
				: (answer.recordsCollected() == null) ? 0 : answer.recordsCollected();
		collected.write(submission.businessKey(), CollectionVariables.SOURCE_ID.in(submission.scope()),
				answer.findings(), records, submission.me(), submission.now());
	}

	private int imported(Submission submission) {
		return (int) Math.min(Integer.MAX_VALUE,
				collected.imported(submission.businessKey(), CollectionVariables.SOURCE_ID.in(submission.scope())));
	}

	@Override
	public boolean everyLap() {
		return false;
	}

	@Override
	public Variable<?> subject() {
		return CollectionVariables.SOURCE_ID;
	}

}
