package io.serviceloop.goal;

import java.util.List;

import io.serviceloop.loop.transaction.AskedOnce;
import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.JsonColumns;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The registers of goals and planned sources of data. */
@Repository
public class Goals {

	private final JdbcClient jdbc;

	private final JdbcTemplate batch;

	private final AskedOnce<String, List<Goal>> known = new AskedOnce<>();

	Goals(JdbcClient jdbc, JdbcTemplate batch) {
		this.jdbc = jdbc;
		this.batch = batch;
	}

	/** The goals of a project, in the order of their ids; once written they stay. */
	public List<Goal> of(String businessKey) {
		return known.ask(businessKey, this::read);
	}

	private List<Goal> read(String businessKey) {
		return jdbc.sql("select * from goal where business_key = ? order by length(id), id")
			.param(businessKey)
			.query(JsonColumns.rows(Goal.class))
			.list();
	}

	/** The service links in the scope of a project; empty where none were chosen. */
	public List<String> stages(String businessKey) {
		return jdbc.sql("select stages from project where business_key = ? and stages is not null")
			.param(businessKey)
			.query(String.class)
			.optional()
			.map(stages -> Json.list(Json.parse(stages), String.class))
			.orElse(List.of());
	}

	void write(String businessKey, List<Goal> goals, List<DataSource> sources, int usualWindow) {
		known.forget();
		batch.batchUpdate("""
				insert into goal (business_key, id, metric, name, customer_group, scenario, unit, direction, baseline,
				  target, due_date, formula, data_source, period, strategy, min, max, sd, baseline_from, baseline_to,
				  baseline_sample_size, guard_metric, unit_worth)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
				""",
				goals.stream()
					.map(g -> new Object[] { businessKey, g.id(), g.metric(), g.name(), g.customerGroup(), g.scenario(),
							g.unit(), g.direction(), g.baseline(), g.target(), g.dueDate(), g.formula(), g.dataSource(),
							g.period(), g.strategy(), g.min(), g.max(), g.sd(), g.baselineFrom(), g.baselineTo(),
							g.baselineSampleSize(), (g.guardMetric() == null) ? null : Json.text(g.guardMetric()),
							g.unitWorth() })
					.toList());
		batch.batchUpdate("""
				insert into data_source (business_key, id, kind, responsible, window_days, note)
				values (?, ?, ?, ?, ?, ?)
				""",
				sources.stream()
					.map(s -> new Object[] { businessKey, s.id(), s.kind(), s.responsible(),
							(s.windowDays() == null) ? usualWindow : s.windowDays(), s.note() })
					.toList());
	}

}
