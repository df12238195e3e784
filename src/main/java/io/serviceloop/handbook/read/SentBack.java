package io.serviceloop.handbook.read;

import java.util.List;

import io.serviceloop.loop.engine.EngineTables;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.words.JsonColumns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The proposals that wait for the signed-in person to mend them (A41). */
@Component
public class SentBack {

	private final JdbcClient jdbc;

	private final People people;

	SentBack(JdbcClient jdbc, People people) {
		this.jdbc = jdbc;
		this.people = people;
	}

	/**
	 * A proposal that was sent back.
	 *
	 * @param entry the standard that it corrects; null for a new one
	 * @param note what was said with it
	 * @param task the engine's id of the task in which it is mended
	 */
	public record ToMend(int proposal, Integer entry, String title, String note, String task) {
	}

	/** Those of the signed-in person. */
	public List<ToMend> mine() {
		return jdbc.sql(EngineTables.TO_MEND).param("user", people.me()).query(JsonColumns.rows(ToMend.class)).list();
	}

}
