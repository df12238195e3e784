package io.serviceloop.loop.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * What counts as the same word: width, case and accents do not matter, nor the script of
 * Chinese, nor the form of an English word. Chinese is cut into pairs of neighbouring
 * characters, which needs no dictionary and misses no term of the trade.
 */
final class WordAnalyzer extends Analyzer {

	private final boolean singles;

	/**
	 * With single characters beside the pairs, for what is searched; without, for what is
	 * asked, where a single character is a word only if it stands alone.
	 */
	WordAnalyzer(boolean singles) {
		this.singles = singles;
	}

	/** A word of a text, and where it stands there. */
	record Word(String term, Place place) {
	}

	@Override
	protected TokenStreamComponents createComponents(String field) {
		Tokenizer words = new StandardTokenizer();
		TokenStream folded = new Simplified(new ICUFoldingFilter(new EnglishPossessiveFilter(words)));
		return new TokenStreamComponents(words, new PorterStemFilter(new Irregular(new CJKBigramFilter(folded,
				CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA | CJKBigramFilter.HANGUL,
				singles))));
	}

	List<Word> words(String text) {
		List<Word> words = new ArrayList<>();
		try (TokenStream stream = tokenStream("", text)) {
			CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
			OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
			stream.reset();
			while (stream.incrementToken()) {
				words.add(new Word(term.toString(), new Place(offset.startOffset(), offset.endOffset())));
			}
			stream.end();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return words;
	}

}
