package io.serviceloop.operation;

import java.sql.SQLException;
import java.util.Set;

import com.zaxxer.hikari.SQLExceptionOverride;

/**
 * Gives connections up whose database H2 has closed, as it does when the disk is full: it
 * calls them valid, and as long as one is kept it does not open the file again. Named in
 * {@code spring.datasource.hikari}.
 */
public class ClosedDatabase implements SQLExceptionOverride {

	/** H2's SQLSTATE for a database that is closed. */
	private static final Set<String> CLOSED = Set.of("90098", "90121");

	@java.lang.Override
	public Override adjudicate(SQLException failure) {
		return CLOSED.contains(String.valueOf(failure.getSQLState())) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
	}

}
