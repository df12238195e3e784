package io.serviceloop.collection.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells UTF-8 from GB18030 by reading the whole file: the first foreign character may
 * stand in its last row. A few broken bytes do not turn a UTF-8 file into a GB18030 one.
 *
 * @param charset UTF-8 or GB18030
 * @param broken how many byte sequences are no character in UTF-8; 0 for GB18030, where
 * it is not counted
 */
record Encoding(Charset charset, long broken) {

	private static final Charset GB18030 = Charset.forName("GB18030");

	static Encoding of(Path path) throws IOException {
		long good = 0;
		long broken = 0;
		int following = 0;
		try (InputStream in = Files.newInputStream(path)) {
			byte[] block = new byte[1 << 16];
			for (int length = in.read(block); length >= 0; length = in.read(block)) {
				for (int i = 0; i < length; i++) {
					int b = block[i] & 0xFF;
					if (following > 0 && (b & 0xC0) == 0x80) {
						following--;
						good += (following == 0) ? 1 : 0;
						continue;
					}
					broken += (following > 0) ? 1 : 0;
					following = (b >= 0xC2 && b < 0xE0) ? 1
							: (b >= 0xE0 && b < 0xF0) ? 2 : (b >= 0xF0 && b < 0xF5) ? 3 : 0;
					broken += (b >= 0x80 && following == 0) ? 1 : 0;
				}
			}
		}
		broken += (following > 0) ? 1 : 0;
		return (broken * 10 <= good) ? new Encoding(StandardCharsets.UTF_8, broken) : new Encoding(GB18030, 0);
	}

}
