package io.serviceloop.rootcause;

import java.time.LocalDateTime;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.serviceloop.loop.words.JsonColumns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The register of root causes: every attempt of every lap, with what its verification
 * said.
 */
@Repository
public class RootCauses {

	/** The latest attempt of a lap {@code :lap} at a problem {@code :subject}. */
	static final String LATEST = """
			lap = :lap and problem_id = :subject and attempt = (select max(attempt) from root_cause
			  where business_key = :key and lap = :lap and problem_id = :subject)
			""";

	private final JdbcClient jdbc;

	RootCauses(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * One attempt to name a root cause.
	 *
	 * @param attempt 1 for the first of a lap, one more after each refusal
	 * @param whys the chain of whys
	 * @param fishbone bones and causes
	 * @param fiveW1h the 5W1H notes; null where none were taken
	 * @param scene a case played through again; null where none was
	 * @param verified null until somebody has looked at it
	 * @param verificationMethod how it was looked at: {@code data}, {@code observation},
	 * {@code trial} or {@code document}; null where that was not said
	 */
	public record Entry(int lap, String problemId, int attempt, List<String> whys, String rootCause, String causeClass,
			List<Fishbone.Bone> fishbone, @JsonProperty("fiveW1H") FiveW1H fiveW1h, Scene scene, String author,
			LocalDateTime foundAt, Boolean verified, String verifiedBy, String verificationNote,
			String verificationMethod, LocalDateTime verifiedAt) {
	}

	/** All attempts of a project. */
	public List<Entry> of(String businessKey) {
		return jdbc.sql("select * from root_cause where business_key = ? order by lap, problem_id, attempt")
			.param(businessKey)
			.query(JsonColumns.rows(Entry.class))
			.list();
	}

	void write(String businessKey, int lap, String problemId, String whys, String rootCause, String causeClass,
			String fishbone, String fiveW1h, String scene, String author, LocalDateTime now) {
		jdbc.sql("""
				insert into root_cause (business_key, lap, problem_id, attempt, whys, root_cause, cause_class, fishbone,
				  five_w1h, scene, author, found_at)
				select :key, :lap, :problem, 1 + (select count(*) from root_cause
				    where business_key = :key and lap = :lap and problem_id = :problem),
				  :whys, :cause, :class, :fishbone, cast(:notes as varchar(20000)),
				  cast(:scene as varchar(20000)), cast(:author as varchar(64)),
				  cast(:now as timestamp)
				""")
			.param("key", businessKey)
			.param("lap", lap)
			.param("problem", problemId)
			.param("whys", whys)
			.param("cause", rootCause)
			.param("class", causeClass)
			.param("fishbone", fishbone)
			.param("notes", fiveW1h)
			.param("scene", scene)
			.param("author", author)
			.param("now", now)
			.update();
	}

	/** Notes what the verification of the latest attempt said. */
	void verify(String businessKey, int lap, String problemId, boolean verified, String method, String by, String note,
			LocalDateTime now) {
		jdbc.sql(
				"""
						update root_cause set verified = :verified, verification_method = :method, verified_by = :by, verification_note = :note,
						  verified_at = :now
						where business_key = :key and lap = :lap and problem_id = :problem and attempt =
						  (select max(attempt) from root_cause where business_key = :key and lap = :lap
						     and problem_id = :problem)
						""")
			.param("verified", verified)
			.param("method", method)
			.param("by", by)
			.param("note", note)
			.param("now", now)
			.param("key", businessKey)
			.param("lap", lap)
			.param("problem", problemId)
			.update();
	}

}
