package io.serviceloop.collection.imports;

import java.sql.SQLException;

import io.serviceloop.collection.mapping.FeedbackRecord;

/**
 * Writes records of an import into the database of the transaction it was opened in, a
 * few at a time: how many follow makes no difference to the memory. Nothing else may be
 * asked of that transaction before it is closed.
 */
interface Staging extends AutoCloseable {

	void add(FeedbackRecord one) throws SQLException;

	/** Sees to it that everything is written; without it what was added may be lost. */
	void finish() throws SQLException;

	@Override
	void close() throws SQLException;

}
