package io.serviceloop.handbook.tried;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.serviceloop.loop.search.Fresh;
import io.serviceloop.loop.search.TextIndex;
import io.serviceloop.project.Projects;
import org.springframework.stereotype.Component;

/**
 * Finds what was tried before, by words, by likeness and by class. A reader finds, and
 * has counted, what was tried in projects that he sees, and what comes from elsewhere
 * (E27, A41).
 */
@Component
public class TriedIndex {

	/** Of so many of the likest, those of the same class go first. */
	private static final int LOOKED_AT = 30;

	/** What shares less than this says something else. */
	private static final double LEAST_SHARE = 0.2;

	/** A problem of the same class, or a cause of it, is that much liker. */
	private static final double SAME_CLASS = 0.3;

	private final TriedRegister register;

	private final Recipes recipes;

	private final Fresh<Snapshot> snapshot;

	TriedIndex(TriedRegister register, Recipes recipes) {
		this.register = register;
		this.recipes = recipes;
		this.snapshot = new Fresh<>(register::stamp, this::read);
	}

	/** A page of what was found. */
	record Page(List<Tried> items, long total) {
	}

	/**
	 * What is kept of each, to narrow by.
	 *
	 * @param businessKey null where it comes from elsewhere
	 * @param problemId null where it comes from elsewhere
	 */
	record Known(String id, String businessKey, String problemId, int lap, String type, String causeClass,
			Set<String> kinds, boolean met, String proven) {

		private static Known of(Tried tried) {
			return new Known(tried.id(), tried.businessKey(),
					(tried.businessKey() == null) ? null : tried.id().split("/", 3)[2], tried.lap(),
					plain(tried.type()), tried.causeClass(),
					tried.measures()
						.stream()
						.map(Tried.Measure::kind)
						.filter(Objects::nonNull)
						.collect(Collectors.toSet()),
					tried.effect().met(), tried.effect().proven());
		}

	}

	/**
	 * @param known in their order
	 * @param whole problem, cause and measures
	 * @param problems the problems alone
	 */
	private record Snapshot(Map<String, Known> known, TextIndex whole, TextIndex problems) {
	}

	private Snapshot read() {
		List<Tried> all = Stream.concat(recipes.all().stream(), register.all().stream()).toList();
		Map<String, Known> known = new LinkedHashMap<>();
		all.forEach(tried -> known.put(tried.id(), Known.of(tried)));
		return new Snapshot(known,
				new TextIndex(all.stream()
					.map(tried -> new TextIndex.Entry(tried.id(), tried.rootCause(),
							tried.problemInWords() + "\n" + tried.problem() + "\n" + tried.measuresInWords()))
					.toList()),
				new TextIndex(all.stream()
					.map(tried -> new TextIndex.Entry(tried.id(), tried.problemInWords(), tried.problem()))
					.toList()));
	}

	/**
	 * A page of what a reader may find: the best first where words are asked for,
	 * otherwise what comes from elsewhere and then the latest.
	 */
	Page page(Projects.Reader reader, TriedQuery query, int page, int size) {
		Snapshot now = snapshot.now();
		Predicate<String> matching = shown(now, reader, null).and(id -> query.matches(now.known().get(id)));
		long first = (long) page * size;
		if (query.of("text").isEmpty()) {
			List<String> ids = now.known().keySet().stream().filter(matching).toList();
			return new Page(inOrder(now, ids.stream().skip(first).limit(size).toList()), ids.size());
		}
		TextIndex.Found found = now.whole()
			.search(query.of("text"), matching, (int) Math.min(first, Integer.MAX_VALUE), size);
		return new Page(inOrder(now, found.hits().stream().map(TextIndex.Hit::id).toList()), found.total());
	}

	/**
	 * For a reader who works on a project, of which nothing is found. All that is asked
	 * of it is one moment, and costs two statements.
	 */
	public Likest likest(Projects.Reader reader, String except) {
		Snapshot now = snapshot.now();
		return new Likest(now, shown(now, reader, except));
	}

	/** What is likest, by its ids. */
	public final class Likest {

		private final Snapshot now;

		private final Predicate<String> shown;

		private Likest(Snapshot now, Predicate<String> shown) {
			this.now = now;
			this.shown = shown;
		}

		/** What was tried for the likest problems, those of the same class rather. */
		public List<String> problems(String type, String stage, String description, int most) {
			return like(now.problems(), type + " " + stage + " " + description,
					known -> known.type().equals(plain(type)), most);
		}

		/** What was tried for the likest causes, those of the same class rather. */
		public List<String> causes(String rootCause, String causeClass, int most) {
			return like(now.whole(), rootCause, known -> Objects.equals(known.causeClass(), causeClass), most);
		}

		private List<String> like(TextIndex index, String text, Predicate<Known> sameClass, int most) {
			Map<String, Double> shares = new HashMap<>();
			index.like(text, shown, LOOKED_AT)
				.stream()
				.filter(like -> like.share() >= LEAST_SHARE)
				.forEach(like -> shares.put(like.id(),
						like.share() + (sameClass.test(now.known().get(like.id())) ? SAME_CLASS : 0)));
			return shares.entrySet()
				.stream()
				.sorted(Map.Entry.<String, Double>comparingByValue()
					.reversed()
					.thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
				.limit(most)
				.map(Map.Entry::getKey)
				.toList();
		}

		/** All of it that is still there, by id, in two statements. */
		public Map<String, Tried> read(Collection<String> ids) {
			return TriedIndex.this.read(now, ids);
		}

	}

	private Predicate<String> shown(Snapshot now, Projects.Reader reader, String except) {
		Set<String> projects = register.shown(reader);
		return id -> {
			String project = now.known().get(id).businessKey();
			return project == null || (!project.equals(except) && (projects == null || projects.contains(project)));
		};
	}

	private Map<String, Tried> read(Snapshot now, Collection<String> ids) {
		List<Known> wanted = ids.stream().map(now.known()::get).toList();
		Map<String, Tried> found = register.some(wanted);
		found.putAll(recipes.some(wanted));
		return found;
	}

	/** In their order; what has gone meanwhile is left out. */
	private List<Tried> inOrder(Snapshot now, List<String> ids) {
		Map<String, Tried> found = read(now, ids);
		return ids.stream().map(found::get).filter(Objects::nonNull).toList();
	}

	static String plain(String text) {
		return text.strip().toLowerCase(Locale.ROOT);
	}

}
