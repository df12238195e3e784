package io.serviceloop.operation;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.stereotype.Component;

/**
 * Whether the database answers. That all connections of this node are in use is no reason
 * to send its readers to another one, which would be full next: then a connection beside
 * them is asked.
 */
@Component("dbHealthIndicator")
class DatabaseHealth extends AbstractHealthIndicator {

	/** In seconds. */
	private static final int LONGEST = 3;

	/** In nanoseconds. Anybody may ask, as often as he likes. */
	private static final long REMEMBERED = 1_000_000_000L;

	private final DataSource database;

	/** When it answered last; null where it did not. */
	private Long answered;

	DatabaseHealth(DataSource database) {
		this.database = database;
	}

	@Override
	protected synchronized void doHealthCheck(Health.Builder health) throws SQLException {
		if (answered != null && System.nanoTime() - answered < REMEMBERED) {
			health.up();
			return;
		}
		answered = null;
		HikariDataSource pool = database.isWrapperFor(HikariDataSource.class) ? database.unwrap(HikariDataSource.class)
				: null;
		try (Connection connection = isFull(pool) ? beside(pool) : database.getConnection()) {
			connection.setNetworkTimeout(Runnable::run, LONGEST * 1000);
			// H2 calls a connection valid whose file is closed, as after a full disk.
			try (Statement statement = connection.createStatement()) {
				statement.executeQuery("select count(*) from act_ge_property").close();
				health.up();
				answered = System.nanoTime();
			}
		}
	}

	private static boolean isFull(HikariDataSource database) {
		HikariPoolMXBean pool = (database == null) ? null : database.getHikariPoolMXBean();
		return pool != null && pool.getActiveConnections() >= database.getMaximumPoolSize();
	}

	private static Connection beside(HikariDataSource database) throws SQLException {
		Properties account = new Properties();
		account.setProperty("user", String.valueOf(database.getUsername()));
		account.setProperty("password", String.valueOf(database.getPassword()));
		if (database.getJdbcUrl().startsWith("jdbc:postgresql:")) {
			account.setProperty("loginTimeout", String.valueOf(LONGEST));
		}
		return DriverManager.getConnection(database.getJdbcUrl(), account);
	}

}
