package io.serviceloop.collection;

import io.serviceloop.loop.form.Answers;
import io.serviceloop.loop.form.Submissions;
import io.serviceloop.loop.form.Variables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Checks and files what was found in one source: records, a written finding, or both
 * (A12–A19).
 */
@Component
class CollectDataListener implements TaskListener {

	private final Submissions submissions;

	private final Collected collected;

	CollectDataListener(Submissions submissions, Collected collected) {
		this.submissions = submissions;
		this.collected = collected;
	}

	@Override
	public void notify(DelegateTask task) {
		String businessKey = task.getExecution().getProcessBusinessKey();
		String sourceId = Variables.SOURCE_ID.text(task);
		Answers answers = submissions.of(task);
		String findings = answers.optionalText(Variables.FINDINGS, 4000);
		Integer records = (Variables.RECORDS_COLLECTED.in(task) == null) ? null
				: answers.wholeNumber(Variables.RECORDS_COLLECTED, 0, Integer.MAX_VALUE);
		answers.refuseIfWrong();
		if (findings == null && (records == null || records == 0)) {
			long imported = collected.imported(businessKey, sourceId);
			if (imported == 0) {
				answers.wrong(Variables.FINDINGS.name(), null, "collection.nothing");
				answers.refuseIfWrong();
			}
			records = (int) Math.min(imported, Integer.MAX_VALUE);
		}
		collected.write(businessKey, sourceId, findings, (records == null) ? 0 : records, submissions.me(),
				submissions.now());
	}

}
