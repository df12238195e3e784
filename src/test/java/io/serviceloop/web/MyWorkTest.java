package io.serviceloop.web;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.Serves;
import io.serviceloop.web.Http.Answer;
import io.serviceloop.web.Http.Proof;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** What waits for whom, and whom a person waits for, over HTTP. */
@Serves({ "A05", "A32", "E06", "E31" })
class MyWorkTest extends WebTest {

	private static final String LEAD = "mineLead";

	private static final String STAND_IN = "mineStandIn";

	private static final String STRANGER = "mineStranger";

	@BeforeEach
	void people() {
		Foreign.account(engine, LEAD, "project-leads");
		Foreign.account(engine, STAND_IN, "project-leads");
		Foreign.account(engine, STRANGER, "service-agents");
	}

	@Test
	void aTaskIsShownToWhoHasItAndToWhoWaitsForItAndToNobodyElse() {
		Walk.Stop stop = walk.at(LoopForm.SET_GOALS);
		String key = stop.businessKey();
		JsonNode task = only(work("lead", key).at("/due/items"));
		assertThat(task.path("name").asText()).isEqualTo("Set goals");
		assertThat(task.path("offered").asBoolean()).isFalse();
		assertThat(links(task)).containsExactly("task /camunda/app/tasklist/default/#/?task=" + stop.taskId(),
				"project /projects/" + key);
		JsonNode awaited = only(work("owner", key).at("/waiting/items"));
		assertThat(awaited.path("whom").path(0).asText()).isEqualTo("Lena Lead");
		assertThat(awaited.path("why").asText()).isEqualTo("owner");
		assertThat(links(awaited)).as("who may not open the task").containsExactly("project /projects/" + key);
		assertThat(work("lead", key).at("/waiting/total").asInt()).isZero();
		for (String person : List.of("agent", "quality", "manager", "auditor", "admin", STRANGER)) {
			JsonNode work = work(person, key);
			assertThat(work.at("/due/total").asInt() + work.at("/waiting/total").asInt()).as(person).isZero();
			assertThat(work.toString()).as(person).doesNotContain(stop.taskId());
		}
		assertThat(work(STRANGER, "").toString()).doesNotContain("IMP-");
		assertThat(page(STRANGER, "/my-work")).doesNotContain("IMP-");
	}

	@Test
	void whatIsOfferedToAGroupIsToBeClaimedButNotByWhoMustNotDoIt() {
		Walk.Stop stop = walk.to(LoopForm.VERIFY_ROOT_CAUSE);
		String key = stop.businessKey();
		JsonNode offered = task(work("owner", key).at("/due/items"), "Verify root cause");
		assertThat(offered.path("offered").asBoolean()).isTrue();
		assertThat(offered.path("about").asText()).isNotEmpty();
		JsonNode author = work("quality", key);
		assertThat(author.at("/due/items").toString()).as("who found the cause").doesNotContain("Verify root cause");
		JsonNode awaited = task(author.at("/waiting/items"), "Verify root cause");
		assertThat(awaited.path("why").asText()).isEqualTo("handedIn");
		assertThat(awaited.path("claimed").asBoolean()).isFalse();
		assertThat(awaited.path("whom").toString())
			.isEqualTo("[\"Process owners\",\"Quality inspectors\",\"Service managers\"]");
		engine.getTaskService().claim(stop.taskId(), "manager");
		assertThat(work("owner", key).at("/due/items").toString()).doesNotContain(stop.taskId());
		assertThat(task(work("quality", key).at("/waiting/items"), "Verify root cause").path("whom").toString())
			.isEqualTo("[\"" + http.get("manager", "/api/people")
				.json()
				.findValuesAsText("name")
				.stream()
				.filter(name -> name.endsWith("Manager"))
				.findFirst()
				.orElseThrow() + "\"]");
	}

	@Test
	void whoStandsInSeesForWhomAndWhoIsAwaySeesByWhom() {
		String key = project();
		String absence = walk.as(LEAD,
				() -> walk
					.start(LoopForm.ARRANGE_SUBSTITUTE, Good.map("person", LEAD, "substitute", STAND_IN, "awayFrom",
							Good.day(0), "awayUntil", Good.day(3)))
					.getId());
		JsonNode planned = only(work(LEAD, "").at("/standIn/arrangements"));
		assertThat(planned.path("state").asText()).isEqualTo("planned");
		engine.getManagementService()
			.executeJob(engine.getManagementService()
				.createJobQuery()
				.processInstanceId(absence)
				.activityId("event_absenceBegins")
				.singleResult()
				.getId());
		assertThat(only(work(LEAD, key).at("/due/items")).path("shared").asBoolean()).isTrue();
		assertThat(only(work("owner", key).at("/waiting/items")).path("whom").toString())
			.as("of whom it is, and who shares it")
			.isEqualTo("[\"" + LEAD + "\",\"" + STAND_IN + "\"]");
		assertThat(http.get("owner", "/api/projects.csv?text=" + key).text()).as("as the list of projects says")
			.contains(STAND_IN);
		JsonNode forWhom = only(work(STAND_IN, key).at("/due/items"));
		assertThat(forWhom.path("offered").asBoolean()).isTrue();
		assertThat(forWhom.path("forWhom").asText()).isEqualTo(LEAD);
		Task task = walk.tasks(key).get(0);
		engine.getTaskService().claim(task.getId(), STAND_IN);
		JsonNode away = work(LEAD, key);
		assertThat(away.at("/due/total").asInt() + away.at("/waiting/total").asInt()).isZero();
		JsonNode held = only(away.at("/standIn/open/items"));
		assertThat(held.path("mine").asBoolean()).isTrue();
		assertThat(held.path("by").asText()).isEqualTo(STAND_IN);
		assertThat(links(held)).hasSize(2);
		assertThat(only(work(STAND_IN, key).at("/standIn/open/items")).path("mine").asBoolean()).isFalse();
		walk.complete(new Walk.Stop(LoopForm.SET_GOALS, task.getId(), null, key, STAND_IN),
				Good.answers(LoopForm.SET_GOALS));
		JsonNode done = only(work(LEAD, key).at("/standIn/done/items"));
		assertThat(done.path("by").asText() + " for " + done.path("person").asText())
			.isEqualTo(STAND_IN + " for " + LEAD);
		assertThat(done.path("doneAt").asText()).isNotEmpty();
		JsonNode did = only(work(STAND_IN, "").at("/standIn/done/items"));
		assertThat(did.path("mine").asBoolean()).isFalse();
		assertThat(did.path("name").asText()).isEqualTo("Set goals");
		assertThat(did.toString()).as("whose project it is none of his any more").doesNotContain(key);
		assertThat(work("agent", key).at("/standIn").toString()).doesNotContain(key);
		engine.getTaskService().createTaskQuery().processInstanceId(absence).list().forEach(end -> walk.as(LEAD, () -> {
			engine.getTaskService().complete(end.getId());
			return null;
		}));
	}

	@Test
	void whatIsSuspendedWaitsForNobody() {
		String key = project();
		String list = "/api/projects?text=" + key + "&waitsFor=" + LEAD;
		assertThat(http.get("owner", list).json().at("/total").asInt()).isEqualTo(1);
		engine.getRuntimeService().suspendProcessInstanceById(walk.tasks(key).get(0).getProcessInstanceId());
		assertThat(work(LEAD, key).at("/due/total").asInt()).isZero();
		assertThat(work("owner", key).at("/waiting/total").asInt()).isZero();
		assertThat(http.get("owner", list).json().at("/total").asInt()).isZero();
		assertThat(http.get("owner", "/api/projects.csv?text=" + key).text()).contains(key)
			.as("as lead")
			.containsOnlyOnce(LEAD);
	}

	@Test
	void whoProposesAStandardWaitsForItThoughItBelongsToNoProject() {
		Task task = engine.getTaskService()
			.createTaskQuery()
			.taskId(walk.at(LoopForm.APPROVE_PROPOSAL).taskId())
			.singleResult();
		JsonNode awaited = task(work("agent", "").at("/waiting/items"), "Approve proposal");
		assertThat(awaited.path("why").asText()).isEqualTo("handedIn");
		assertThat(awaited.path("whom").size()).isPositive();
		assertThat(awaited.path("businessKey").isNull()).isTrue();
		assertThat(links(awaited)).as("who may not open the task").isEmpty();
		assertThat(page("agent", "/my-work")).contains(">Approve proposal</span>");
		assertThat(work(STRANGER, "").toString()).doesNotContain("Approve proposal");
		engine.getRuntimeService().deleteProcessInstance(task.getProcessInstanceId(), "tried out");
	}

	@Test
	void whatIsDoneForOthersComesInPagesWithTheNumberOfAll() {
		String other = "mineOther";
		Foreign.account(engine, other, "project-leads");
		List<Task> held = List.of(walk.tasks(project()).get(0), walk.tasks(project()).get(0));
		for (Task task : held) {
			engine.getTaskService().setOwner(task.getId(), LEAD);
			engine.getTaskService().setAssignee(task.getId(), other);
		}
		inPages(other, "open");
		for (Task task : held) {
			walk.complete(new Walk.Stop(LoopForm.SET_GOALS, task.getId(), null, null, other),
					Good.answers(LoopForm.SET_GOALS));
		}
		inPages(other, "done");
		assertThat(work(other, "").at("/standIn/open/total").asInt()).isZero();
	}

	private void inPages(String person, String list) {
		List<String> seen = new ArrayList<>();
		for (int page = 0; page < 2; page++) {
			JsonNode part = http.get(person, "/api/my-work?size=1&" + list + "Page=" + page)
				.json()
				.at("/standIn/" + list);
			assertThat(part.path("total").asInt()).isEqualTo(2);
			seen.add(only(part.path("items")).toString());
		}
		assertThat(seen).doesNotHaveDuplicates();
		assertThat(page(person, "/my-work?size=1")).contains("href=\"/my-work?" + list + "Page=1#standIn");
	}

	@Test
	void lateAloneAreThoseWhoseDayIsOver() {
		String key = project();
		Task task = walk.tasks(key).get(0);
		task.setDueDate(Timestamp.valueOf(LocalDate.now().atStartOfDay()));
		engine.getTaskService().saveTask(task);
		task = walk.tasks(key).get(0);
		JsonNode today = work(LEAD, key);
		assertThat(only(today.at("/due/items")).path("when").asText()).isEqualTo("today");
		assertThat(today.at("/due/counts/today").asInt()).isEqualTo(1);
		assertThat(today.at("/due/counts/overdue").asInt()).isZero();
		assertThat(http.get(LEAD, "/api/my-work?late=true&project=" + key).json().at("/due/total").asInt()).isZero();
		task.setDueDate(Date.from(Instant.now().minusSeconds(3 * 86_400)));
		engine.getTaskService().saveTask(task);
		JsonNode late = http.get(LEAD, "/api/my-work?late=true&project=" + key.toLowerCase(java.util.Locale.ROOT))
			.json();
		assertThat(only(late.at("/due/items")).path("when").asText()).isEqualTo("overdue");
		assertThat(late.at("/due/counts/overdue").asInt()).isEqualTo(1);
		assertThat(only(http.get("owner", "/api/my-work?late=true&project=" + key).json().at("/waiting/items"))
			.path("late")
			.asBoolean()).isTrue();
		task.setDueDate(null);
		engine.getTaskService().saveTask(engine.getTaskService().createTaskQuery().taskId(task.getId()).singleResult());
	}

	@Test
	void theProjectsOfAPersonHaveStepAndStateAndWhatHeIsInThem() {
		String key = project();
		JsonNode own = only(work(LEAD, key).at("/projects/items"));
		assertThat(own.path("step").asText()).isEqualTo("setGoals");
		assertThat(own.path("stepNumber").asInt()).isEqualTo(1);
		assertThat(own.path("state").asText()).isEqualTo("running");
		assertThat(own.path("parts").toString()).isEqualTo("[\"lead\"]");
		assertThat(only(work("agent", key).at("/projects/items")).path("parts").toString()).isEqualTo("[\"team\"]");
		assertThat(work("auditor", key).at("/projects/total").asInt()).as("who sees all, takes part in none").isZero();
	}

	@Test
	void pagesFollowEachOtherTheMostUrgentFirst() {
		project();
		project();
		List<String> seen = new ArrayList<>();
		int total = work(LEAD, "").at("/due/total").asInt();
		for (int page = 0; page < total; page++) {
			JsonNode one = http.get(LEAD, "/api/my-work?size=1&page=" + page).json();
			assertThat(one.at("/due/total").asInt()).isEqualTo(total);
			seen.add(only(one.at("/due/items")).path("id").asText());
		}
		assertThat(seen).hasSizeGreaterThan(1).doesNotHaveDuplicates();
		assertThat(http.get(LEAD, "/api/my-work?size=" + total).json().at("/due/items").findValuesAsText("id"))
			.isEqualTo(seen);
	}

	@ParameterizedTest
	@ValueSource(strings = { "late=maybe", "page=-1", "size=201", "waitingPage=x", "projectsPage=99999999999" })
	void whatCannotBeReadIsRefusedByItsName(String query) {
		Answer answer = http.get("lead", "/api/my-work?" + query);
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.violations().findValuesAsText("path")).containsExactly(query.split("=")[0]);
	}

	@Test
	void thePageLeadsToEveryTaskAndItsProjectInBothLanguages() {
		String key = project();
		Task task = walk.tasks(key).get(0);
		String page = page(LEAD, "/my-work?project=" + key);
		assertThat(page).contains("href=\"/camunda/app/tasklist/default/#/?task=" + task.getId() + "\"",
				"href=\"/projects/" + key + "\"", ">Set goals</a>");
		assertThat(Raw.browser(port, http, LEAD)
			.with("Accept-Language", "zh-CN")
			.send("GET", "/my-work?project=" + key)
			.body()).contains(">设定目标</a>", "我在等的");
	}

	@Test
	void whoWaitsUrgesOnceADayAndWhoHasTheTaskReadsIt() {
		Walk.Stop stop = walk.to(LoopForm.SET_GOALS);
		String key = stop.businessKey();
		String urge = "/my-work/tasks/" + stop.taskId() + "/urge";
		assertThat(only(work("owner", key).at("/waiting/items")).path("urged").asBoolean()).isFalse();
		assertThat(only(work("lead", key).at("/due/items")).path("urgedBy")).isEmpty();
		for (String other : List.of("lead", "agent", STRANGER)) {
			assertThat(post(other, urge)).as(other).isEqualTo(404);
		}
		assertThat(post("owner", urge)).isEqualTo(303);
		assertThat(only(work("owner", key).at("/waiting/items")).path("urged").asBoolean()).isTrue();
		assertThat(only(work("lead", key).at("/due/items")).path("urgedBy").path(0).asText()).isEqualTo("Oskar Owner");
		assertThat(page("lead", "/my-work?project=" + key)).contains("Oskar Owner waits for it");
		assertThat(post("owner", urge)).as("a second time on the same day").isEqualTo(409);
		assertThat(http.ask(Proof.SESSION, "owner", "POST", urge, "application/x-www-form-urlencoded", "").text())
			.contains("You urged about this task today");
		assertThat(http.ask(Proof.BASIC, "owner", "POST", "/api/tasks/" + stop.taskId() + "/urge", "", "").status())
			.isEqualTo(409);
	}

	@Test
	void theNumberOfStatementsDoesNotGrowWithTheWork() {
		int few = statements(STRANGER);
		int many = statements("lead");
		assertThat(many).isLessThanOrEqualTo(14);
		assertThat(few).isLessThanOrEqualTo(many);
	}

	private int statements(String person) {
		http.get(person, "/api/my-work");
		Logger sql = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
		ListAppender<ILoggingEvent> log = new ListAppender<>();
		log.start();
		sql.setLevel(Level.DEBUG);
		sql.addAppender(log);
		http.get(person, "/api/my-work?size=200");
		sql.detachAppender(log);
		sql.setLevel(null);
		return (int) log.list.stream().filter(line -> line.getFormattedMessage().contains("statement [")).count();
	}

	private JsonNode work(String person, String project) {
		Answer answer = http.get(person, "/api/my-work?size=200&project=" + project);
		assertThat(answer.status()).as(answer.text()).isEqualTo(200);
		return answer.json();
	}

	private String page(String person, String path) {
		return Raw.browser(port, http, person).with("Accept", "text/html").send("GET", path).body();
	}

	private int post(String person, String path) {
		return http.ask(Proof.SESSION, person, "POST", path, "application/x-www-form-urlencoded", "").status();
	}

	private static JsonNode only(JsonNode list) {
		assertThat(list).as(list.toString()).hasSize(1);
		return list.path(0);
	}

	private static JsonNode task(JsonNode list, String name) {
		for (JsonNode one : list) {
			if (one.path("name").asText().equals(name)) {
				return one;
			}
		}
		throw new AssertionError("no " + name + " in " + list);
	}

	private static List<String> links(JsonNode one) {
		List<String> links = new ArrayList<>();
		one.path("links").forEach(link -> links.add(link.path("rel").asText() + " " + link.path("href").asText()));
		return links;
	}

	/** A project at step 1, led by somebody whom no other test knows. */
	private String project() {
		Map<String, Object> answers = Good.answers(LoopForm.OPEN_PROJECT);
		answers.put("lead", LEAD);
		return walk.as(LEAD, () -> walk.start(LoopForm.OPEN_PROJECT, answers).getBusinessKey());
	}

}
