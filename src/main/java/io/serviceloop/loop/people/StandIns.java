package io.serviceloop.loop.people;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who stands in for whom now, as the register of absences says (E31). */
@Repository
public class StandIns {

	private final JdbcClient jdbc;

	StandIns(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Everybody who stands in now for one of some people; empty for nobody. */
	public Set<String> of(Collection<String> people) {
		return people.isEmpty() ? Set.of() : new TreeSet<>(jdbc.sql("""
				select substitute from substitution
				where person in (:people) and opened_at is not null and ended_at is null
				""").param("people", people).query(String.class).list());
	}

}
