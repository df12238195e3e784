package io.serviceloop.loop.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Lets one node after the other start: what makes tables, groups, accounts and models in
 * an empty database, or brings those of an earlier release forward, is done by one alone,
 * and found done by the next. A lock of PostgreSQL, which falls with the connection of a
 * node that dies; a database of H2 has one node.
 */
@Component
class SchemaLock extends AbstractProcessEnginePlugin {

	private static final Logger log = LoggerFactory.getLogger(SchemaLock.class);

	/** Whatever else locks in this database takes another number. */
	private static final long NUMBER = 7_324_150_015L;

	private Connection holder;

	@Override
	public void preInit(ProcessEngineConfigurationImpl configuration) {
		try {
			Connection connection = configuration.getDataSource().getConnection();
			if (!connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
				connection.close();
				return;
			}
			holder = connection;
			for (int seconds = 0; !ask("select pg_try_advisory_lock(?)"); seconds++) {
				if (seconds % 60 == 0) {
					log.info("Another node is starting with this database; this one goes on when that one is ready.");
				}
				Thread.sleep(1000);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The lock under which nodes start one after the other is not to be had",
					ex);
		}
	}

	@EventListener
	void ready(ApplicationReadyEvent event) {
		if (holder != null) {
			try (Connection done = holder) {
				ask("select pg_advisory_unlock(?)");
			}
			catch (SQLException ex) {
				// With its connection the lock has fallen, too.
				log.warn("The lock under which nodes start one after the other was lost during the start", ex);
			}
			holder = null;
		}
	}

	private boolean ask(String question) throws SQLException {
		try (PreparedStatement statement = holder.prepareStatement(question)) {
			statement.setLong(1, NUMBER);
			try (var answer = statement.executeQuery()) {
				answer.next();
				return answer.getBoolean(1);
			}
		}
	}

}
