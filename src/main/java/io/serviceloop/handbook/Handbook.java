package io.serviceloop.handbook;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.JsonColumns;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.loop.words.Violation;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Repository;

/**
 * The handbook: what worked, as standards in chapters, each with all its versions (A41,
 * E27). What nobody has approved is a draft, and no standard.
 */
@Repository
public class Handbook {

	/** The chapters, in the order of the book. */
	public static final List<String> CHAPTERS = List.of("serviceProcess", "standard", "script", "system", "training",
			"knowledge");

	/** One of them, as a constraint says it. */
	public static final String CHAPTER = "serviceProcess|standard|script|system|training|knowledge";

	private static final RowMapper<Version> ROW = JsonColumns.rows(Version.class);

	/**
	 * What holds on {@code :today}, and what comes after it; {@link Standing} says why.
	 */
	private static final String STANDING = """
			select v.* from handbook_version v join handbook_entry e on e.id = v.entry_id
			where e.retired_at is null and v.number is not null and v.replaced_by is null and v.retired_on is null
			  and v.valid_from >= (select coalesce(max(valid_from), date '0001-01-01') from handbook_version
			  where entry_id = e.id and number is not null and replaced_by is null and retired_on is null
			  and valid_from <= :today)
			""";

	private final JdbcClient jdbc;

	Handbook(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * A version of a standard, or a draft of one.
	 *
	 * @param entryId the standard; null for the draft of a new one
	 * @param number from 1; null for a draft
	 * @param owner user id of who looks after it
	 * @param validFrom the day from which it holds
	 * @param reason what a review changed it for; null where a project wrote it
	 * @param businessKey the project that wrote it, null where a review did
	 * @param lap of that project, null where a review wrote it
	 * @param actionIds the actions that it comes from
	 * @param approved null while nobody has decided about it
	 * @param note what was said with that decision
	 * @param replacedBy the number of the version that took its place before its day
	 * came, so that it never holds; null where none did
	 * @param retiredOn the day on which its standard was retired, where another version
	 * made it one again, so that it holds no more; null otherwise
	 */
	public record Version(int id, Integer entryId, Integer number, String chapter, String owner, String title,
			String text, LocalDate validFrom, String reason, String businessKey, Integer lap, List<String> actionIds,
			String writtenBy, LocalDateTime writtenAt, Boolean approved, String note, String decidedBy,
			LocalDateTime decidedAt, Integer replacedBy, LocalDate retiredOn) {

		/** What somebody wrote, and nobody has decided about. */
		public static Version draft(Integer entryId, String chapter, String owner, String title, String text,
				LocalDate validFrom, String reason, String businessKey, Integer lap, List<String> actionIds,
				String writtenBy, LocalDateTime writtenAt) {
			return new Version(0, entryId, null, chapter, owner, title, text, validFrom, reason, businessKey, lap,
					actionIds, writtenBy, writtenAt, null, null, null, null, null, null);
		}

		/**
		 * What whoever decided about it has signed: it as it was written, with the
		 * decision; what follows that is not signed.
		 */
		Map<String, Object> signed() {
			Map<String, Object> decided = new LinkedHashMap<>();
			decided.put("chapter", chapter);
			decided.put("owner", owner);
			decided.put("title", title);
			decided.put("text", text);
			decided.put("validFrom", validFrom);
			decided.put("actionIds", actionIds);
			decided.put("writtenBy", writtenBy);
			decided.put("approved", approved);
			decided.put("note", note);
			decided.put("decidedBy", decidedBy);
			return decided;
		}

		/** Whether it is or was the standard; otherwise it is a draft. */
		public boolean standard() {
			return number != null;
		}

	}

	/** What became of a standard when it was looked at again; {@code keep} and so on. */
	public record Review(int number, String decision, String reason, String reviewedBy, LocalDateTime reviewedAt) {
	}

	/** Notes that the reviews of a standard run; no where they ran already. */
	boolean takesReviews(int entryId) {
		return jdbc
			.sql("update handbook_entry set reviewed = true where id = ? and not reviewed and retired_at is null")
			.param(entryId)
			.update() == 1;
	}

	/** The standards that nobody would look at again. */
	List<Integer> withoutReviews() {
		return jdbc.sql("select id from handbook_entry where not reviewed and retired_at is null order by id")
			.query(Integer.class)
			.list();
	}

	/** What was decided of a standard's versions and drafts at a moment. */
	List<Version> decided(int entryId, LocalDateTime at) {
		return jdbc.sql("select * from handbook_version where entry_id = ? and decided_at = ? order by id")
			.params(entryId, at)
			.query(ROW)
			.list();
	}

	/** What a project has written, drafts too, in the order of writing. */
	public List<Version> of(String businessKey) {
		return jdbc.sql("select * from handbook_version where business_key = ? order by lap, id")
			.param(businessKey)
			.query(ROW)
			.list();
	}

	/** The standards with where each stands on a day, in the order of their titles. */
	public List<Standing> standards(LocalDate today) {
		return standings(jdbc.sql(STANDING), today)
			.sorted(Comparator.<Standing, String>comparing(one -> one.shown().title().toLowerCase(Locale.ROOT))
				.thenComparing(one -> one.shown().id()))
			.toList();
	}

	/** The same of some standards, by their ids; those that are none are absent. */
	public Map<Integer, Standing> standards(LocalDate today, Collection<Integer> ids) {
		return ids.isEmpty() ? Map.of() : standings(jdbc.sql(STANDING + " and e.id in (:ids)").param("ids", ids), today)
			.collect(Collectors.toMap(one -> one.shown().entryId(), Function.identity()));
	}

	private static Stream<Standing> standings(JdbcClient.StatementSpec versions, LocalDate today) {
		return versions.param("today", today)
			.query(ROW)
			.list()
			.stream()
			.collect(Collectors.groupingBy(Version::entryId, Collectors.toList()))
			.values()
			.stream()
			.map(of -> Standing.of(of, today));
	}

	/**
	 * The version of a standard that is read, edited and compared with on a day: what
	 * holds, else what will be the first to; empty where there is none, or it was
	 * retired. What is {@link #announced} beside it is said beside it.
	 */
	public Optional<Version> standard(int entryId, LocalDate today) {
		return Optional.ofNullable(standards(today, List.of(entryId)).get(entryId)).map(Standing::shown);
	}

	/** The day on which a standard was retired; empty where it was not. */
	public Optional<LocalDate> retiredOn(int entryId) {
		return jdbc.sql("select retired_at from handbook_entry where id = ? and retired_at is not null")
			.param(entryId)
			.query(LocalDateTime.class)
			.optional()
			.map(LocalDateTime::toLocalDate);
	}

	/**
	 * The versions of a standard that are approved and whose day is still to come, the
	 * next first; none of a standard that was retired.
	 */
	public List<Version> announced(int entryId, LocalDate today) {
		return jdbc.sql("""
				select v.* from handbook_version v join handbook_entry e on e.id = v.entry_id
				where e.id = ? and e.retired_at is null and v.number is not null and v.replaced_by is null
				  and v.retired_on is null and v.valid_from > ? order by v.valid_from, v.number
				""").params(entryId, today).query(ROW).list();
	}

	/**
	 * What an approval has to say and does not: what becomes of the version that is
	 * announced for a later day than its own.
	 * @param entryId the standard; null for a new one
	 * @param from its first day, or one that has passed
	 * @param said whether it takes the place of what is announced; null where that was
	 * not said
	 * @return empty where nothing is missing
	 */
	public Optional<Violation> unsaid(Integer entryId, LocalDate from, Boolean said, LocalDate today) {
		return (entryId == null || said != null) ? Optional.empty()
				: announced(entryId, today).stream()
					.filter(one -> one.validFrom().isAfter(from))
					.findFirst()
					.map(one -> Violation.of("replacesAnnounced", null, "handbook.announcedUnsaid", one.number(),
							one.validFrom().toString()));
	}

	/** Nobody else makes a version of a standard until this transaction is over. */
	public void hold(int entryId) {
		jdbc.sql("select id from handbook_entry where id = ? for update").param(entryId).query(Integer.class).list();
	}

	/** All versions of a standard, retired or not, the latest first; no drafts. */
	public List<Version> versions(int entryId) {
		return jdbc.sql("select * from handbook_version where entry_id = ? and number is not null order by number desc")
			.param(entryId)
			.query(ROW)
			.list();
	}

	/** The reviews of a standard, the latest first. */
	public List<Review> reviews(int entryId) {
		return jdbc.sql("select * from handbook_review where entry_id = ? order by number desc")
			.param(entryId)
			.query(JsonColumns.rows(Review.class))
			.list();
	}

	/** Who looks after a standard now. */
	public Optional<String> owner(int entryId) {
		return jdbc.sql("select owner from handbook_entry where id = ?").param(entryId).query(String.class).optional();
	}

	/** The same of some standards, by their ids. */
	public Map<Integer, String> owners(Collection<Integer> ids) {
		Map<Integer, String> owners = new HashMap<>();
		if (!ids.isEmpty()) {
			jdbc.sql("select id, owner from handbook_entry where id in (:ids)").param("ids", ids).query(row -> {
				owners.put(row.getInt("id"), row.getString("owner"));
			});
		}
		return owners;
	}

	/** The draft of a project's lap that waits for a decision. */
	Optional<Version> draftOf(String businessKey, int lap) {
		return jdbc.sql("""
				select * from handbook_version where business_key = ? and lap = ? and approved is null
				order by id desc limit 1
				""").params(businessKey, lap).query(ROW).optional();
	}

	/** The draft that a review wrote last. */
	Optional<Version> draftOf(int entryId) {
		return jdbc.sql("""
				select * from handbook_version where entry_id = ? and business_key is null and number is null
				order by id desc limit 1
				""").param(entryId).query(ROW).optional();
	}

	/**
	 * Ids of the actions that were done, of any lap, for the goals that the given lap has
	 * met.
	 */
	List<String> whatWorked(String businessKey, int lap) {
		return jdbc.sql("""
				select a.id from action a
				join problem p on p.business_key = a.business_key and p.id = a.problem_id
				join measurement m on m.business_key = p.business_key and m.goal_id = p.goal_id and m.lap = ? and m.met
				and m.guard_accepted is distinct from false
				where a.business_key = ? and a.completed_on is not null and a.dropped_at is null
				order by a.lap, length(a.id), a.id
				""").params(lap, businessKey).query(String.class).list();
	}

	/**
	 * Writes a draft; its id, number and decision are not looked at.
	 * @return the draft as it stands in the register
	 */
	public Version write(Version draft) {
		KeyHolder id = new GeneratedKeyHolder();
		jdbc.sql("""
				insert into handbook_version (entry_id, chapter, owner, title, text, valid_from, reason, business_key,
				  lap, action_ids, written_by, written_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
				""")
			.params(draft.entryId(), draft.chapter(), draft.owner(), draft.title(), draft.text(), draft.validFrom(),
					draft.reason(), draft.businessKey(), draft.lap(), Json.text(draft.actionIds()), draft.writtenBy(),
					draft.writtenAt())
			.update(id, "id");
		return new Version(id.getKeyAs(Integer.class), draft.entryId(), null, draft.chapter(), draft.owner(),
				draft.title(), draft.text(), draft.validFrom(), draft.reason(), draft.businessKey(), draft.lap(),
				draft.actionIds(), draft.writtenBy(), draft.writtenAt(), null, null, null, null, null, null);
	}

	void refuse(Version draft, String note, String by, LocalDateTime at) {
		jdbc.sql("update handbook_version set approved = false, note = ?, decided_by = ?, decided_at = ? where id = ?")
			.params(note, by, at, draft.id())
			.update();
	}

	/**
	 * Makes a draft the standard: a new one, or the next version of the one it replaces.
	 * It cannot hold before somebody has approved it. What was announced before the
	 * standard was retired does not come back with it, nor what held until then.
	 * @param replacesAnnounced whether it takes the place of versions that are announced
	 * for a later day than its own, which then never hold; otherwise they hold from their
	 * day on. Null where there are none
	 * @return the id of the standard
	 * @throws SubmissionRefused (400) with null where there are some
	 */
	public int approve(Version draft, Boolean replacesAnnounced, String note, String by, LocalDateTime at) {
		unsaid(draft.entryId(), draft.validFrom(), replacesAnnounced, at.toLocalDate()).ifPresent(missing -> {
			throw SubmissionRefused.invalid(List.of(missing));
		});
		int entry = (draft.entryId() == null) ? newEntry(draft) : draft.entryId();
		LocalDate from = draft.validFrom().isBefore(at.toLocalDate()) ? at.toLocalDate() : draft.validFrom();
		jdbc.sql("""
				update handbook_version set entry_id = ?, approved = true, note = ?, decided_by = ?, decided_at = ?,
				  valid_from = ?, number = (select 1 + coalesce(max(v.number), 0) from handbook_version v
				  where v.entry_id = ?) where id = ?
				""").params(entry, note, by, at, from, entry, draft.id()).update();
		if (draft.entryId() != null) {
			jdbc.sql(
					"""
							update handbook_version v set
							  replaced_by = case when valid_from > :today and (valid_from = :from or :all and valid_from > :from)
							    or valid_from > (select cast(e.retired_at as date) from handbook_entry e where e.id = :entry)
							    then (select d.number from handbook_version d where d.id = :draft) end,
							  retired_on = case when valid_from > (select cast(e.retired_at as date) from handbook_entry e
							    where e.id = :entry) then null
							    else (select cast(e.retired_at as date) from handbook_entry e where e.id = :entry) end
							where entry_id = :entry and id <> :draft and number is not null and replaced_by is null
							  and retired_on is null
							""")
				.param("draft", draft.id())
				.param("entry", entry)
				.param("today", at.toLocalDate())
				.param("from", from)
				.param("all", Boolean.TRUE.equals(replacesAnnounced))
				.update();
			jdbc.sql("update handbook_entry set chapter = ?, owner = ?, retired_at = null where id = ?")
				.params(draft.chapter(), draft.owner(), entry)
				.update();
		}
		changed();
		return entry;
	}

	/** What stands in the contents is another thing from now on. */
	private void changed() {
		jdbc.sql("update handbook_change set number = number + 1").update();
	}

	private int newEntry(Version draft) {
		KeyHolder id = new GeneratedKeyHolder();
		jdbc.sql("insert into handbook_entry (chapter, owner, business_key, lap) values (?, ?, ?, ?)")
			.params(draft.chapter(), draft.owner(), draft.businessKey(), draft.lap())
			.update(id, "id");
		return id.getKeyAs(Integer.class);
	}

	/** Notes what a review said; with {@code retire} the standard is one no longer. */
	void review(int entryId, String decision, String reason, String by, LocalDateTime at) {
		jdbc.sql("""
				insert into handbook_review (entry_id, number, decision, reason, reviewed_by, reviewed_at)
				select :entry, 1 + (select count(*) from handbook_review where entry_id = :entry), :decision, :reason,
				  cast(:by as varchar(64)), cast(:at as timestamp)
				""")
			.param("entry", entryId)
			.param("decision", decision)
			.param("reason", reason)
			.param("by", by)
			.param("at", at)
			.update();
		if (decision.equals("retire")) {
			jdbc.sql("update handbook_entry set retired_at = ?, reviewed = false where id = ?")
				.params(at, entryId)
				.update();
			changed();
		}
	}

	/**
	 * Something that is another thing whenever {@link #standards} on that day may be.
	 * Rows that came past this register count too.
	 */
	public String stamp(LocalDate today) {
		return today + jdbc.sql(
				"select ' ' || (select max(number) from handbook_change) || ' ' || (select coalesce(max(id), 0) from handbook_version)")
			.query(String.class)
			.single();
	}

}
