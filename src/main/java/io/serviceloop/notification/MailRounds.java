package io.serviceloop.notification;

import java.time.Duration;
import java.util.function.Consumer;

import com.github.kagkarlsson.scheduler.SchedulerState;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** When mails are sent: each kind by one node at a time. */
@Configuration(proxyBeanMethods = false)
@Conditional(MailIsOn.class)
class MailRounds {

	@Bean
	RecurringTask<Void> mailRound(Postman postman, MailSettings settings) {
		return every(settings.poll(), "mails", node -> postman.round(() -> !node.isShuttingDown()));
	}

	@Bean
	RecurringTask<Void> digestRound(Notifications notifications, MailSettings settings) {
		return every(settings.poll(), "digests", node -> notifications.digests());
	}

	private static RecurringTask<Void> every(Duration pause, String name, Consumer<SchedulerState> work) {
		return Tasks.recurring(name, FixedDelay.of(pause))
			.execute((instance, context) -> work.accept(context.getSchedulerState()));
	}

}
