package io.serviceloop.handbook;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.serviceloop.handbook.tried.Tried;
import io.serviceloop.handbook.tried.TriedIndex;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.EngineTables;
import io.serviceloop.loop.words.JsonColumns;
import io.serviceloop.project.Projects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What earlier projects have learned about problems of a type: which causes they had, and
 * how often a kind of measure fixed them (E27, A41). They are counts and standards: what
 * people wrote in another project stays there, but for those who see it, who are shown
 * what is likest to their own problems and causes, and what came of it.
 */
@Repository
class Experience {

	/** Older laps than so many have nothing more to tell. */
	private static final int MOST = 5000;

	private final JdbcClient jdbc;

	/** So many of the likest are worth a look. */
	private static final int LIKEST = 4;

	/** Of a longer list, so many of the problems that are worked on are looked at. */
	private static final int MOST_PROBLEMS = 20;

	private final EngineClock clock;

	private final TriedIndex tried;

	Experience(JdbcClient jdbc, EngineClock clock, TriedIndex tried) {
		this.tried = tried;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * What there is to know for a problem.
	 *
	 * @param sameStage whether only problems of the same stage were counted; otherwise
	 * those of its type at any stage, because there are none
	 * @param projects the number of other projects behind it, of those that the reader
	 * sees
	 * @param likeProblems what was tried for the likest problems that the reader may see
	 * @param likeCauses what was tried for the likest causes; none before its own cause
	 * is found
	 */
	record OfProblem(String problemId, boolean sameStage, int projects, List<Cause> causes, List<Standard> standards,
			List<Tried> likeProblems, List<Tried> likeCauses) {

		private boolean tells() {
			return !(causes.isEmpty() && standards.isEmpty() && likeProblems.isEmpty() && likeCauses.isEmpty());
		}

	}

	/**
	 * A class of causes.
	 *
	 * @param times in how many laps a problem with such a cause was worked on
	 * @param fixed how many of them met the goal
	 * @param proven how many of those were shown not to be chance
	 */
	record Cause(String causeClass, int times, int fixed, int proven, List<Measure> measures) {
	}

	/**
	 * A kind of action against such a cause.
	 *
	 * @param kind null where it was not said
	 * @param proven how many of the fixed ones were shown not to be chance
	 */
	record Measure(String kind, int times, int fixed, int proven) {
	}

	/** A standard that came of such problems. */
	record Standard(int id, String title, String chapter) {
	}

	/**
	 * @param selected whether it is worked on
	 * @param rootCause what was found last and is not refuted; null before that
	 */
	private record Problem(String id, String type, String stage, String description, boolean selected, String rootCause,
			String causeClass) {
	}

	/** What is likest to a problem and to its cause, by ids. */
	private record Likest(List<String> problems, List<String> causes) {

		private static final Likest NOTHING = new Likest(List.of(), List.of());

	}

	/**
	 * A kind of action that was carried out for a problem in a lap that was evaluated.
	 */
	private record Counted(String businessKey, int lap, String problemId, String type, String stage, String causeClass,
			String kind, boolean met, String proven) {

		boolean isProven() {
			return met && "yes".equals(proven);
		}

		String work() {
			return businessKey + " " + lap + " " + problemId;
		}

	}

	private record Learned(int id, String title, String chapter, String type) {
	}

	/** By problem of a project; problems of which nothing is known are left out. */
	List<OfProblem> of(String businessKey, Projects.Reader reader) {
		List<Problem> problems = jdbc.sql("""
				select p.id, lower(trim(p.type)) as type, lower(trim(p.stage)) as stage, p.description, r.root_cause,
				  r.cause_class, exists (select 1 from problem_selection s where s.business_key = p.business_key
				    and s.problem_id = p.id and s.selected) as selected
				from problem p left join root_cause r on r.business_key = p.business_key and r.problem_id = p.id
				  and coalesce(r.verified, true) and not exists (select 1 from root_cause l
				    where l.business_key = r.business_key and l.problem_id = r.problem_id and coalesce(l.verified, true)
				    and (l.lap > r.lap or (l.lap = r.lap and l.attempt > r.attempt)))
				where p.business_key = ? order by length(p.id), p.id
				""").param(businessKey).query(JsonColumns.rows(Problem.class)).list();
		List<Counted> counts = jdbc.sql("""
				select distinct a.business_key, a.lap, a.problem_id, lower(trim(o.type)) as type,
				  lower(trim(o.stage)) as stage, r.cause_class, a.kind,
				  (m.met and m.guard_accepted is distinct from false) as met, m.proven
				from action a
				join project p on p.business_key = a.business_key
				join problem o on o.business_key = a.business_key and o.id = a.problem_id
				join root_cause r on r.business_key = a.business_key and r.problem_id = a.problem_id and r.lap = a.lap
				  and r.verified
				join measurement m on m.business_key = a.business_key and m.goal_id = o.goal_id and m.lap = a.lap
				  and m.met is not null
				where a.business_key <> :key and a.completed_on is not null and a.dropped_at is null
				  and lower(trim(o.type)) in (select lower(trim(type)) from problem where business_key = :key) and
				""" + reader.shown() + " order by a.business_key desc limit :most")
			.params(reader.values())
			.param("key", businessKey)
			.param("most", MOST)
			.query(JsonColumns.rows(Counted.class))
			.list();
		List<Learned> learned = jdbc.sql("""
				select distinct e.id, v.title, v.chapter, lower(trim(p.type)) as type
				from handbook_entry e
				join handbook_version v on v.id =
				""" + EngineTables.READ_VERSION.formatted("e.id") + """
				join handbook_version w on w.entry_id = e.id and w.number is not null
				join action a on a.business_key = w.business_key and a.completed_on is not null and a.dropped_at is null
				join problem p on p.business_key = a.business_key and p.id = a.problem_id
				where e.retired_at is null
				  and lower(trim(p.type)) in (select lower(trim(type)) from problem where business_key = :key)
				order by e.id desc
				""")
			.param("key", businessKey)
			.param("day", clock.today())
			.query(JsonColumns.rows(Learned.class))
			.list();
		Map<String, Likest> likest = new HashMap<>();
		Map<String, Tried> texts = likest(businessKey, problems, reader, likest);
		return problems.stream()
			.map(problem -> of(problem, counts, learned, likest.get(problem.id()), texts))
			.filter(OfProblem::tells)
			.toList();
	}

	/**
	 * Looks for what is likest to the problems that are worked on.
	 * @param likest receives it, by problem
	 * @return all of it, by its ids
	 */
	private Map<String, Tried> likest(String businessKey, List<Problem> problems, Projects.Reader reader,
			Map<String, Likest> likest) {
		TriedIndex.Likest looked = tried.likest(reader, businessKey);
		problems.stream()
			.filter(Problem::selected)
			.limit(MOST_PROBLEMS)
			.forEach(one -> likest.put(one.id(), new Likest(
					looked.problems(one.type(), one.stage(), one.description(), LIKEST),
					(one.rootCause() == null) ? List.of() : looked.causes(one.rootCause(), one.causeClass(), LIKEST))));
		return looked.read(likest.values()
			.stream()
			.flatMap(one -> Stream.concat(one.problems().stream(), one.causes().stream()))
			.collect(Collectors.toSet()));
	}

	private static List<Tried> shown(List<String> ids, Map<String, Tried> texts) {
		return ids.stream().map(texts::get).filter(Objects::nonNull).toList();
	}

	private static OfProblem of(Problem problem, List<Counted> counts, List<Learned> learned, Likest likest,
			Map<String, Tried> texts) {
		Likest alike = (likest == null) ? Likest.NOTHING : likest;
		List<Counted> ofType = counts.stream().filter(one -> one.type().equals(problem.type())).toList();
		List<Counted> ofStage = ofType.stream().filter(one -> one.stage().equals(problem.stage())).toList();
		List<Counted> counted = ofStage.isEmpty() ? ofType : ofStage;
		return new OfProblem(problem.id(), !ofStage.isEmpty(), different(counted, Counted::businessKey),
				grouped(counted, Counted::causeClass).entrySet()
					.stream()
					.map(cause -> new Cause(cause.getKey(), different(cause.getValue(), Counted::work),
							different(cause.getValue().stream().filter(Counted::met).toList(), Counted::work),
							different(cause.getValue().stream().filter(Counted::isProven).toList(), Counted::work),
							measures(cause.getValue())))
					.sorted(Comparator.comparingInt(Cause::times).reversed().thenComparing(Cause::causeClass))
					.toList(),
				learned.stream()
					.filter(one -> one.type().equals(problem.type()))
					.map(one -> new Standard(one.id(), one.title(), one.chapter()))
					.toList(),
				shown(alike.problems(), texts), shown(alike.causes(), texts));
	}

	private static List<Measure> measures(List<Counted> counts) {
		return grouped(counts, one -> String.valueOf(one.kind()).toLowerCase(Locale.ROOT)).values()
			.stream()
			.map(of -> new Measure(of.get(0).kind(), of.size(), (int) of.stream().filter(Counted::met).count(),
					(int) of.stream().filter(Counted::isProven).count()))
			.sorted(Comparator.comparingInt(Measure::fixed).reversed().thenComparing(Measure::times))
			.toList();
	}

	private static Map<String, List<Counted>> grouped(List<Counted> counts, Function<Counted, String> by) {
		return counts.stream().collect(Collectors.groupingBy(by));
	}

	private static int different(List<Counted> counts, Function<Counted, String> by) {
		return (int) counts.stream().map(by).distinct().count();
	}

}
