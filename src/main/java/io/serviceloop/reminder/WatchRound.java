package io.serviceloop.reminder;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.serviceloop.action.FollowUp;
import io.serviceloop.loop.task.OwnersFirst;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When the open tasks are looked at: by one node at a time. */
@Configuration(proxyBeanMethods = false)
class WatchRound {

	@Bean
	RecurringTask<Void> dueRound(TaskWatch watch, FollowUp followUp) {
		return Tasks.recurring("dueTasks", FixedDelay.of(followUp.getLookEvery()))
			.execute((instance, context) -> watch.look());
	}

	@Bean
	RecurringTask<Void> offeredRound(OwnersFirst ownersFirst, FollowUp followUp) {
		return Tasks.recurring("offeredTasks", FixedDelay.of(followUp.getLookEvery()))
			.execute((instance, context) -> ownersFirst.renew());
	}

}
