package io.serviceloop.audit.trail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.serviceloop.loop.engine.HistoryTables;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * In which lap of its project something was, from 1. Of what happened in the same
 * millisecond the engine's own count within an instance says which was later.
 */
public final class Laps {

	private final Map<String, List<Opened>> opened = new HashMap<>();

	private Laps() {
	}

	private record Opened(String instanceId, Instant at, long sequence) {

		private boolean before(String instance, Instant moment, long other) {
			return at.isBefore(moment) || at.equals(moment) && (!instanceId.equals(instance) || sequence < other);
		}

	}

	/** The laps of some projects, read with one statement. */
	public static Laps of(JdbcClient jdbc, Collection<String> keys) {
		Laps laps = new Laps();
		jdbc.sql(HistoryTables.LAPS).param("keys", keys).query(row -> {
			laps.opened.computeIfAbsent(row.getString("business_key"), key -> new ArrayList<>())
				.add(new Opened(row.getString("instance_id"), row.getTimestamp("at").toInstant(),
						row.getLong("sequence")));
		});
		return laps;
	}

	/**
	 * The lap.
	 * @param sequence the engine's count of what began in its instance
	 */
	public int at(String businessKey, String instance, Instant began, long sequence) {
		return 1 + (int) opened.getOrDefault(businessKey, List.of())
			.stream()
			.filter(one -> one.before(instance, began, sequence))
			.count();
	}

}
