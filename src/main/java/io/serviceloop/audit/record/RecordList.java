package io.serviceloop.audit.record;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.HistoryTables;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.words.JsonColumns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads records (E06, E31). */
@Repository
class RecordList {

	/**
	 * So old is a record before whoever follows is told of it: its id was given before
	 * its transaction was over, and one with a lower id may still be on its way.
	 */
	static final Duration SETTLED = Duration.ofSeconds(10);

	/** More than these are not counted. */
	static final int MOST_COUNTED = 10_000;

	private static final int PIECE = 500;

	private static final String SELECT = "select r.* from audit_record r where 1 = 1";

	private final JdbcClient jdbc;

	private final People people;

	private final EngineClock clock;

	RecordList(JdbcClient jdbc, People people, EngineClock clock) {
		this.jdbc = jdbc;
		this.people = people;
		this.clock = clock;
	}

	/**
	 * The next records, in the order of their ids; the person of the query is an account.
	 * @param after the id of the last one that is known; null for the first ones, however
	 * young they are
	 */
	List<RecordRow> follow(RecordQuery query, Long after, int size) {
		RecordQuery.Condition condition = query.condition(List::of);
		// Up to the first that is too young: none is passed over because another is
		// older. Those are looked for among the young ones, and not among all that
		// follow.
		String settled = (after == null) ? "" : """
				 and r.id > :after and r.id < coalesce(
				  (select min(y.id) from (select id from audit_record where made_at > :young offset 0 rows) y
				    where y.id > :after), :all)
				""";
		return jdbc.sql(SELECT + settled + condition.sql() + " order by r.id limit :size")
			.params(condition.values())
			.param("after", after)
			.param("all", Long.MAX_VALUE)
			.param("young", young())
			.param("size", size)
			.query(JsonColumns.rows(RecordRow.class))
			.list();
	}

	/**
	 * The last of some records in the order of their ids before which none can come any
	 * more.
	 */
	Optional<Long> settled(List<RecordRow> rows) {
		LocalDateTime young = young();
		Long last = null;
		for (RecordRow row : rows) {
			if (row.madeAt().isAfter(young)) {
				break;
			}
			last = row.id();
		}
		return Optional.ofNullable(last);
	}

	private LocalDateTime young() {
		return LocalDateTime.ofInstant(clock.instant().minus(SETTLED), ZoneOffset.UTC);
	}

	/** A page, the latest first. */
	List<RecordRow> page(RecordQuery query, int page, int size) {
		RecordQuery.Condition condition = query.condition(this::meant);
		return jdbc.sql(SELECT + condition.sql() + " order by r.id desc limit :size offset :first")
			.params(condition.values())
			.param("size", size)
			.param("first", (long) page * size)
			.query(JsonColumns.rows(RecordRow.class))
			.list();
	}

	/** How many there are; one more than are counted where there are more. */
	long total(RecordQuery query) {
		RecordQuery.Condition condition = query.condition(this::meant);
		return jdbc
			.sql("select count(*) from (select 1 as one from audit_record r where 1 = 1" + condition.sql()
					+ " limit :most) c")
			.params(condition.values())
			.param("most", MOST_COUNTED + 1)
			.query(Long.class)
			.single();
	}

	/** Hands on all of them, the latest first, as many as there were when it began. */
	void each(RecordQuery query, Consumer<List<RecordRow>> told) {
		RecordQuery.Condition condition = query.condition(this::meant);
		long before = Long.MAX_VALUE;
		List<RecordRow> piece;
		do {
			piece = jdbc.sql(SELECT + " and r.id < :before" + condition.sql() + " order by r.id desc limit :size")
				.params(condition.values())
				.param("before", before)
				.param("size", PIECE)
				.query(JsonColumns.rows(RecordRow.class))
				.list();
			if (!piece.isEmpty()) {
				before = piece.get(piece.size() - 1).id();
				told.accept(piece);
			}
		}
		while (piece.size() == PIECE);
	}

	/**
	 * What people and tasks are called, by their ids.
	 *
	 * @param tasks in the language of the models
	 */
	record Names(Map<String, String> people, Map<String, String> tasks) {
	}

	/** What the people and tasks of some records are called. */
	Names names(List<RecordRow> rows) {
		Set<String> ids = new HashSet<>();
		Set<String> tasks = new HashSet<>();
		rows.forEach(row -> {
			ids.add(row.person());
			ids.add(row.forPerson());
			tasks.add(row.taskId());
		});
		ids.remove(null);
		tasks.remove(null);
		Map<String, String> named = new HashMap<>();
		if (!tasks.isEmpty()) {
			jdbc.sql(HistoryTables.NAMES).param("tasks", tasks).query(row -> {
				named.put(row.getString("id"), row.getString("name"));
			});
		}
		return new Names(people.names(ids), named);
	}

	/** Those whose names contain a text, and the one whose id it is. */
	private Collection<String> meant(String text) {
		if (people.names(Set.of(text)).containsKey(text)) {
			// The one account, as a way to it has it.
			return Set.of(text);
		}
		Set<String> meant = new HashSet<>(people.called(text));
		meant.add(text);
		return meant;
	}

}
