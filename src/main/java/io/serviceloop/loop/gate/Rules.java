package io.serviceloop.loop.gate;

import java.util.function.Supplier;

import io.serviceloop.loop.form.Forms;

/** What the lines of the table check, by what they are about. */
record Rules(SubmissionRules submissions, TaskRules tasks, ProcessRules processes, ModelRules models) {

	/**
	 * The rules for some forms.
	 * @param forms asked when a command is checked, because forms need the engine
	 */
	static Rules of(Supplier<Forms> forms, ModelRules models) {
		SubmissionRules submissions = new SubmissionRules(forms);
		ProcessRules processes = new ProcessRules(submissions, models);
		return new Rules(submissions, new TaskRules(submissions, processes), processes, models);
	}

}
