package io.serviceloop.handbook.tried;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.serviceloop.loop.engine.record.Trail;
import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.JsonColumns;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The register of recipes that were read in. */
@Repository
class Recipes {

	/** Before the id of an item, where it stands beside what was tried in projects. */
	static final String PREFIX = "recipe/";

	private static final String ITEMS = """
			select i.*, r.from_text from recipe_item i join recipe r on r.id = i.recipe_id
			""";

	private final JdbcClient jdbc;

	private final JdbcTemplate batch;

	Recipes(JdbcClient jdbc, JdbcTemplate batch) {
		this.jdbc = jdbc;
		this.batch = batch;
	}

	/** A recipe that was read in, with the number of its items. */
	record Entry(String id, String fromText, String readBy, LocalDateTime readAt, int items) {
	}

	/** A page of them, the latest first. */
	List<Entry> page(int page, int size) {
		return jdbc.sql("""
				select r.*, (select count(*) from recipe_item i where i.recipe_id = r.id) as items from recipe r
				order by r.read_at desc, r.id desc limit ? offset ?
				""").params(size, (long) page * size).query(JsonColumns.rows(Entry.class)).list();
	}

	/** How many there are. */
	long total() {
		return jdbc.sql("select count(*) from recipe").query(Long.class).single();
	}

	/** All items, those of the latest recipe first. */
	List<Tried> all() {
		return jdbc.sql(ITEMS + " order by r.read_at desc, r.id, i.number").query(Recipes::tried).list();
	}

	/** The first items of some recipes, by recipe. */
	Map<String, List<Tried>> first(Collection<String> ids, int most) {
		Map<String, List<Tried>> first = new HashMap<>();
		if (!ids.isEmpty()) {
			jdbc.sql(ITEMS + " where i.recipe_id in (:ids) and i.number <= :most order by i.number")
				.param("ids", ids)
				.param("most", most)
				.query((RowCallbackHandler) row -> first
					.computeIfAbsent(row.getString("recipe_id"), recipe -> new ArrayList<>())
					.add(tried(row, 0)));
		}
		return first;
	}

	/** Some items, by their ids beside what was tried in projects. */
	Map<String, Tried> some(Collection<TriedIndex.Known> wanted) {
		List<String> ids = wanted.stream()
			.filter(one -> one.businessKey() == null)
			.map(one -> one.id().substring(PREFIX.length()))
			.toList();
		Map<String, Tried> found = new HashMap<>();
		if (!ids.isEmpty()) {
			jdbc.sql(ITEMS + " where i.id in (:ids)")
				.param("ids", ids)
				.query(Recipes::tried)
				.list()
				.forEach(tried -> found.put(tried.id(), tried));
		}
		return found;
	}

	private static Tried tried(ResultSet row, int number) throws SQLException {
		return new Recipe.Item(row.getString("id"),
				new Recipe.Problem(row.getString("type"), row.getString("stage"), row.getString("description")),
				new Recipe.Cause(row.getString("cause_class"), row.getString("root_cause")),
				Json.list(Json.parse(row.getString("measures")), Recipe.Measure.class),
				new Recipe.Effect(row.getString("metric"), row.getString("direction"),
						row.getObject("before_percent", Double.class), row.getObject("after_percent", Double.class),
						row.getObject("attainment", Double.class), row.getBoolean("met"), row.getString("proven")))
			.tried(row.getString("from_text"));
	}

	/**
	 * Keeps a recipe, without the items that are there already.
	 * @return how many are new; where none is, nothing is kept
	 */
	@Transactional
	int keep(Recipe recipe, String from, String by, LocalDateTime at) {
		Set<String> known = new HashSet<>(jdbc.sql("select id from recipe_item where id in (:ids)")
			.param("ids", recipe.items().stream().map(Recipe.Item::id).toList())
			.query(String.class)
			.list());
		List<Recipe.Item> items = recipe.items().stream().filter(item -> known.add(item.id())).toList();
		if (items.isEmpty()) {
			return 0;
		}
		String id = Recipe.of(from, items).id();
		Trail.here().about("recipe", from);
		jdbc.sql("insert into recipe (id, from_text, read_by, read_at) values (?, ?, ?, ?)")
			.params(id, from, by, at)
			.update();
		batch.batchUpdate(
				"""
						insert into recipe_item (id, recipe_id, number, type, stage, description, root_cause, cause_class, measures,
						  metric, direction, before_percent, after_percent, attainment, met, proven)
						values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
						""",
				items.stream()
					.map(item -> new Object[] { item.id(), id, items.indexOf(item) + 1, item.problem().type(),
							item.problem().stage(), item.problem().description(), item.cause().text(),
							item.cause().causeClass(), Json.text(item.measures()), item.effect().metric(),
							item.effect().direction(), item.effect().beforePercent(), item.effect().afterPercent(),
							item.effect().attainment(), item.effect().met(), item.effect().proven() })
					.toList());
		return items.size();
	}

	/**
	 * Forgets a recipe with its items.
	 * @return whether it was there
	 */
	@Transactional
	boolean remove(String id) {
		Trail.here().about("removeRecipe", id);
		jdbc.sql("delete from recipe_item where recipe_id = ?").param(id).update();
		return jdbc.sql("delete from recipe where id = ?").param(id).update() > 0;
	}

}
