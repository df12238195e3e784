package io.serviceloop.action.review;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import io.serviceloop.loop.words.JsonColumns;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The registers of reviews and of what they decided (A33). */
@Repository
public class Reviews {

	private final JdbcClient jdbc;

	private final JdbcTemplate batch;

	Reviews(JdbcClient jdbc, JdbcTemplate batch) {
		this.jdbc = jdbc;
		this.batch = batch;
	}

	/**
	 * A weekly review.
	 *
	 * @param number from 1 in each lap, missed ones counted too
	 * @param missed whether it was not held before the next one was due
	 * @param participants user ids; empty where nobody was named
	 * @param heldBy null where it was missed
	 * @param heldAt when it was held, or counted as missed
	 */
	public record Review(int lap, int number, boolean missed, List<String> participants, String progress,
			String obstacles, String heldBy, LocalDateTime heldAt) {
	}

	/**
	 * A decision of a review.
	 *
	 * @param number from 1 in each project
	 * @param review the number of the review in its lap
	 * @param result null while it is open, or where it was closed undone
	 * @param closedAt when it was closed undone, with {@code closingNote}; otherwise null
	 */
	public record Decision(int number, int lap, int review, String text, String responsible, LocalDate dueDate,
			String result, LocalDate completedOn, String completedBy, LocalDateTime closedAt, String closedBy,
			String closingNote) {

		/** Whether it is neither done nor closed. */
		public boolean isOpen() {
			return completedOn == null && closedAt == null;
		}

	}

	/** A review with one of its participants, or with none. */
	private record Seat(int lap, int number, boolean missed, String progress, String obstacles, String heldBy,
			LocalDateTime heldAt, String userId) {

		private Review with(List<Seat> all) {
			return new Review(lap, number, missed, all.stream().map(Seat::userId).filter(Objects::nonNull).toList(),
					progress, obstacles, heldBy, heldAt);
		}

	}

	/** The reviews of all laps, in their order. */
	public List<Review> of(String businessKey) {
		return jdbc.sql("""
				select w.*, p.user_id from weekly_review w left join review_participant p
				  on p.business_key = w.business_key and p.lap = w.lap and p.review = w.number
				where w.business_key = ? order by w.lap, w.number, p.position
				""")
			.param(businessKey)
			.query(JsonColumns.rows(Seat.class))
			.list()
			.stream()
			.collect(Collectors.groupingBy(seat -> List.of(seat.lap(), seat.number()), LinkedHashMap::new,
					Collectors.toList()))
			.values()
			.stream()
			.map(seats -> seats.get(0).with(seats))
			.toList();
	}

	/** The decisions of all laps, in their order. */
	public List<Decision> decisions(String businessKey) {
		return jdbc.sql("select * from review_decision where business_key = ? order by number")
			.param(businessKey)
			.query(JsonColumns.rows(Decision.class))
			.list();
	}

	/** One of them. */
	Decision decision(String businessKey, int number) {
		return jdbc.sql("select * from review_decision where business_key = ? and number = ?")
			.params(businessKey, number)
			.query(JsonColumns.rows(Decision.class))
			.single();
	}

	/** Those that have no task yet. */
	List<Decision> unopened(String businessKey) {
		return jdbc.sql("select * from review_decision where business_key = ? and not opened order by number")
			.param(businessKey)
			.query(JsonColumns.rows(Decision.class))
			.list();
	}

	void opened(String businessKey) {
		jdbc.sql("update review_decision set opened = true where business_key = ? and not opened")
			.param(businessKey)
			.update();
	}

	void hold(String businessKey, int lap, String progress, String obstacles, List<String> participants, String by,
			LocalDateTime at) {
		write(businessKey, lap, false, progress, obstacles, by, at);
		List<Object[]> seats = new ArrayList<>();
		for (String person : participants) {
			seats.add(new Object[] { businessKey, lap, businessKey, lap, seats.size() + 1, person });
		}
		batch.batchUpdate("""
				insert into review_participant (business_key, lap, review, position, user_id)
				select ?, ?, (select max(number) from weekly_review where business_key = ? and lap = ?), ?, ?
				""", seats);
	}

	void miss(String businessKey, int lap, LocalDateTime at) {
		write(businessKey, lap, true, "", null, null, at);
	}

	private void write(String businessKey, int lap, boolean missed, String progress, String obstacles, String by,
			LocalDateTime at) {
		jdbc.sql(
				"""
						insert into weekly_review (business_key, lap, number, missed, progress, obstacles, held_by, held_at)
						select :key, :lap, 1 + (select count(*) from weekly_review where business_key = :key and lap = :lap),
						  :missed, :progress, cast(:obstacles as varchar(4000)), cast(:by as varchar(64)), cast(:at as timestamp)
						""")
			.param("key", businessKey)
			.param("lap", lap)
			.param("missed", missed)
			.param("progress", progress)
			.param("obstacles", obstacles)
			.param("by", by)
			.param("at", at)
			.update();
	}

	/** Writes what the review that was written last has decided. */
	void decide(String businessKey, int lap, List<WeeklyReviewTask.Row> decisions) {
		batch.batchUpdate("""
				insert into review_decision (business_key, number, lap, review, text, responsible, due_date)
				select ?, 1 + (select count(*) from review_decision where business_key = ?), ?,
				  (select max(number) from weekly_review where business_key = ? and lap = ?), ?, ?, cast(? as date)
				""",
				decisions.stream()
					.map(row -> new Object[] { businessKey, businessKey, lap, businessKey, lap, row.text(),
							row.responsible(), row.dueDate() })
					.toList());
	}

	/** The day of the review that decided something; null where it is not known. */
	LocalDate decidedOn(String businessKey, int number) {
		return jdbc.sql("""
				select cast(r.held_at as date) from review_decision d
				join weekly_review r on r.business_key = d.business_key and r.lap = d.lap and r.number = d.review
				where d.business_key = ? and d.number = ?
				""").params(businessKey, number).query(LocalDate.class).optional().orElse(null);
	}

	void complete(String businessKey, int number, String result, LocalDate on, String by) {
		jdbc.sql("""
				update review_decision set result = ?, completed_on = ?, completed_by = ?
				where business_key = ? and number = ?
				""").params(result, on, by, businessKey, number).update();
	}

	/** Closes all that are open; no where none is. */
	boolean close(String businessKey, String note, String by, LocalDateTime at) {
		return jdbc.sql("""
				update review_decision set closed_at = ?, closed_by = ?, closing_note = ?
				where business_key = ? and completed_on is null and closed_at is null
				""").params(at, by, note, businessKey).update() > 0;
	}

}
