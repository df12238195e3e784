package io.serviceloop.absence;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.serviceloop.loop.engine.EngineTables;
import io.serviceloop.loop.transaction.AskedOnce;
import io.serviceloop.loop.words.JsonColumns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The register of absences: who stands in for whom, and when. */
@Repository
public class Substitutions {

	private final JdbcClient jdbc;

	/** Everybody who is away now, with who stands in. */
	private final AskedOnce<Substitutions, Map<String, String>> now = new AskedOnce<>();

	Substitutions(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * An arrangement.
	 *
	 * @param awayFrom the first day off
	 * @param awayUntil the last day off
	 * @param arrangedBy who arranged it: the person, or a service manager
	 */
	record Entry(long id, String person, String substitute, LocalDate awayFrom, LocalDate awayUntil,
			String arrangedBy) {
	}

	/**
	 * What somebody did for somebody else.
	 *
	 * @param task the element of the model
	 * @param by who did it
	 * @param forWhom whose it was
	 */
	public record StandIn(String task, String by, String forWhom, LocalDateTime at) {
	}

	/**
	 * Who is away, and who stands in.
	 *
	 * @param openedAt since when; null where it is still to come
	 * @param endedAt since when no more; null where it goes on
	 */
	public record Arrangement(String person, String substitute, LocalDate awayFrom, LocalDate awayUntil,
			LocalDateTime openedAt, LocalDateTime endedAt) {
	}

	/**
	 * The arrangements of a person, on either side, that have not ended before a moment;
	 * the earliest first.
	 */
	public List<Arrangement> of(String person, LocalDateTime since) {
		return jdbc.sql("""
				select person, substitute, away_from, away_until, opened_at, ended_at from substitution
				where (person = :person or substitute = :person) and (ended_at is null or ended_at >= :since)
				order by away_from, id
				""").param("person", person).param("since", since).query(JsonColumns.rows(Arrangement.class)).list();
	}

	long arrange(String person, String substitute, LocalDate from, LocalDate until, String by, LocalDateTime now) {
		jdbc.sql("""
				insert into substitution (person, substitute, away_from, away_until, arranged_by, arranged_at)
				values (?, ?, ?, ?, ?, ?)
				""").params(person, substitute, from, until, by, now).update();
		return jdbc.sql("select max(id) from substitution where person = ?").param(person).query(Long.class).single();
	}

	/**
	 * An arrangement of a person that has not ended and has days in common with a period.
	 */
	Optional<Entry> overlapping(String person, LocalDate from, LocalDate until) {
		return jdbc.sql("""
				select * from substitution where person = ? and ended_at is null and away_from <= ? and away_until >= ?
				order by id limit 1
				""").params(person, until, from).query(JsonColumns.rows(Entry.class)).optional();
	}

	/** Who stands in for a person now. */
	Optional<String> substituteOf(String person) {
		return Optional.ofNullable(now.ask(this, any -> allNow()).get(person));
	}

	private Map<String, String> allNow() {
		Map<String, String> standIns = new HashMap<>();
		jdbc.sql("""
				select person, substitute from substitution where opened_at is not null and ended_at is null order by id
				""").query(row -> {
			standIns.putIfAbsent(row.getString("person"), row.getString("substitute"));
		});
		return standIns;
	}

	void opened(int id, LocalDateTime now) {
		this.now.forget();
		jdbc.sql("update substitution set opened_at = ? where id = ?").params(now, id).update();
	}

	void ended(int id, LocalDateTime now) {
		this.now.forget();
		jdbc.sql("update substitution set ended_at = ? where id = ?").params(now, id).update();
	}

	/**
	 * What was done in a project by one person for another: the engine's history of its
	 * finished tasks says so.
	 */
	public List<StandIn> standInsOf(String businessKey) {
		return jdbc.sql(EngineTables.STAND_INS).param(businessKey).query(JsonColumns.rows(StandIn.class)).list();
	}

}
