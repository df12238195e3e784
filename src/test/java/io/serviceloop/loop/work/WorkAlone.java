package io.serviceloop.loop.work;

import com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The work outside of requests, for tests of a step alone. */
@ImportAutoConfiguration(DbSchedulerAutoConfiguration.class)
@Import(WorkStart.class)
public class WorkAlone {

}
