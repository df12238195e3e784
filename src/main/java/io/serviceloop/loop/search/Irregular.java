package io.serviceloop.loop.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import org.apache.lucene.analysis.CharArrayMap;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Writes took as take and children as child, before a stemmer sees them, which knows
 * rules alone. A table, because every library that knows such words needs a model or a
 * dictionary of some megabytes; its verbs and nouns are a closed class and do not grow.
 */
final class Irregular extends TokenFilter {

	private static final CharArrayMap<char[]> WORDS = table();

	private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

	Irregular(TokenStream input) {
		super(input);
	}

	private static CharArrayMap<char[]> table() {
		CharArrayMap<char[]> words = new CharArrayMap<>(400, false);
		try (BufferedReader lines = new BufferedReader(
				new InputStreamReader(Objects.requireNonNull(Irregular.class.getResourceAsStream("irregular.txt")),
						StandardCharsets.UTF_8))) {
			lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
				String[] forms = line.split(" ");
				for (int i = 1; i < forms.length; i++) {
					words.put(forms[i], forms[0].toCharArray());
				}
			});
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return words;
	}

	@Override
	public boolean incrementToken() throws IOException {
		if (!input.incrementToken()) {
			return false;
		}
		char[] word = WORDS.get(term.buffer(), 0, term.length());
		if (word != null) {
			term.copyBuffer(word, 0, word.length);
		}
		return true;
	}

}
