package io.serviceloop.collection.imports;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDateTime;

import io.serviceloop.collection.mapping.FeedbackRecord;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * By PostgreSQL's COPY: the server writes records while the next ones are still being
 * read from the file.
 */
final class CopyStaging implements Staging {

	/** Characters that are sent at once. */
	private static final int PIECE = 1 << 16;

	private final String id;

	private final CopyIn copy;

	private final StringBuilder piece = new StringBuilder(2 * PIECE);

	CopyStaging(PGConnection connection, long id) throws SQLException {
		this.id = String.valueOf(id);
		this.copy = connection.getCopyAPI().copyIn("copy feedback (" + ImportRegister.COLUMNS + ") from stdin");
	}

	@Override
	public void add(FeedbackRecord one) throws SQLException {
		piece.append(id).append('\t').append(one.line());
		text(one.externalId());
		moment(one.time());
		moment(one.started());
		moment(one.finished());
		plain(one.handlingHours());
		text(one.type());
		text(one.stage());
		text(one.text());
		text(one.customer());
		text(one.channel());
		plain(one.rating());
		text(one.customerGroup());
		text(one.asWritten());
		piece.append('\n');
		if (piece.length() > PIECE) {
			send();
		}
	}

	/** Digit by digit: the numbers of a million dates are dear otherwise. */
	private void moment(LocalDateTime value) {
		if (value == null || value.getNano() != 0) {
			plain(value);
			return;
		}
		piece.append('\t').append(value.getYear());
		two('-', value.getMonthValue());
		two('-', value.getDayOfMonth());
		two(' ', value.getHour());
		two(':', value.getMinute());
		two(':', value.getSecond());
	}

	private void two(char before, int number) {
		piece.append(before).append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
	}

	private void plain(Object value) {
		piece.append('\t').append((value == null) ? "\\N" : value.toString());
	}

	private void text(String value) {
		piece.append('\t');
		if (value == null) {
			piece.append("\\N");
			return;
		}
		int from = 0;
		for (int i = 0; i < value.length(); i++) {
			char c = value.charAt(i);
			if (c == '\\' || c == '\t' || c == '\n' || c == '\r') {
				piece.append(value, from, i)
					.append('\\')
					.append((c == '\t') ? 't' : (c == '\n') ? 'n' : (c == '\r') ? 'r' : c);
				from = i + 1;
			}
		}
		piece.append(value, from, value.length());
	}

	private void send() throws SQLException {
		byte[] bytes = piece.toString().getBytes(StandardCharsets.UTF_8);
		copy.writeToCopy(bytes, 0, bytes.length);
		piece.setLength(0);
	}

	@Override
	public void finish() throws SQLException {
		send();
		copy.endCopy();
	}

	@Override
	public void close() throws SQLException {
		if (copy.isActive()) {
			copy.cancelCopy();
		}
	}

}
