package io.serviceloop.handbook.proposal;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

import io.serviceloop.loop.words.JsonColumns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Repository;

/** The register of proposals. */
@Repository
class Proposals {

	private final JdbcClient jdbc;

	Proposals(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Proposal of(int id) {
		return find(id).orElseThrow();
	}

	Optional<Proposal> find(int id) {
		return jdbc.sql("select * from handbook_proposal where id = ?")
			.param(id)
			.query(JsonColumns.rows(Proposal.class))
			.optional();
	}

	/** Those of a person, the latest first. */
	List<Proposal> by(String person, int most) {
		return jdbc.sql("select * from handbook_proposal where proposed_by = ? order by id desc limit ?")
			.params(person, most)
			.query(JsonColumns.rows(Proposal.class))
			.list();
	}

	/**
	 * Writes a new one; its id and what is decided are not looked at.
	 * @return its id
	 */
	int write(Proposal proposal) {
		KeyHolder id = new GeneratedKeyHolder();
		jdbc.sql("""
				insert into handbook_proposal (entry_id, base_number, chapter, title, text, reason, state, proposed_by,
				  proposed_at) values (?, ?, ?, ?, ?, ?, 'open', ?, ?)
				""")
			.params(proposal.entryId(), proposal.baseNumber(), proposal.chapter(), proposal.title(), proposal.text(),
					proposal.reason(), proposal.proposedBy(), proposal.proposedAt())
			.update(id, "id");
		return id.getKeyAs(Integer.class);
	}

	/**
	 * Writes what became of it after it was sent back; it is open again. It stays the
	 * proposal of who made it, whoever mends it.
	 */
	void mend(int id, Integer baseNumber, String chapter, String title, String text, String reason, String by) {
		jdbc.sql(
				"""
						update handbook_proposal set base_number = ?, chapter = ?, title = ?, text = ?, reason = ?, state = 'open',
						  mended_by = nullif(cast(? as varchar(64)), proposed_by)
						where id = ?
						""")
			.params(baseNumber, chapter, title, text, reason, by, id)
			.update();
	}

	void withdraw(int id) {
		jdbc.sql("update handbook_proposal set state = 'withdrawn' where id = ?").param(id).update();
	}

	void decide(int id, String state, String note, String by, LocalDateTime at) {
		jdbc.sql("update handbook_proposal set state = ?, note = ?, decided_by = ?, decided_at = ? where id = ?")
			.params(state, note, by, at, id)
			.update();
	}

	/** Notes which version it became. */
	void published(int id, int entryId, int number) {
		jdbc.sql("update handbook_proposal set entry_id = ?, number = ? where id = ?")
			.params(entryId, number, id)
			.update();
	}

}
