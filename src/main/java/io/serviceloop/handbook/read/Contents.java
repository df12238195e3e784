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
	public Page page(BookQuery query, int from, int size) {
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

	private static boolean isIn(Listed one, BookQuery query) {
		return query.chapter().isEmpty() || one.chapter().equals(query.chapter());
	}

}
