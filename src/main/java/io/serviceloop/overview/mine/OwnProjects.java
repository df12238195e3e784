package io.serviceloop.overview.mine;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.serviceloop.project.Project;
import io.serviceloop.project.Projects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The projects that one person takes part in, with step and state: the running ones
 * first, then those that ended last. {@code templates/ownProjects.html} shows them.
 */
@Repository
public class OwnProjects {

	private static final String OWN = " from project p where" + Projects.Reader.TAKES_PART;

	private static final String ORDER = """
			 order by case when p.state = 'running' then 0 else 1 end, coalesce(p.closed_at, p.opened_at) desc, p.business_key
			""";

	private final JdbcClient jdbc;

	OwnProjects(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * A project that somebody takes part in.
	 *
	 * @param parts what he is in it: {@code lead}, {@code processOwner}, {@code team},
	 * {@code source}, {@code action}, {@code decision}, {@code contributor} or
	 * {@code copy}, who only reads
	 * @param closedAt null while it runs
	 */
	public record OwnProject(String businessKey, String title, String state, int lap, String step,
			LocalDateTime closedAt, Set<String> parts) {

		/** The number of its step, from 1. */
		@JsonProperty
		public int stepNumber() {
			return 1 + Project.STEPS.indexOf(step);
		}

	}

	/**
	 * A page of the projects of a person, with how many there are in all: in one pass.
	 */
	MyWork.Part<OwnProject> part(String user, WorkQuery query) {
		long[] total = new long[1];
		List<OwnProject> page = jdbc
			.sql("select p.business_key, p.title, p.state, p.lap, p.step, p.closed_at, count(*) over () as total" + OWN
					+ query.onProjects() + ORDER + " limit :size offset :first")
			.params(query.values("projectsPage"))
			.param("user", user)
			.query((row, number) -> {
				total[0] = row.getLong("total");
				return new OwnProject(row.getString("business_key"), row.getString("title"), row.getString("state"),
						row.getInt("lap"), row.getString("step"), OpenTask.moment(row, "closed_at"), new TreeSet<>());
			})
			.list();
		Map<String, Set<String>> parts = new HashMap<>();
		page.forEach(project -> parts.put(project.businessKey(), project.parts()));
		if (!parts.isEmpty()) {
			jdbc.sql("""
					select business_key, part from project_person where user_id = :user and business_key in (:keys)
					union all select business_key, 'copy' from project_copy
					  where user_id = :user and business_key in (:keys) and ended_at is null
					""").param("user", user).param("keys", parts.keySet()).query(row -> {
				parts.get(row.getString("business_key")).add(row.getString("part"));
			});
			// Who is more has contributed anyhow, and reads.
			for (String less : List.of("copy", "contributor")) {
				parts.values().stream().filter(some -> some.size() > 1).forEach(some -> some.remove(less));
			}
		}
		// Behind the last page there is no row that says it.
		return new MyWork.Part<>(page, page.isEmpty() ? count(user, query) : total[0]);
	}

	private long count(String user, WorkQuery query) {
		return jdbc.sql("select count(*)" + OWN + query.onProjects())
			.params(query.values("projectsPage"))
			.param("user", user)
			.query(Long.class)
			.single();
	}

}
