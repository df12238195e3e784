package io.serviceloop.tasklist.draft;

import java.time.Duration;
import java.time.Instant;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When drafts end. */
@Configuration(proxyBeanMethods = false)
class DraftRound {

	/** A project that was begun and not opened for so long is not wanted any more. */
	private static final Duration KEPT = Duration.ofDays(90);

	@Bean
	RecurringTask<Void> forgottenDrafts(Drafts drafts) {
		return Tasks.recurring("forgottenDrafts", FixedDelay.of(Duration.ofHours(1)))
			.execute((instance, context) -> drafts.forget(Instant.now().minus(KEPT)));
	}

	@Bean
	FilterRegistrationBean<DraftsEnd> draftsEnd(Drafts drafts, RepositoryService models) {
		FilterRegistrationBean<DraftsEnd> filter = new FilterRegistrationBean<>(new DraftsEnd(drafts, models));
		filter.addUrlPatterns("/camunda/api/engine/*");
		// Behind the sign-in, before what turns the engine's failures into refusals is
		// done: the status that the browser gets counts.
		filter.setOrder(-1);
		return filter;
	}

}
