package io.serviceloop.handbook.read;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.serviceloop.goal.metric.Catalogue;
import io.serviceloop.goal.metric.MetricCatalogue;
import io.serviceloop.handbook.Handbook;
import io.serviceloop.loop.words.JsonColumns;
import io.serviceloop.project.ProjectRights;
import io.serviceloop.project.Projects;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where standards come from, and what they brought there. */
@Repository
class Origins {

	private final JdbcClient jdbc;

	private final ProjectRights rights;

	private final MetricCatalogue metrics;

	Origins(JdbcClient jdbc, ProjectRights rights, MetricCatalogue metrics) {
		this.jdbc = jdbc;
		this.rights = rights;
		this.metrics = metrics;
	}

	private record Measured(int version, String metric, String unit, Double before, Double target, double after,
			Boolean met, String proven, Double changeLow, Double changeHigh, int cases, LocalDate until) {
	}

	private record Done(String businessKey, String id, String kind, String causeClass, String measure, String cause) {
	}

	/**
	 * What the versions of a standard brought, the latest version first: of the goals of
	 * a project those alone that its actions were for, where it names actions.
	 */
	List<Effect> effects(int entry) {
		List<Measured> measured = jdbc.sql("""
				select v.number as version, g.metric, g.unit, coalesce(m.baseline, g.baseline) as before,
				  coalesce(m.target, g.target) as target, m.after_value as after,
				  (m.met and m.guard_accepted is distinct from false) as met, m.proven, m.change_low, m.change_high,
				  m.sample_size as cases, m.to_date as until
				from handbook_version v
				join measurement m on m.business_key = v.business_key and m.lap = v.lap
				join goal g on g.business_key = m.business_key and g.id = m.goal_id
				where v.entry_id = ? and v.number is not null
				  and (v.action_ids = '[]' or exists (select 1 from action a
				    join problem p on p.business_key = a.business_key and p.id = a.problem_id
				    where a.business_key = m.business_key and p.goal_id = m.goal_id
				      and position('"' || a.id || '"' in v.action_ids) > 0))
				order by v.number desc, length(g.id), g.id
				""").param(entry).query(JsonColumns.rows(Measured.class)).list();
		if (measured.isEmpty()) {
			return List.of();
		}
		Catalogue catalogue = metrics.now();
		boolean chinese = LocaleContextHolder.getLocale().getLanguage().equals(Locale.CHINESE.getLanguage());
		return measured.stream()
			.map(one -> new Effect(one.version(),
					catalogue.find(one.metric()).map(metric -> chinese ? metric.zh() : metric.en()).orElse(null),
					one.unit(), one.before(), one.target(), one.after(), Boolean.TRUE.equals(one.met()), one.proven(),
					one.changeLow(), one.changeHigh(), one.cases(), one.until()))
			.toList();
	}

	/**
	 * The projects that versions of a standard come from, in the order of the versions.
	 */
	List<Origin> of(List<Handbook.Version> versions) {
		List<Handbook.Version> written = versions.stream().filter(one -> one.businessKey() != null).toList();
		if (written.isEmpty()) {
			return List.of();
		}
		List<String> keys = written.stream().map(Handbook.Version::businessKey).distinct().toList();
		Map<String, String> shown = shown(keys);
		List<Done> done = jdbc.sql("""
				select a.business_key, a.id, a.kind, r.cause_class, a.measure, r.root_cause as cause from action a
				left join root_cause r on r.business_key = a.business_key and r.problem_id = a.problem_id
				  and r.lap = a.lap and r.verified
				where a.business_key in (:keys) order by a.business_key, a.lap, length(a.id), a.id
				""").param("keys", keys).query(JsonColumns.rows(Done.class)).list();
		return written.stream().map(version -> {
			Optional<String> title = Optional.ofNullable(shown.get(version.businessKey()));
			Stream<Done> behind = done.stream()
				.filter(one -> one.businessKey().equals(version.businessKey())
						&& version.actionIds().contains(one.id()));
			return title.isPresent()
					? new Origin(version.number(), version.businessKey(), title.get(), version.lap(),
							behind
								.map(one -> new Origin.Action(one.id(), one.kind(), one.causeClass(), one.measure(),
										one.cause()))
								.toList())
					: new Origin(version.number(), null, null, version.lap(),
							behind.map(one -> new Origin.Action(null, one.kind(), one.causeClass(), null, null))
								.distinct()
								.toList());
		}).toList();
	}

	/** The titles of those of some projects that the reader may see, by their keys. */
	private Map<String, String> shown(List<String> keys) {
		Projects.Reader reader = rights.reader();
		Map<String, String> titles = new HashMap<>();
		jdbc.sql("select p.business_key, p.title from project p where p.business_key in (:keys) and " + reader.shown())
			.params(reader.values())
			.param("keys", keys)
			.query(row -> {
				titles.put(row.getString("business_key"), row.getString("title"));
			});
		return titles;
	}

}
