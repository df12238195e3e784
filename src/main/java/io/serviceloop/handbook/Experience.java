package io.serviceloop.handbook;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.serviceloop.loop.engine.EngineClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What earlier projects have learned about problems of a type: which causes they had, and
 * how often a kind of measure fixed them (E27, A41). Counts and standards alone: what
 * people wrote in another project stays there.
 */
@Repository
class Experience {

	/** Older laps than so many have nothing more to tell. */
	private static final int MOST = 5000;

	private final JdbcClient jdbc;

	private final EngineClock clock;

	Experience(JdbcClient jdbc, EngineClock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * What there is to know for a problem.
	 *
	 * @param sameStage whether only problems of the same stage were counted; otherwise
	 * those of its type at any stage, because there are none
	 * @param projects the number of other projects behind it
	 */
	record OfProblem(String problemId, boolean sameStage, int projects, List<Cause> causes, List<Standard> standards) {
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

	private record Problem(String id, String type, String stage) {
	}

	/**
	 * A kind of action that was carried out for a problem in a lap that was evaluated.
	 */
	private record Tried(String businessKey, int lap, String problemId, String type, String stage, String causeClass,
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
	List<OfProblem> of(String businessKey) {
		List<Problem> problems = jdbc.sql("""
				select id, lower(trim(type)) as type, lower(trim(stage)) as stage from problem where business_key = ?
				order by length(id), id
				""").param(businessKey).query(Problem.class).list();
		List<Tried> tried = jdbc.sql("""
				select distinct a.business_key, a.lap, a.problem_id, lower(trim(p.type)) as type,
				  lower(trim(p.stage)) as stage, r.cause_class, a.kind,
				  (m.met and m.guard_accepted is distinct from false) as met, m.proven
				from action a
				join problem p on p.business_key = a.business_key and p.id = a.problem_id
				join root_cause r on r.business_key = a.business_key and r.problem_id = a.problem_id and r.lap = a.lap
				  and r.verified
				join measurement m on m.business_key = a.business_key and m.goal_id = p.goal_id and m.lap = a.lap
				  and m.met is not null
				where a.business_key <> :key and a.completed_on is not null and a.dropped_at is null
				  and lower(trim(p.type)) in (select lower(trim(type)) from problem where business_key = :key)
				order by a.business_key desc limit :most
				""").param("key", businessKey).param("most", MOST).query(Tried.class).list();
		List<Learned> learned = jdbc.sql("""
				select distinct e.id, v.title, v.chapter, lower(trim(p.type)) as type
				from handbook_entry e
				join handbook_version v on v.entry_id = e.id and v.number = (select coalesce(
				    max(case when n.valid_from <= :today then n.number end), max(n.number))
				  from handbook_version n where n.entry_id = e.id)
				join handbook_version w on w.entry_id = e.id and w.number is not null
				join action a on a.business_key = w.business_key and a.completed_on is not null and a.dropped_at is null
				join problem p on p.business_key = a.business_key and p.id = a.problem_id
				where e.retired_at is null
				  and lower(trim(p.type)) in (select lower(trim(type)) from problem where business_key = :key)
				order by e.id desc
				""").param("key", businessKey).param("today", clock.today()).query(Learned.class).list();
		return problems.stream()
			.map(problem -> of(problem, tried, learned))
			.filter(known -> !known.causes().isEmpty() || !known.standards().isEmpty())
			.toList();
	}

	private static OfProblem of(Problem problem, List<Tried> tried, List<Learned> learned) {
		List<Tried> ofType = tried.stream().filter(one -> one.type().equals(problem.type())).toList();
		List<Tried> ofStage = ofType.stream().filter(one -> one.stage().equals(problem.stage())).toList();
		List<Tried> counted = ofStage.isEmpty() ? ofType : ofStage;
		return new OfProblem(problem.id(), !ofStage.isEmpty(), different(counted, Tried::businessKey),
				grouped(counted, Tried::causeClass).entrySet()
					.stream()
					.map(cause -> new Cause(cause.getKey(), different(cause.getValue(), Tried::work),
							different(cause.getValue().stream().filter(Tried::met).toList(), Tried::work),
							different(cause.getValue().stream().filter(Tried::isProven).toList(), Tried::work),
							measures(cause.getValue())))
					.sorted(Comparator.comparingInt(Cause::times).reversed().thenComparing(Cause::causeClass))
					.toList(),
				learned.stream()
					.filter(one -> one.type().equals(problem.type()))
					.map(one -> new Standard(one.id(), one.title(), one.chapter()))
					.toList());
	}

	private static List<Measure> measures(List<Tried> tried) {
		return grouped(tried, one -> String.valueOf(one.kind()).toLowerCase(Locale.ROOT)).values()
			.stream()
			.map(of -> new Measure(of.get(0).kind(), of.size(), (int) of.stream().filter(Tried::met).count(),
					(int) of.stream().filter(Tried::isProven).count()))
			.sorted(Comparator.comparingInt(Measure::fixed).reversed().thenComparing(Measure::times))
			.toList();
	}

	private static Map<String, List<Tried>> grouped(List<Tried> tried, Function<Tried, String> by) {
		return tried.stream().collect(Collectors.groupingBy(by));
	}

	private static int different(List<Tried> tried, Function<Tried, String> by) {
		return (int) tried.stream().map(by).distinct().count();
	}

}
