package io.serviceloop.operation;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What H2 closed by itself is opened again, without a start of the application. */
class ClosedDatabaseTest {

	@TempDir
	private Path folder;

	@Test
	void aFileThatWasClosedIsOpenedByTheNextConnection() throws SQLException {
		HikariConfig settings = new HikariConfig();
		settings.setJdbcUrl("jdbc:h2:file:" + folder.resolve("a") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
		settings.setUsername("sa");
		settings.setMaximumPoolSize(2);
		settings.setExceptionOverrideClassName(ClosedDatabase.class.getName());
		try (HikariDataSource pool = new HikariDataSource(settings)) {
			ask(pool, "create table a (b int)");
			ask(pool, "insert into a values (1)");
			assertThatThrownBy(() -> {
				try (Connection one = pool.getConnection(); Connection other = pool.getConnection()) {
					one.createStatement().execute("shutdown immediately");
					other.createStatement().executeQuery("select * from a");
				}
			}).isInstanceOf(SQLException.class);
			int failures = 0;
			while (failures < 3) {
				try {
					ask(pool, "select * from a");
					break;
				}
				catch (SQLException stillClosed) {
					failures++;
				}
			}
			assertThat(failures).as("connections of the closed file").isLessThan(3);
		}
	}

	private static void ask(HikariDataSource pool, String statement) throws SQLException {
		try (Connection connection = pool.getConnection(); Statement asked = connection.createStatement()) {
			asked.execute(statement);
		}
	}

}
