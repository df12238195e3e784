package io.serviceloop.action.pilot;

import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.JsonColumns;
import io.serviceloop.loop.words.Reason;
import org.springframework.core.ResolvableType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The register of pilots: the lot, every round with its sites, what was decided of it;
 * never overwritten (E48, E52).
 */
@Repository
public class Pilots {

	/** The latest round of an action {@code :subject}. */
	static final String LATEST = """
			action_id = :subject and number = (select max(number) from pilot_round
			  where business_key = :key and action_id = :subject)
			""";

	private static final RowMapper<Lot> LOT = JsonColumns.rows(Lot.class);

	private static final Type REASONS = ResolvableType.forClassWithGenerics(List.class, Reason.class).getType();

	private static final Type NAMES = ResolvableType.forClassWithGenerics(List.class, String.class).getType();

	private final JdbcClient jdbc;

	private final JdbcTemplate batch;

	Pilots(JdbcClient jdbc, JdbcTemplate batch) {
		this.jdbc = jdbc;
		this.batch = batch;
	}

	/**
	 * One round of the pilot of an action.
	 *
	 * @param number from 1
	 * @param result null where nothing was said
	 * @param completedOn its last day
	 * @param gain how much better the pilot sites have become than the others, in the
	 * unit of the goal; below 0 where they became worse
	 * @param p the chance of so great a gain without any effect; null where it cannot be
	 * told
	 * @param proven {@code yes}, {@code no} or {@code notTestable}
	 * @param reasons the same in words
	 * @param decision null until it was decided
	 */
	public record Round(@JsonIgnore String actionId, int lap, int number, List<PilotSite> sites, String result,
			String evidence, LocalDate completedOn, String reportedBy, double gain, Double p, String proven,
			List<Reason> reasons, String decision, String decisionNote, String decidedBy, LocalDateTime decidedAt) {
	}

	/** The rounds of all actions of a project by action, in their order. */
	public Map<String, List<Round>> of(String businessKey) {
		Map<String, List<Round>> found = new LinkedHashMap<>();
		jdbc.sql("""
				select r.*, s.site, s.before_value, s.after_value, s.control
				from pilot_round r join pilot_site s on s.business_key = r.business_key and s.action_id = r.action_id
				  and s.number = r.number
				where r.business_key = ? order by r.action_id, r.number, s.control, s.site
				""").param(businessKey).query((RowCallbackHandler) row -> {
			List<Round> rounds = found.computeIfAbsent(row.getString("action_id"), id -> new ArrayList<>());
			int number = row.getInt("number");
			if (rounds.isEmpty() || rounds.get(rounds.size() - 1).number() != number) {
				rounds.add(new Round(row.getString("action_id"), row.getInt("lap"), number, new ArrayList<>(),
						row.getString("result"), row.getString("evidence"),
						row.getObject("completed_on", LocalDate.class), row.getString("reported_by"),
						row.getDouble("gain"), row.getObject("p_value", Double.class), row.getString("proven"),
						Json.<List<Reason>>read(row.getString("reasons"), REASONS), row.getString("decision"),
						row.getString("decision_note"), row.getString("decided_by"),
						row.getObject("decided_at", LocalDateTime.class)));
			}
			rounds.get(rounds.size() - 1)
				.sites()
				.add(new PilotSite(row.getString("site"), row.getDouble("before_value"), row.getDouble("after_value"),
						row.getBoolean("control")));
		});
		return found;
	}

	/** The lots of a project, by action. */
	public Map<String, Lot> lots(String businessKey) {
		Map<String, Lot> lots = new LinkedHashMap<>();
		jdbc.sql("select * from pilot_lot where business_key = ?")
			.param(businessKey)
			.query((RowCallbackHandler) row -> lots.put(row.getString("action_id"), LOT.mapRow(row, 0)));
		return lots;
	}

	/**
	 * What a pilot is about.
	 *
	 * @param planned the sites that its plan names
	 * @param metric that of the goal, with its own range where it says one
	 * @param direction that of the goal: {@code decrease} or {@code increase}
	 * @param lot null where none was drawn
	 * @param rounds how many there were
	 */
	record Case(String responsible, List<String> planned, String metric, Double min, Double max, String direction,
			String unit, Lot lot, int rounds) {

		/** Those where something is to be tried. */
		List<String> pilotSites() {
			return (lot == null) ? planned : lot.drawn();
		}

		/** All that are to be reported. */
		List<String> sites() {
			return (lot == null) ? planned : lot.sites();
		}

	}

	/** The same, in one statement. */
	Case about(String businessKey, String actionId) {
		return jdbc
			.sql("""
					select a.responsible, a.pilot_sites, g.metric, g.min, g.max, g.direction, g.unit, l.seed, l.sites, l.drawn,
					  (select count(*) from pilot_round r where r.business_key = a.business_key and r.action_id = a.id) as rounds
					from action a
					join problem p on p.business_key = a.business_key and p.id = a.problem_id
					join goal g on g.business_key = p.business_key and g.id = p.goal_id
					left join pilot_lot l on l.business_key = a.business_key and l.action_id = a.id
					where a.business_key = ? and a.id = ?
					""")
			.params(businessKey, actionId)
			.query((row, number) -> new Case(row.getString("responsible"),
					Json.<List<String>>read(row.getString("pilot_sites"), NAMES), row.getString("metric"),
					row.getObject("min", Double.class), row.getObject("max", Double.class), row.getString("direction"),
					row.getString("unit"), (row.getString("drawn") == null) ? null : LOT.mapRow(row, number),
					row.getInt("rounds")))
			.single();
	}

	/**
	 * How much better the pilot sites became in the last round; empty where there was
	 * none.
	 */
	Optional<Double> lastGain(String businessKey, String actionId) {
		return jdbc.sql("""
				select gain from pilot_round where business_key = ? and action_id = ? order by number desc limit 1
				""").params(businessKey, actionId).query(Double.class).optional();
	}

	void drawn(String businessKey, String actionId, Lot lot, LocalDateTime at) {
		jdbc.sql("""
				insert into pilot_lot (business_key, action_id, seed, sites, drawn, drawn_at) values (?, ?, ?, ?, ?, ?)
				""")
			.params(businessKey, actionId, lot.seed(), Json.text(lot.sites()), Json.text(lot.drawn()), at)
			.update();
	}

	/** Writes a round beside those before it. */
	void write(String businessKey, Round round, LocalDateTime at) {
		jdbc.sql(
				"""
						insert into pilot_round (business_key, action_id, number, lap, result, evidence, completed_on, reported_by,
						  reported_at, gain, p_value, proven, reasons) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
						""")
			.params(businessKey, round.actionId(), round.number(), round.lap(), round.result(), round.evidence(),
					round.completedOn(), round.reportedBy(), at, round.gain(), round.p(), round.proven(),
					Json.text(round.reasons()))
			.update();
		batch.batchUpdate("""
				insert into pilot_site (business_key, action_id, number, site, before_value, after_value, control)
				values (?, ?, ?, ?, ?, ?, ?)
				""",
				round.sites()
					.stream()
					.map(site -> new Object[] { businessKey, round.actionId(), round.number(), site.site(),
							site.before(), site.after(), site.control() })
					.toList());
	}

	/** Notes what was decided of the last round. */
	void decide(String businessKey, String actionId, String decision, String note, String by, LocalDateTime at) {
		jdbc.sql("""
				update pilot_round set decision = :decision, decision_note = :note, decided_by = :by, decided_at = :at
				where business_key = :key and action_id = :action and number =
				  (select max(number) from pilot_round where business_key = :key and action_id = :action)
				""")
			.param("decision", decision)
			.param("note", note)
			.param("by", by)
			.param("at", at)
			.param("key", businessKey)
			.param("action", actionId)
			.update();
	}

}
