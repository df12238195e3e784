package io.serviceloop.collection.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;

import io.serviceloop.collection.mapping.FeedbackRecord;

/** By JDBC in batches, as every database takes it. */
final class BatchStaging implements Staging {

	private static final int RECORDS = 2_000;

	/** Characters of their texts, from which on fewer records make a batch. */
	private static final int CHARACTERS = 4 << 20;

	private final long id;

	private final PreparedStatement statement;

	private int records;

	private int characters;

	BatchStaging(Connection connection, long id) throws SQLException {
		this.id = id;
		this.statement = connection.prepareStatement("insert into feedback (" + ImportRegister.COLUMNS
				+ ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
	}

	@Override
	public void add(FeedbackRecord one) throws SQLException {
		statement.setLong(1, id);
		statement.setLong(2, one.line());
		statement.setString(3, one.externalId());
		statement.setObject(4, one.time(), Types.TIMESTAMP);
		statement.setObject(5, one.started(), Types.TIMESTAMP);
		statement.setObject(6, one.finished(), Types.TIMESTAMP);
		statement.setObject(7, one.handlingHours(), Types.DOUBLE);
		statement.setString(8, one.type());
		statement.setString(9, one.stage());
		statement.setString(10, one.text());
		statement.setString(11, one.customer());
		statement.setString(12, one.channel());
		statement.setObject(13, one.rating(), Types.DOUBLE);
		statement.setString(14, one.customerGroup());
		statement.setString(15, one.asWritten());
		statement.addBatch();
		characters += (one.text() == null) ? 0 : one.text().length();
		if (++records == RECORDS || characters > CHARACTERS) {
			finish();
		}
	}

	@Override
	public void finish() throws SQLException {
		if (records > 0) {
			statement.executeBatch();
		}
		records = 0;
		characters = 0;
	}

	@Override
	public void close() throws SQLException {
		statement.close();
	}

}
