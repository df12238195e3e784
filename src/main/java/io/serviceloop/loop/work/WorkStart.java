package io.serviceloop.loop.work;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;

import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.boot.config.startup.ContextReadyStart;
import jakarta.annotation.PostConstruct;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Begins the work outside of requests once the application answers: an answer to a mail
 * has to find it.
 */
@Component
class WorkStart extends ContextReadyStart {

	private final DataSource database;

	private final boolean enabled;

	WorkStart(Scheduler scheduler, DataSource database, @Value("${serviceloop.work.enabled:true}") boolean enabled) {
		super(scheduler);
		this.database = database;
		this.enabled = enabled;
	}

	/**
	 * An embedded H2 database belongs to this process alone: who worked in it at the
	 * start died with the process before, and nobody has to wait for his silence.
	 */
	@PostConstruct
	void takeOver() throws SQLException {
		try (Connection connection = database.getConnection()) {
			String url = connection.getMetaData().getURL();
			if (url.startsWith("jdbc:h2:") && !url.matches("(?i)jdbc:h2:(tcp|ssl):.*|.*AUTO_SERVER=TRUE.*")) {
				JdbcClient.create(database)
					.sql("update scheduled_tasks set last_heartbeat = ? where picked")
					.param(OffsetDateTime.parse("1970-01-01T00:00Z"))
					.update();
			}
		}
	}

	@Override
	public void doStart() {
		if (enabled) {
			super.doStart();
		}
	}

}
