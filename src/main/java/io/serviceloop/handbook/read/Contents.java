package io.serviceloop.handbook.read;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.serviceloop.handbook.Handbook;
import io.serviceloop.handbook.Standing;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.search.Fresh;
import io.serviceloop.loop.search.Marked;
import io.serviceloop.loop.search.TextIndex;
import org.springframework.stereotype.Component;

/**
 * The contents of the handbook and its index, in memory: made anew when the handbook, or
 * the day, is another one (A41, E27).
 */
@Component
public class Contents {

	/** Whoever has less of a text than so much says something else. */
	private static final int ALIKE_PERCENT = 50;

	/** Of so many of the likest it is asked how like they are. */
	private static final int CANDIDATES = 20;

	private final Fresh<Book> fresh;

	Contents(Handbook handbook, EngineClock clock) {
		this.fresh = new Fresh<>(() -> handbook.stamp(clock.today()), () -> book(handbook.standards(clock.today())));
	}

	/**
	 * A standard of the contents.
	 *
	 * @param version the one that holds today, or else the first that will
	 * @param holds whether it does already
	 * @param coming what takes its place; null where nothing is announced
	 */
	public record Listed(int id, String title, String chapter, int version, LocalDate validFrom, boolean holds,
			Coming coming) {

		private static Listed of(Standing one) {
			Handbook.Version shown = one.shown();
			return new Listed(shown.entryId(), shown.title(), shown.chapter(), shown.number(), shown.validFrom(),
					one.now() != null, (one.now() == null || one.coming() == null) ? null
							: new Coming(one.coming().number(), one.coming().validFrom()));
		}

	}

	/** A version that is approved for a later day. */
	public record Coming(int version, LocalDate validFrom) {
	}

	/**
	 * A standard as it was looked for.
	 *
	 * @param marked its title, with what was found in it
	 * @param excerpt the part of its text in which most was found; null where nothing was
	 * searched
	 */
	public record Item(@JsonUnwrapped Listed listed, @JsonIgnore Marked marked,
			@JsonInclude(JsonInclude.Include.NON_NULL) Marked excerpt) {
	}

	/**
	 * A page of what was looked for.
	 *
	 * @param total of which {@code items} are a part
	 * @param chapters how many there are in each chapter, whichever was asked for
	 */
	public record Page(List<Item> items, int total, Map<String, Integer> chapters) {
	}

	/**
	 * A standard that says nearly the same as a text.
	 *
	 * @param version the one that holds, or will
	 * @param percent how much of what the text says, rare words counting more, it says
	 * too; from 0 to 100
	 * @param sameTitle whether it stands in the same chapter under the same title
	 */
	public record Alike(int id, String title, String chapter, int version, boolean holds, int percent,
			boolean sameTitle) {
	}

	private record Book(Map<String, Listed> listed, TextIndex index) {
	}

	/** In the order of the book: by chapter, then by title. */
	private static Book book(List<Standing> standards) {
		List<Standing> ordered = standards.stream()
			.sorted(Comparator.comparing(one -> Handbook.CHAPTERS.indexOf(one.shown().chapter())))
			.toList();
		return new Book(
				ordered.stream()
					.map(Listed::of)
					.collect(Collectors.toMap(one -> String.valueOf(one.id()), Function.identity(), (a, b) -> a,
							LinkedHashMap::new)),
				new TextIndex(ordered.stream()
					.map(Standing::shown)
					.map(one -> new TextIndex.Entry(String.valueOf(one.entryId()), one.title(), one.text()))
					.toList()));
	}

	/**
	 * A page of the standards, in the order of the book; of a search the best first.
	 * @param from how many are left out
	 */
	public Page page(BookQuery query, long from, int size) {
		Book book = fresh.now();
		Map<String, Integer> chapters = new HashMap<>();
		if (!query.searches()) {
			book.listed().values().forEach(one -> chapters.merge(one.chapter(), 1, Integer::sum));
			List<Listed> all = book.listed().values().stream().filter(one -> isIn(one, query)).toList();
			return new Page(all.stream()
				.skip(from)
				.limit(size)
				.map(one -> new Item(one, new Marked(one.title(), List.of()), null))
				.toList(), all.size(), new TreeMap<>(chapters));
		}
		// Each standard that was found passes here once: what is in other chapters is
		// counted, and not shown.
		TextIndex.Found found = book.index().search(query.text(), id -> {
			Listed one = book.listed().get(id);
			chapters.merge(one.chapter(), 1, Integer::sum);
			return isIn(one, query);
		}, from, size);
		return new Page(found.hits()
			.stream()
			.map(hit -> new Item(book.listed().get(hit.id()), hit.title(), hit.excerpt()))
			.toList(), found.total(), new TreeMap<>(chapters));
	}

	/**
	 * The standards that a text is most like: those of its title in its chapter, then
	 * those that say most of it; none that says less than half of it.
	 * @param but the id of a standard that does not count; null for none
	 */
	public List<Alike> alike(Integer but, String chapter, String title, String text, int most) {
		Book book = fresh.now();
		Map<String, Double> shares = new HashMap<>();
		book.index()
			.like(text, id -> !id.equals(String.valueOf(but)), CANDIDATES)
			.forEach(one -> shares.put(one.id(), one.share()));
		return book.listed()
			.values()
			.stream()
			.filter(one -> but == null || one.id() != but)
			.map(one -> new Alike(one.id(), one.title(), one.chapter(), one.version(), one.holds(),
					(int) Math.round(100 * shares.getOrDefault(String.valueOf(one.id()), 0.0)),
					one.chapter().equals(chapter) && one.title().strip().equalsIgnoreCase(title.strip())))
			.filter(one -> one.sameTitle() || one.percent() >= ALIKE_PERCENT)
			.sorted(Comparator.comparing(Alike::sameTitle)
				.thenComparing(Alike::percent)
				.reversed()
				.thenComparing(Alike::id))
			.limit(most)
			.toList();
	}

	private static boolean isIn(Listed one, BookQuery query) {
		return query.chapter().isEmpty() || one.chapter().equals(query.chapter());
	}

}
