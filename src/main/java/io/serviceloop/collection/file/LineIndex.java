package io.serviceloop.collection.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the lines of a text file begin, so that reading can go on behind a broken row
 * without starting over. Lines end with LF, CR or CRLF. In UTF-8 and GB18030 alike these
 * bytes are never part of another character.
 */
final class LineIndex {

	private static final int STEP = 1_000;

	private final List<Long> starts = new ArrayList<>();

	private LineIndex() {
	}

	static LineIndex of(Path path) throws IOException {
		LineIndex index = new LineIndex();
		index.starts.add(0L);
		try (InputStream in = Files.newInputStream(path)) {
			byte[] block = new byte[1 << 16];
			long before = 0;
			long line = 1;
			boolean carriageReturn = false;
			for (int length = in.read(block); length >= 0; length = in.read(block)) {
				for (int i = 0; i < length; i++) {
					if (carriageReturn || block[i] == '\n') {
						// A line begins behind LF, and behind a CR that no LF follows.
						line++;
						if (line % STEP == 1) {
							index.starts.add(before + i + ((block[i] == '\n') ? 1 : 0));
						}
					}
					carriageReturn = block[i] == '\r';
				}
				before += length;
			}
		}
		return index;
	}

	/**
	 * The file from a line on, counted from 1; empty behind its end.
	 * @param file open on it
	 */
	InputStream from(FileChannel file, long line) throws IOException {
		int step = (int) Math.min((line - 1) / STEP, starts.size() - 1);
		InputStream in = new BufferedInputStream(Channels.newInputStream(file.position(starts.get(step))), 1 << 16);
		for (long skip = line - 1 - (long) step * STEP; skip > 0; skip--) {
			skipLine(in);
		}
		return in;
	}

	private static void skipLine(InputStream in) throws IOException {
		for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
			if (c == '\r') {
				in.mark(1);
				if (in.read() != '\n') {
					in.reset();
				}
				return;
			}
		}
	}

}
