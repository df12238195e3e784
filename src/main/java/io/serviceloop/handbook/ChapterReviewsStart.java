package io.serviceloop.handbook;

import java.util.Map;

import io.serviceloop.loop.engine.EngineRights;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Starts the reviews of a standard, once for as long as it holds (E27); those that are
 * older than the reviews get theirs when the application starts.
 */
@Component
public class ChapterReviewsStart {

	private final Handbook handbook;

	private final RuntimeService runtime;

	private final EngineRights rights;

	ChapterReviewsStart(Handbook handbook, @Lazy RuntimeService runtime, EngineRights rights) {
		this.handbook = handbook;
		this.runtime = runtime;
		this.rights = rights;
	}

	/** Starts them, whoever made it a standard; nothing where they run. */
	public void of(int entry) {
		rights.run(() -> {
			if (handbook.takesReviews(entry)) {
				runtime.startProcessInstanceByKey(ChapterReviews.PROCESS,
						Map.of(HandbookVariables.HANDBOOK_ENTRY.name(), entry));
			}
		});
	}

	@EventListener(ApplicationReadyEvent.class)
	void ofThoseWithout() {
		handbook.withoutReviews().forEach(this::of);
	}

}
