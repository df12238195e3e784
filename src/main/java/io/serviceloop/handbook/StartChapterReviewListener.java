package io.serviceloop.handbook;

import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.InModels;
import io.serviceloop.project.ProjectVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Says on every task of a review which standard it is about (E27). */
@Component
@InModels(processes = ChapterReviews.PROCESS, at = "startEvent:start", sets = { "handbookEntry", "title" })
class StartChapterReviewListener implements ExecutionListener {

	private final Handbook handbook;

	private final EngineClock clock;

	StartChapterReviewListener(Handbook handbook, EngineClock clock) {
		this.clock = clock;
		this.handbook = handbook;
	}

	@Override
	public void notify(DelegateExecution start) {
		handbook.standard(HandbookVariables.HANDBOOK_ENTRY.in(start), clock.today())
			.ifPresent(standard -> ProjectVariables.TITLE.set(start, standard.title()));
	}

}
