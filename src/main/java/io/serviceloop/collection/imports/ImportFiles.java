package io.serviceloop.collection.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Files that wait for their import. They stand in the database, because any node may be
 * the one that imports them; in pieces, of which a few are in memory at once.
 */
@Repository
class ImportFiles {

	/** The longest that H2 takes. */
	private static final int PIECE = 1 << 20;

	private static final int AT_ONCE = 8;

	private final JdbcTemplate jdbc;

	ImportFiles(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Keeps a file.
	 * @return its SHA-256, in hex
	 */
	String keep(long id, Path file) throws IOException {
		MessageDigest hash = sha256();
		try (InputStream in = new DigestInputStream(Files.newInputStream(file), hash)) {
			List<Object[]> pieces = new ArrayList<>();
			int number = 0;
			byte[] piece;
			do {
				piece = in.readNBytes(PIECE);
				pieces.add(new Object[] { id, number++, piece });
				if (pieces.size() == AT_ONCE || piece.length < PIECE) {
					jdbc.batchUpdate("insert into feedback_file (import_id, number, bytes) values (?, ?, ?)", pieces);
					pieces.clear();
				}
			}
			while (piece.length == PIECE);
		}
		return HexFormat.of().formatHex(hash.digest());
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Takes a file out of the database.
	 * @return where it is on disk now, to be deleted by the caller
	 */
	Path take(long id) throws IOException {
		Path file = temporary(".import");
		try (OutputStream out = Files.newOutputStream(file)) {
			int number = 0;
			List<byte[]> pieces;
			do {
				pieces = jdbc.queryForList(
						"select bytes from feedback_file where import_id = ? and number >= ? and number < ? order by number",
						byte[].class, id, number, number + AT_ONCE);
				for (byte[] piece : pieces) {
					out.write(piece);
				}
				number += AT_ONCE;
			}
			while (pieces.size() == AT_ONCE);
			drop(id);
			return file;
		}
		catch (IOException | RuntimeException ex) {
			Files.deleteIfExists(file);
			throw ex;
		}
	}

	/**
	 * Deletes a file, some pieces a commit: H2 holds all pieces of one delete in memory.
	 */
	void drop(long id) {
		Integer last = jdbc.queryForObject("select max(number) from feedback_file where import_id = ?", Integer.class,
				id);
		for (int from = 0; last != null && from <= last; from += AT_ONCE) {
			jdbc.update("delete from feedback_file where import_id = ? and number >= ? and number < ?", id, from,
					from + AT_ONCE);
		}
	}

	/**
	 * A file on the disk of this node; its name says which process left it, should it
	 * die.
	 */
	static Path temporary(String suffix) throws IOException {
		return Files.createTempFile("feedback-" + ProcessHandle.current().pid() + "-", suffix);
	}

}
