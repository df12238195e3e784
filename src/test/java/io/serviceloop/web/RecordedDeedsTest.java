package io.serviceloop.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

import io.serviceloop.Serves;
import io.serviceloop.Storm;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.web.Http.Answer;
import io.serviceloop.web.Walk.Stop;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nine people do at random what can be done with tasks and projects, over both surfaces,
 * our own interface and jobs, good, wrong and foreign, and collide: whatever was
 * acknowledged is one record, whatever was refused is one, and there are no others (E06,
 * E31).
 */
@Serves({ "E06", "E31" })
class RecordedDeedsTest extends WebTest {

	private static final String EIGHTH = "eighth";

	private static final String NINTH = "ninth";

	private static final List<String> PEOPLE = List.of("lead", "agent", "quality", "manager", "owner", "auditor",
			"admin", EIGHTH, NINTH);

	private enum Deed {

		COMPLETE, SUBMIT_FORM, PUT_DOWN, CLAIM, UNCLAIM, ASSIGN, DELEGATE, NOTE, LOCAL, COPY, END_COPY, URGE, TAKE_BACK,
		START, DRAFT, READ, RUN_JOB, TWICE_AT_ONCE

	}

	/**
	 * What was asked and answered.
	 *
	 * @param person who has asked
	 * @param about the id of the task, or the business key of the project
	 * @param changes whether something was to be changed, and was where it was not
	 * refused; null where it was only read, or put down as a draft
	 */
	private record Asked(String person, Answer answer, String about, Boolean changes) {

		boolean refused() {
			return answer.status() >= 400;
		}

		/** Who was slower than somebody else is told so, and asks again. */
		boolean collided() {
			return answer.status() == 409 && !answer.text().contains("\"violations\"");
		}

		/** Whether it is to have a record; who was refused a change has one as well. */
		boolean recorded() {
			return changes != null && !collided() && (changes || refused());
		}

		boolean is(Map<String, Object> record) {
			return person.equals(record.get("person")) && (refused() ? "refused" : "done").equals(record.get("outcome"))
					&& (about == null || about.equals(record.get("task_id"))
							|| about.equals(record.get("business_key")));
		}

	}

	/** The applications that are asked by turns. */
	List<Http> nodes() throws Exception {
		return List.of(http);
	}

	@Test
	void theRecordsAreExactlyWhatWasAcknowledgedAndRefused() throws Exception {
		List.of(EIGHTH, NINTH).forEach(this::member);
		List<Http> nodes = nodes();
		Stop stop = walk.to(LoopForm.COLLECT_DATA);
		long before = last();
		List<String> wrong = new ArrayList<>();
		int done = 0;
		int refused = 0;
		int collided = 0;
		int read = 0;
		for (int round : Storm.numbers(100, 1000)) {
			Random chance = Storm.chance(round);
			stop = walk.anywhere(stop.businessKey(), chance).orElseGet(() -> walk.to(LoopForm.COLLECT_DATA));
			// Projects go on, or there would be little to do with them.
			Deed deed = chance.nextInt(3) == 0 ? Deed.COMPLETE : Deed.values()[chance.nextInt(Deed.values().length)];
			String person = chance.nextInt(4) == 0 ? PEOPLE.get(chance.nextInt(PEOPLE.size())) : holder(stop, chance);
			before = Math.max(before, walkedUntil(before));
			Http node = nodes.get(chance.nextInt(nodes.size()));
			List<Asked> asked = ask(deed, stop, person, node, chance);
			String said = "round " + round + ", " + deed + " at " + stop.form() + " by " + person + ": "
					+ asked.stream().map(one -> one.answer().status() + " " + one.answer().text()).toList();
			for (Asked one : asked) {
				assertThat(one.answer().status()).as(said).isLessThan(500).isNotEqualTo(401);
				collided += one.collided() ? 1 : 0;
				read += (!one.recorded() && !one.collided()) ? 1 : 0;
				refused += (one.recorded() && one.refused()) ? 1 : 0;
				done += (one.recorded() && !one.refused()) ? 1 : 0;
			}
			List<Asked> expected = asked.stream().filter(Asked::recorded).toList();
			before = compare(said, expected, before, wrong);
		}
		assertThat(wrong).isEmpty();
		assertThat(records(before)).isEmpty();
		Storm.say("records: %d done, %d refused, %d rolled back, %d that change nothing; none missing, none extra"
			.formatted(done, refused, collided, read));
	}

	/** Each is a record, and there is no other; gives the last of them. */
	private long compare(String said, List<Asked> expected, long before, List<String> wrong)
			throws InterruptedException {
		// A refusal is written down once it is answered.
		for (int i = 0; i < 100 && records(before).size() < expected.size(); i++) {
			Thread.sleep(20);
		}
		List<Map<String, Object>> records = new ArrayList<>(records(before));
		List<String> missing = new ArrayList<>();
		long last = before;
		for (Map<String, Object> record : records) {
			last = Math.max(last, ((Number) record.get("id")).longValue());
		}
		for (Asked one : expected) {
			records.stream()
				.filter(one::is)
				.findFirst()
				.ifPresentOrElse(records::remove,
						() -> missing.add(one.person() + " " + one.about() + " " + one.answer().status()));
		}
		if (!missing.isEmpty() || !records.isEmpty()) {
			wrong.add(said + "; missing: " + missing + "; extra: " + records);
		}
		return last;
	}

	/** What the test itself does within the application is not what is asked here. */
	private long walkedUntil(long before) {
		return jdbc.queryForObject("select coalesce(max(id), 0) from audit_record where door in ('job', 'application') "
				+ "and id > ? and not exists (select 1 from audit_record o where o.id > ? and "
				+ "o.door not in ('job', 'application'))", Long.class, before, before);
	}

	private long last() {
		return jdbc.queryForObject("select coalesce(max(id), 0) from audit_record", Long.class);
	}

	private List<Map<String, Object>> records(long before) {
		return jdbc.queryForList("select id, person, what, outcome, task_id, business_key, reason from audit_record "
				+ "where id > ? and door not in ('job', 'application') order by id", before);
	}

	private List<Asked> ask(Deed deed, Stop stop, String person, Http node, Random chance) throws Exception {
		String task = stop.taskId();
		String key = stop.businessKey();
		Surface surface = chance.nextBoolean() ? Surface.ENGINE_REST : Surface.TASKLIST;
		int lap = jdbc.queryForObject("select lap from project where business_key = ?", Integer.class, key);
		Map<String, Object> answers = chance.nextInt(4) == 0 ? Good.map("result", 7) : Good.answers(stop.form(), lap);
		String other = PEOPLE.get(chance.nextInt(PEOPLE.size()));
		String copy = "/api/projects/" + key + "/copies/" + other;
		return switch (deed) {
			case COMPLETE -> one(person, Way.COMPLETE.hand(node, surface, person, task, answers), task);
			case SUBMIT_FORM -> one(person, Way.SUBMIT_FORM.hand(node, surface, person, task, answers), task);
			case PUT_DOWN -> one(person, Way.VARIABLES.hand(node, surface, person, task, answers), task);
			case CLAIM -> one(person, engine(node, surface, person, task, "claim", Map.of("userId", person)), task);
			case UNCLAIM -> one(person, engine(node, surface, person, task, "unclaim", Map.of()), task);
			case ASSIGN -> one(person, engine(node, surface, person, task, "assignee", Map.of("userId", other)), task);
			case DELEGATE ->
				one(person, engine(node, surface, person, task, "delegate", Map.of("userId", other)), task);
			case NOTE ->
				one(person, engine(node, surface, person, task, "comment/create", Map.of("message", "Seen.")), task);
			case LOCAL -> one(person, node.send(surface, person, "PUT", "/task/" + task + "/localVariables/mine",
					Map.of("value", "x", "type", "String")), task);
			case COPY, END_COPY -> {
				String copies = copies(key);
				Answer answer = node.ask(Http.Proof.BASIC, person, (deed == Deed.COPY) ? "PUT" : "DELETE", copy, "",
						"");
				// Who is in copy already is so afterwards: that is no change.
				yield List.of(new Asked(person, answer, key, !copies.equals(copies(key))));
			}
			case URGE -> one(person, node.ask(Http.Proof.BASIC, person, "POST", "/api/tasks/" + task + "/urge",
					"application/json", "{}"), task);
			case TAKE_BACK -> {
				List<String> latest = jdbc
					.queryForList("select task_id from audit_record where what = 'completeTask' and outcome = 'done' "
							+ "and business_key = ? order by id desc limit 1", String.class, key);
				String which = latest.isEmpty() ? task : latest.get(0);
				yield one(person, node.ask(Http.Proof.BASIC, person, "POST", "/api/tasks/" + which + "/take-back",
						"application/json", "{}"), null);
			}
			case START -> one(person, node.post(surface, person, "/process-definition/key/improvementLoop/submit-form",
					Map.of("variables", Wire.rest(Good.answers(LoopForm.OPEN_PROJECT)))), null);
			case DRAFT -> List.of(new Asked(person, node.ask(Http.Proof.BASIC, person, "PUT", "/api/drafts/" + task,
					"application/json", "{\"version\":0,\"content\":{\"scope\":\"It\"}}"), null, null));
			case READ -> List.of(new Asked(person,
					node.ask(Http.Proof.BASIC, person, "GET", "/engine-rest/task/" + task, "", ""), null, null));
			case RUN_JOB -> engine.getManagementService()
				.createJobQuery()
				.processInstanceId(stop.processInstanceId())
				.timers()
				.list()
				.stream()
				.limit(1)
				.flatMap(job -> one("admin",
						node.ask(Http.Proof.BASIC, "admin", "POST", "/engine-rest/job/" + job.getId() + "/execute", "",
								""),
						key)
					.stream())
				.toList();
			case TWICE_AT_ONCE -> TwiceAtOnceTest
				.atOnce(2,
						i -> Way.COMPLETE.hand(node, Surface.ENGINE_REST, person, task,
								(i == 0) ? answers : Good.map("result", 8)))
				.stream()
				.map(answer -> new Asked(person, answer, task, true))
				.toList();
		};
	}

	/**
	 * Who has the task by now, else who may take it. Who was given one that he cannot
	 * answer loses it again some time, or nothing would go on.
	 */
	private String holder(Stop stop, Random chance) {
		String assignee = engine.getTaskService().createTaskQuery().taskId(stop.taskId()).singleResult().getAssignee();
		if (!Good.person(stop.form()).equals(assignee) && chance.nextInt(3) == 0) {
			try {
				engine.getTaskService().setAssignee(stop.taskId(), Good.person(stop.form()));
				assignee = Good.person(stop.form());
			}
			catch (SubmissionRefused ownWork) {
				// Whose work it decides about does not get it.
			}
		}
		return (assignee == null) ? stop.person() : assignee;
	}

	private static List<Asked> one(String person, Answer answer, String about) {
		return List.of(new Asked(person, answer, about, true));
	}

	private static Answer engine(Http node, Surface surface, String person, String task, String deed, Object body) {
		return node.post(surface, person, "/task/" + task + "/" + deed, body);
	}

	private String copies(String key) {
		return Objects
			.toString(jdbc.queryForList("select * from project_copy where business_key = ? order by user_id", key));
	}

	private void member(String id) {
		if (engine.getIdentityService().createUserQuery().userId(id).count() == 0) {
			User user = engine.getIdentityService().newUser(id);
			user.setPassword(id);
			((IdentityServiceImpl) engine.getIdentityService()).saveUser(user, true);
			engine.getIdentityService().createMembership(id, "service-agents");
		}
	}

}
