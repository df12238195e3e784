package io.serviceloop.overview.benefit;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.serviceloop.project.Projects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What the goals of all projects that somebody sees are worth, and what they cost: their
 * keys first, then piece by piece, so that neither much is held nor a connection while
 * somebody reads slowly.
 */
@Repository
class Benefits {

	private static final String COSTS = """
			from action a join problem pr on pr.business_key = a.business_key and pr.id = a.problem_id
			where a.business_key in (:keys) and a.cost is not null and a.dropped_at is null
			""";

	private static final String ROWS = """
			select g.business_key, p.title, p.state, g.id, g.name, g.unit, g.direction, g.unit_worth, m.lap,
			  m.change_value, m.change_low, m.change_high, m.met, m.proven, m.guard_past, m.guard_accepted, c.cost
			from goal g join project p on p.business_key = g.business_key
			left join (select business_key, goal_id, max(lap) as lap from measurement
			    where business_key in (:keys) group by business_key, goal_id) l
			  on l.business_key = g.business_key and l.goal_id = g.id
			left join measurement m on m.business_key = l.business_key and m.goal_id = l.goal_id and m.lap = l.lap
			left join (select a.business_key, pr.goal_id, sum(a.cost) as cost %s group by a.business_key, pr.goal_id) c
			  on c.business_key = g.business_key and c.goal_id = g.id
			where g.business_key in (:keys) and (g.unit_worth is not null or c.cost is not null)
			order by g.business_key desc, length(g.id), g.id
			""".formatted(COSTS);

	private static final String KEYS = """
			select p.business_key from project p
			where p.business_key in (select business_key from goal where unit_worth is not null
			    union select business_key from action where cost is not null and dropped_at is null)
			  and %s
			order by p.business_key desc
			""";

	/** Projects of a piece. */
	private static final int PIECE = 200;

	private final JdbcClient jdbc;

	private final InstallationCurrency currency;

	Benefits(JdbcClient jdbc, InstallationCurrency currency) {
		this.jdbc = jdbc;
		this.currency = currency;
	}

	/** A goal of a project. */
	record Row(String businessKey, String project, String state, @JsonUnwrapped ProjectBenefit.OfGoal goal) {
	}

	/**
	 * What goals of the same sureness add up to.
	 *
	 * @param goals how many they are
	 * @param month of those whose worth counts
	 */
	record Sum(int goals, BigDecimal month, BigDecimal year, BigDecimal cost) {

		private static final Sum NOTHING = new Sum(0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

		private static Sum of(ProjectBenefit.OfGoal goal) {
			return new Sum(1, zero(goal.month()), zero(goal.year()), zero(goal.cost()));
		}

		private static BigDecimal zero(BigDecimal amount) {
			return (amount == null) ? BigDecimal.ZERO : amount;
		}

		private Sum plus(Sum other) {
			return new Sum(goals + other.goals, month.add(other.month), year.add(other.year), cost.add(other.cost));
		}

	}

	/**
	 * A page of goals.
	 *
	 * @param total how many match
	 * @param sums of all goals that the reader sees, by how sure they are
	 * @param all the same of them together
	 */
	record Page(String currency, List<Row> items, long total, Map<Benefit.Sure, Sum> sums, Sum all) {
	}

	/**
	 * The goals that a reader sees, those of the latest projects first.
	 * @param sure only those; null for all
	 */
	Page page(Projects.Reader reader, Benefit.Sure sure, int page, int size) {
		List<Row> items = new ArrayList<>();
		Map<Benefit.Sure, Sum> sums = new EnumMap<>(Benefit.Sure.class);
		long first = (long) page * size;
		long[] matching = { 0 };
		each(reader, row -> {
			sums.merge(row.goal().sure(), Sum.of(row.goal()), Sum::plus);
			if (sure == null || sure == row.goal().sure()) {
				if (matching[0] >= first && items.size() < size) {
					items.add(row);
				}
				matching[0]++;
			}
		});
		return new Page(currency.code(), items, matching[0], sums,
				sums.values().stream().reduce(Sum.NOTHING, Sum::plus));
	}

	/** Hands on every goal that a reader sees. */
	void each(Projects.Reader reader, Consumer<Row> goals) {
		List<String> keys = jdbc.sql(KEYS.formatted(reader.shown())).params(reader.values()).query(String.class).list();
		for (int from = 0; from < keys.size(); from += PIECE) {
			jdbc.sql(ROWS)
				.param("keys", keys.subList(from, Math.min(from + PIECE, keys.size())))
				.query(Benefits::row)
				.list()
				.forEach(goals);
		}
	}

	private static Row row(ResultSet row, int number) throws SQLException {
		Double worth = row.getObject("unit_worth", Double.class);
		Double change = row.getObject("change_value", Double.class);
		Benefit benefit = Benefit.of(row.getString("direction"), worth,
				new Benefit.Change(change, row.getObject("change_low", Double.class),
						row.getObject("change_high", Double.class), row.getObject("met", Boolean.class),
						row.getString("proven"), row.getObject("guard_past", Boolean.class),
						row.getObject("guard_accepted", Boolean.class)));
		return new Row(row.getString("business_key"), row.getString("title"), row.getString("state"),
				new ProjectBenefit.OfGoal(row.getString("id"), row.getString("name"), row.getString("unit"),
						ProjectBenefit.money(worth), row.getObject("lap", Integer.class), change, benefit.sure(),
						benefit.month(), benefit.monthLow(), benefit.monthHigh(), benefit.year(),
						ProjectBenefit.money(row.getObject("cost", Double.class))));
	}

}
