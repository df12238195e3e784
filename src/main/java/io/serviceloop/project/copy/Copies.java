package io.serviceloop.project.copy;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.engine.record.Trail;
import io.serviceloop.loop.words.JsonColumns;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.project.Project;
import io.serviceloop.project.ProjectRights;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The register of those who read along in projects (E29). They see what members see, and
 * are asked for nothing.
 */
@Repository
public class Copies {

	private final JdbcClient jdbc;

	private final ProjectRights rights;

	private final People people;

	private final EngineClock clock;

	private final ApplicationEventPublisher events;

	Copies(JdbcClient jdbc, ProjectRights rights, People people, EngineClock clock, ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.rights = rights;
		this.people = people;
		this.clock = clock;
		this.events = events;
	}

	/**
	 * Somebody who reads along.
	 *
	 * @param endedBy null while that person does
	 * @param endedAt null while that person does
	 */
	public record Entry(String userId, String copiedBy, LocalDateTime copiedAt, String endedBy, LocalDateTime endedAt) {

		/** Whether that person reads along now. */
		public boolean reads() {
			return endedAt == null;
		}

	}

	/** All of a project, those who read no more among them, the earliest first. */
	public List<Entry> of(String businessKey) {
		return jdbc.sql("select * from project_copy where business_key = ? order by number")
			.param(businessKey)
			.query(JsonColumns.rows(Entry.class))
			.list();
	}

	/** Who reads along in a project now, the earliest first. */
	List<Entry> now(String businessKey) {
		return of(businessKey).stream().filter(Entry::reads).toList();
	}

	/** Who made somebody read along in a project; empty where that person does not. */
	public Optional<String> copiedBy(String businessKey, String userId) {
		return jdbc
			.sql("select copied_by from project_copy where business_key = ? and user_id = ? and ended_at is null")
			.params(businessKey, userId)
			.query(String.class)
			.optional();
	}

	/**
	 * Lets somebody read along in a project that has ended or not; nothing changes where
	 * that person does already.
	 * @throws SubmissionRefused (400) where there is no such person or that person works
	 * on it, (403) where the signed-in person does not work on the project, (404) where
	 * there is none
	 */
	@Transactional
	void copy(String businessKey, String userId) {
		Project project = rights.seen(businessKey);
		if (!rights.works(project)) {
			throw SubmissionRefused.forbidden("businessKey", businessKey, "copy.notYours");
		}
		if (!people.groupsOf(List.of(userId)).containsKey(userId)) {
			throw SubmissionRefused.invalid("reader", userId, "wrong.unknownPerson");
		}
		if (rights.isMember(project, userId)) {
			throw SubmissionRefused.invalid("reader", userId, "copy.takesPart", people.nameOf(userId));
		}
		if (copiedBy(businessKey, userId).isEmpty()) {
			events.publishEvent(new ProjectCopied(businessKey, userId, note(businessKey, userId)));
		}
	}

	private int note(String businessKey, String userId) {
		Trail.here().about("copy", userId).of(businessKey);
		int number = 1 + jdbc.sql("select count(*) from project_copy where business_key = ?")
			.param(businessKey)
			.query(Integer.class)
			.single();
		try {
			jdbc.sql("""
					insert into project_copy (business_key, number, user_id, copied_by, copied_at)
					values (?, ?, ?, ?, ?)
					""").params(businessKey, number, userId, people.me(), clock.now()).update();
			return number;
		}
		catch (DuplicateKeyException ex) {
			throw SubmissionRefused.conflict("reader", userId, "copy.meanwhile");
		}
	}

	/**
	 * Ends that somebody reads along; that person may do so too.
	 * @throws SubmissionRefused (403) where the signed-in person neither works on the
	 * project nor is that person, (404) where there is no such project, or that person
	 * does not read along
	 */
	@Transactional
	void end(String businessKey, String userId) {
		Project project = rights.seen(businessKey);
		String me = people.me();
		if (!userId.equals(me) && !rights.works(project)) {
			throw SubmissionRefused.forbidden("businessKey", businessKey, "copy.notYours");
		}
		Trail.here().about("endCopy", userId).of(businessKey);
		int ended = jdbc
			.sql("""
					update project_copy set ended_by = ?, ended_at = ? where business_key = ? and user_id = ? and ended_at is null
					""")
			.params(me, clock.now(), businessKey, userId)
			.update();
		if (ended == 0) {
			throw SubmissionRefused.gone("reader", userId, "copy.none", people.nameOf(userId));
		}
	}

}
