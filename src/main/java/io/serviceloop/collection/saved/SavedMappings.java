package io.serviceloop.collection.saved;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.serviceloop.collection.mapping.Spellings;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.project.Project;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The register of saved mappings. They belong to a service line and a kind of source: the
 * next project of the line gets its files from the same place.
 */
@Repository
public class SavedMappings {

	/** More of one source are no help to anybody. */
	static final int MOST = 50;

	/** Folding makes some characters longer. */
	static final int LONGEST_KEY = 300;

	private final JdbcClient jdbc;

	private final EngineClock clock;

	SavedMappings(JdbcClient jdbc, EngineClock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Those of a project's service line for a kind of source, by their names. */
	public List<SavedMapping> of(Project project, String source) {
		return jdbc.sql("""
				select id, name, mapping, column_names as columnNames, version, saved_by as savedBy, saved_at as savedAt
				from feedback_mapping where line_key = ? and source = ? order by name_key
				""").params(line(project), source).query(SavedMapping.class).list();
	}

	Optional<SavedMapping> find(Project project, long id) {
		return jdbc.sql("""
				select id, name, mapping, column_names as columnNames, version, saved_by as savedBy, saved_at as savedAt
				from feedback_mapping where line_key = ? and id = ?
				""").params(line(project), id).query(SavedMapping.class).optional();
	}

	/** The number of the new one; empty where the name is taken, be it just now. */
	Optional<Long> add(Project project, String source, String name, String mapping, String columns, String by) {
		try {
			jdbc.sql("""
					insert into feedback_mapping (line_key, source, name, name_key, mapping, column_names, version,
					  saved_by, saved_at) values (?, ?, ?, ?, ?, ?, 1, ?, ?)
					""").params(line(project), source, name, key(name), mapping, columns, by, clock.now()).update();
		}
		catch (DuplicateKeyException ex) {
			return Optional.empty();
		}
		return of(project, source).stream()
			.filter(one -> key(one.name()).equals(key(name)))
			.map(SavedMapping::id)
			.findFirst();
	}

	/** False where it is not of this version any more, or gone. */
	boolean replace(SavedMapping old, String name, String mapping, String columns, String by) {
		return jdbc
			.sql("""
					update feedback_mapping set name = ?, mapping = ?, column_names = ?, version = version + 1, saved_by = ?,
					  saved_at = ? where id = ? and version = ?
					""")
			.params(name, mapping, columns, by, clock.now(), old.id(), old.version())
			.update() == 1;
	}

	/** False where it is not of this version any more, or gone. */
	boolean delete(SavedMapping old) {
		return jdbc.sql("delete from feedback_mapping where id = ? and version = ?")
			.params(old.id(), old.version())
			.update() == 1;
	}

	static String key(String name) {
		return Spellings.key(name);
	}

	private static String line(Project project) {
		return project.serviceLine().strip().toLowerCase(Locale.ROOT);
	}

}
