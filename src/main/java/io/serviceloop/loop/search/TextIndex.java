package io.serviceloop.loop.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogByteSizeMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.FilterCollector;
import org.apache.lucene.search.FilterLeafCollector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Texts that can be searched, as they were when it was made; several threads may ask it.
 * Whatever people ask for is plain words to it, and never an error (A41).
 */
public final class TextIndex {

	private static final String TITLE = "title";

	private static final String TEXT = "text";

	/** What is found in a title counts so many times what is found in a text. */
	private static final float TITLE_BOOST = 3;

	/** Of what is asked, the rarest so many words count. */
	private static final int MOST_TERMS = 64;

	private static final WordAnalyzer WRITTEN = new WordAnalyzer(true);

	private static final WordAnalyzer ASKED = new WordAnalyzer(false);

	/** Words that say nothing where others are asked for beside them. */
	private static final Set<String> STOPS = terms("a an and are as at be but by for from how in into is it of on or "
			+ "that the their then there these they this to was what when where which will with");

	private final List<Entry> entries;

	private final IndexSearcher searcher;

	/**
	 * What is searched.
	 *
	 * @param id as its owner knows it
	 */
	public record Entry(String id, String title, String text) {
	}

	/**
	 * What was found.
	 *
	 * @param total of which {@code hits} are a part
	 */
	public record Found(int total, List<Hit> hits) {
	}

	/**
	 * An entry that was found.
	 *
	 * @param score larger is better; comparable within one answer only
	 * @param excerpt the part of the text in which most was found; its beginning where
	 * only the title has it
	 */
	public record Hit(String id, double score, Marked title, Marked excerpt) {
	}

	/**
	 * An entry that says something like a text.
	 *
	 * @param share from 0 to 1: how much of what the text says, rare words counting more,
	 * the entry says too
	 */
	public record Like(String id, double share) {
	}

	/** An index of texts; of two equally good ones the earlier is found first. */
	public TextIndex(List<Entry> entries) {
		this.entries = List.copyOf(entries);
		ByteBuffersDirectory memory = new ByteBuffersDirectory();
		// One thread, and neighbours alone are merged: documents keep the order of
		// entries.
		IndexWriterConfig config = new IndexWriterConfig(WRITTEN).setMergePolicy(new LogByteSizeMergePolicy())
			.setMergeScheduler(new SerialMergeScheduler());
		try {
			try (IndexWriter writer = new IndexWriter(memory, config)) {
				for (Entry entry : this.entries) {
					Document document = new Document();
					document.add(new TextField(TITLE, entry.title(), Field.Store.NO));
					document.add(new TextField(TEXT, entry.text(), Field.Store.NO));
					writer.addDocument(document);
				}
				writer.forceMerge(1);
			}
			this.searcher = new IndexSearcher(DirectoryReader.open(memory));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The best entries that say most of these words; none where no word is asked for. */
	public Found search(String text, int most) {
		return search(text, id -> true, 0, most);
	}

	/**
	 * A page of the entries that say most of these words, the best first.
	 * @param text what somebody asks for; null and anything else is allowed
	 * @param shown whether an entry may be found; what may not is not counted either
	 * @param from how many of the best are left out
	 */
	public Found search(String text, Predicate<String> shown, long from, int most) {
		Set<String> terms = asked(text);
		BooleanQuery.Builder query = new BooleanQuery.Builder().setMinimumNumberShouldMatch(needed(terms.size()));
		terms.forEach(term -> query.add(either(term), Occur.SHOULD));
		TopDocs found = documents(terms.isEmpty() ? new MatchNoDocsQuery() : query.build(), shown, (long) from + most);
		List<Hit> hits = Arrays.stream(found.scoreDocs).skip(from).limit(most).map(document -> {
			Entry entry = entries.get(document.doc);
			return new Hit(entry.id(), document.score, Marked.whole(entry.title(), terms, WRITTEN),
					Marked.whole(entry.text(), terms, WRITTEN).excerpt());
		}).toList();
		return new Found((int) found.totalHits.value, hits);
	}

	/**
	 * The entries that say most like a text, the likest first; few of its words are
	 * enough.
	 */
	public List<Like> like(String text, int most) {
		return like(text, id -> true, most);
	}

	/**
	 * The same of those that may be found.
	 * @param shown whether an entry may be found
	 */
	public List<Like> like(String text, Predicate<String> shown, int most) {
		Set<String> terms = asked(text);
		if (terms.isEmpty()) {
			return List.of();
		}
		BooleanQuery.Builder query = new BooleanQuery.Builder();
		double all = 0;
		for (String term : terms) {
			double weight = weight(term);
			all += weight;
			query.add(new BoostQuery(new ConstantScoreQuery(either(term)), (float) weight), Occur.SHOULD);
		}
		double whole = all;
		return Arrays.stream(documents(query.build(), shown, most).scoreDocs)
			.limit(most)
			.map(document -> new Like(entries.get(document.doc).id(), Math.min(1, document.score / whole)))
			.toList();
	}

	/** The best of those that may be found, and how many these are in all. */
	private TopDocs documents(Query query, Predicate<String> shown, long most) {
		TopScoreDocCollector best = new TopScoreDocCollectorManager((int) Math.max(1, Math.min(most, entries.size())),
				null, Integer.MAX_VALUE)
			.newCollector();
		try {
			searcher.search(query, new FilterCollector(best) {
				@Override
				public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
					return new FilterLeafCollector(super.getLeafCollector(context)) {
						@Override
						public void collect(int document) throws IOException {
							if (shown.test(entries.get(context.docBase + document).id())) {
								super.collect(document);
							}
						}
					};
				}

				@Override
				public ScoreMode scoreMode() {
					return ScoreMode.COMPLETE;
				}
			});
			return best.topDocs();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Query either(String term) {
		return new BooleanQuery.Builder()
			.add(new BoostQuery(new TermQuery(new Term(TITLE, term)), TITLE_BOOST), Occur.SHOULD)
			.add(new TermQuery(new Term(TEXT, term)), Occur.SHOULD)
			.build();
	}

	/**
	 * One or two words are both needed; of more, three of five, as Chinese pairs cross
	 * words.
	 */
	private static int needed(int terms) {
		return (terms <= 2) ? terms : (3 * terms + 2) / 5;
	}

	/** The words of a text that are asked for, the rarest where they are many. */
	private Set<String> asked(String text) {
		Set<String> terms = terms((text == null) ? "" : text);
		Set<String> telling = new HashSet<>(terms);
		telling.removeAll(STOPS);
		Set<String> asked = telling.isEmpty() ? terms : telling;
		if (asked.size() <= MOST_TERMS) {
			return asked;
		}
		Map<String, Integer> having = new HashMap<>();
		asked.forEach(term -> having.put(term, having(term)));
		// Those that no entry has would leave no place for others.
		return asked.stream()
			.filter(term -> having.get(term) > 0)
			.sorted(Comparator.<String>comparingInt(having::get).thenComparing(Comparator.naturalOrder()))
			.limit(MOST_TERMS)
			.collect(Collectors.toSet());
	}

	/** What a word tells: the more, the fewer entries have it. */
	private double weight(String term) {
		return Math.log(1 + (entries.size() + 1.0) / (having(term) + 0.5));
	}

	private int having(String term) {
		try {
			return Math.max(searcher.getIndexReader().docFreq(new Term(TITLE, term)),
					searcher.getIndexReader().docFreq(new Term(TEXT, term)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Set<String> terms(String text) {
		Set<String> terms = new HashSet<>();
		ASKED.words(text).forEach(word -> terms.add(word.term()));
		return terms;
	}

}
