package io.serviceloop.action;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.serviceloop.calendar.WorkingDays;
import io.serviceloop.loop.engine.InModels;
import io.serviceloop.loop.engine.LoopRules;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Submission;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.task.ModelConditions;
import io.serviceloop.loop.transaction.AskedOnce;
import io.serviceloop.loop.words.JsonColumns;
import io.serviceloop.project.Project;
import io.serviceloop.project.ProjectVariables;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The register of those who check a plan before it is approved, and of what they say
 * (E16): named by the lead with the plan, or by the approver in place of a decision.
 */
@Repository("planChecks")
public class PlanChecks {

	/**
	 * Those of a project {@code :key} who were named last and have not answered; who was
	 * named before is waited for no longer.
	 */
	static final String LAST_ASKED = "said_at is null and asked_at = (select max(c.asked_at)"
			+ " from plan_check c where c.business_key = :key)";

	/** How many check one plan at the same time. */
	static final int MOST = 10;

	private final JdbcClient jdbc;

	private final People people;

	private final ModelConditions conditions;

	private final LoopRules rules;

	private final WorkingDays calendar;

	private final AskedOnce<String, List<String>> asked = new AskedOnce<>();

	PlanChecks(JdbcClient jdbc, People people, ModelConditions conditions, LoopRules rules, WorkingDays calendar) {
		this.jdbc = jdbc;
		this.rules = rules;
		this.calendar = calendar;
		this.conditions = conditions;
		this.people = people;
	}

	/**
	 * A word on a plan.
	 *
	 * @param number from 1, in the order in which people were named
	 * @param checker whom it was asked of
	 * @param askedBy null where the engine named that person
	 * @param agrees null where no answer has come yet
	 * @param note null where there is none
	 * @param saidBy who answered; another one than the checker where somebody took it
	 * over; null where no answer has come yet
	 */
	public record Entry(int number, int lap, String checker, String askedBy, LocalDateTime askedAt, Boolean agrees,
			String note, String saidBy, LocalDateTime saidAt) {
	}

	/** All of a project, in the order in which they were asked. */
	public List<Entry> of(String businessKey) {
		return jdbc.sql("select * from plan_check where business_key = ? order by number")
			.param(businessKey)
			.query(JsonColumns.rows(Entry.class))
			.list();
	}

	/** The user ids of those who were named last and have not answered. */
	@InModels(at = "collection")
	public List<String> asked(String businessKey) {
		// The engine asks more than once.
		return asked.ask(businessKey, key -> jdbc
			.sql("select checker from plan_check where business_key = :key and " + LAST_ASKED + " order by number")
			.param("key", key)
			.query(String.class)
			.list());
	}

	/** When the time to answer is over, counted from today in working days. */
	@InModels(at = "timeDate")
	public Date answersUntil() {
		return calendar.after(rules.now().count(LoopRules.TEAM_FEEDBACK_DAYS));
	}

	/**
	 * Refuses people who cannot check a plan: who cannot work, whoever wrote it, decides
	 * it, or is named twice.
	 * @param path of the list, whose elements are numbered; of the one person where it
	 * names one
	 * @param author user id of who wrote the plan; null where the engine did
	 */
	void check(String path, boolean list, Collection<String> named, String author, Project project,
			Submission submission, Faults faults) {
		if (named.isEmpty()) {
			return;
		}
		if (!conditions.ask(submission.processDefinitionId(), path)) {
			faults.wrong(path, String.join(", ", named), "plan.checkNowhere");
			return;
		}
		Map<String, String> cannotWork = people.cannotWork(Set.copyOf(named));
		Map<String, Integer> seen = new HashMap<>();
		int row = 0;
		for (String person : named) {
			String at = list ? path + "[" + row + "]" : path;
			row++;
			Integer twin = seen.putIfAbsent(person, row);
			faults.person(at, person, cannotWork);
			boolean decides = person.equals(project.processOwner()) || person.equals(submission.me());
			faults.wrongIf(person.equals(author), at, person, "plan.checkOwn");
			faults.wrongIf(decides && !person.equals(author), at, person, "plan.checkApprover");
			faults.wrongIf(twin != null, at, person, "review.namedTwice", String.valueOf(twin));
		}
	}

	/** Notes who is asked to check the plan of the lap. */
	void ask(Collection<String> checkers, Submission submission) {
		int next = checkers.isEmpty() ? 0
				: jdbc.sql("select coalesce(max(number), 0) from plan_check where business_key = ?")
					.param(submission.businessKey())
					.query(Integer.class)
					.single();
		for (String checker : checkers) {
			next++;
			jdbc.sql("""
					insert into plan_check (business_key, number, lap, checker, asked_by, asked_at)
					values (?, ?, ?, ?, ?, ?)
					""")
				.params(submission.businessKey(), next, ProjectVariables.LAP.in(submission.scope()), checker,
						submission.author(), submission.now())
				.update();
		}
		asked.forget();
	}

	/** Who was named is no longer: what was asked before is asked anew. */
	void forget() {
		asked.forget();
	}

	/** Notes what somebody says of the plan who was asked, or took that over. */
	void say(String checker, boolean agrees, String note, Submission submission) {
		jdbc.sql("update plan_check set agrees = :agrees, note = :note, said_by = :by, said_at = :at"
				+ " where business_key = :key and checker = :checker and " + LAST_ASKED)
			.param("agrees", agrees)
			.param("note", note)
			.param("by", submission.author())
			.param("at", submission.now())
			.param("key", submission.businessKey())
			.param("checker", checker)
			.update();
	}

	/** The people who were named, as ids; what is no name was complained of before. */
	static List<String> said(List<String> named) {
		return named.stream().filter(person -> person != null && !person.isBlank()).toList();
	}

}
