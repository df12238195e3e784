package io.serviceloop.evaluation;

import java.time.LocalDateTime;
import java.util.Date;
import java.util.List;

import io.serviceloop.calendar.WorkingDays;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.EngineTables;
import io.serviceloop.loop.engine.InModels;
import io.serviceloop.loop.engine.LoopRules;
import io.serviceloop.loop.people.Role;
import io.serviceloop.loop.task.TaskGiven;
import io.serviceloop.loop.transaction.AskedOnce;
import io.serviceloop.loop.words.JsonColumns;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the service agents of a project's team say of a change (A38), and what models ask
 * about them. Who was asked and has not answered, when the time is over, gave no answer.
 */
@Component("serviceTeam")
public class ServiceTeam {

	static final String TASK = "userTask_giveTeamFeedback";

	private final JdbcClient jdbc;

	private final LoopRules rules;

	private final WorkingDays calendar;

	private final EngineClock clock;

	private final AskedOnce<String, List<String>> agents = new AskedOnce<>();

	ServiceTeam(JdbcClient jdbc, LoopRules rules, WorkingDays calendar, EngineClock clock) {
		this.jdbc = jdbc;
		this.rules = rules;
		this.calendar = calendar;
		this.clock = clock;
	}

	/**
	 * What one agent says of a lap.
	 *
	 * @param feedback null where no answer came, or none has come yet
	 */
	public record Voice(int lap, String userId, String feedback, LocalDateTime answeredAt) {
	}

	/** The user ids of the service agents in the team of a project. */
	@InModels(at = "collection")
	public List<String> agents(String businessKey) {
		// The engine asks more than once.
		return agents.ask(businessKey,
				key -> jdbc.sql(EngineTables.TEAM_IN_GROUP).params(key, Role.AGENT.group()).query(String.class).list());
	}

	/** When the time to answer is over, counted from today in working days. */
	@InModels(at = "timeDate")
	public Date answersUntil() {
		return calendar.after(rules.now().count(LoopRules.TEAM_FEEDBACK_DAYS));
	}

	/** Notes who is asked. */
	@EventListener
	void asked(TaskGiven task) {
		if (task.created() && TASK.equals(task.taskKey()) && task.assignee() != null) {
			jdbc.sql("""
					insert into team_feedback (business_key, lap, user_id, asked_at)
					select business_key, lap, ?, ? from project where business_key = ?
					""").params(task.assignee(), clock.now(), task.businessKey()).update();
		}
	}

	void answer(String businessKey, int lap, String userId, String feedback, LocalDateTime at) {
		jdbc.sql("""
				update team_feedback set feedback = ?, answered_at = ?
				where business_key = ? and lap = ? and user_id = ?
				""").params(feedback, at, businessKey, lap, userId).update();
	}

	/** Everybody who was asked, in all laps. */
	public List<Voice> of(String businessKey) {
		return jdbc.sql("select * from team_feedback where business_key = ? order by lap, user_id")
			.param(businessKey)
			.query(JsonColumns.rows(Voice.class))
			.list();
	}

}
