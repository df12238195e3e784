package io.serviceloop.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.serviceloop.Serves;
import io.serviceloop.overview.mine.feed.ReadCalendar;
import io.serviceloop.web.Http.Answer;
import io.serviceloop.web.Http.Proof;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The address of a calendar: who gets it, what it tells, and when it ends. */
@Serves({ "A32", "E07" })
class CalendarFeedTest extends WebTest {

	private static final Pattern ADDRESS = Pattern.compile("http://localhost:\\d+(/calendar/[\\w-]{43}\\.ics)");

	private static final String PAGE = "/my-work/calendar";

	@BeforeEach
	void people() {
		Foreign.account(engine, "feedLead", "project-leads");
		Foreign.account(engine, "feedOther", "service-agents");
	}

	@Test
	void anAddressIsShownOnceAndReadWithoutASignIn() {
		String key = project();
		String address = make("feedLead");
		assertThat(http.ask(Proof.SESSION, "feedLead", "GET", PAGE, "", "").text()).doesNotContain(".ics")
			.contains("Your address was made on", "No calendar program has read it yet.");
		Raw.Answer calendar = new Raw(port).send("GET", address);
		assertThat(calendar.status()).isEqualTo(200);
		assertThat(calendar.header("Content-Type")).isEqualTo("text/calendar;charset=UTF-8");
		assertThat(calendar.header("Content-Disposition")).isEqualTo("inline; filename=\"serviceloop.ics\"");
		guarded(calendar);
		ReadCalendar read = ReadCalendar.of(calendar.body());
		Task task = walk.tasks(key).get(0);
		assertThat(read.events()).filteredOn(event -> event.get("SUMMARY").endsWith(key))
			.singleElement()
			.satisfies(event -> {
				assertThat(event).containsEntry("SUMMARY", "Set goals · " + key)
					.containsEntry("UID", task.getId() + "@serviceloop")
					.containsEntry("URL",
							"http://localhost:" + port + "/camunda/app/tasklist/default/#/?task=" + task.getId());
			});
		assertThat(tells(calendar, "Feed title")).as("what stands in the project").isFalse();
		assertThat(http.ask(Proof.SESSION, "feedLead", "GET", PAGE, "", "").text()).contains("It was read last on");
	}

	@Test
	void aTaskThatIsDoneOrGivenToAnotherIsNotInItAnyMoreAndANewDueDateMovesIt() {
		String key = project();
		String address = make("feedLead");
		Task task = walk.tasks(key).get(0);
		Map<String, String> before = event(address, key);
		task.setDueDate(Date.from(Instant.parse("2031-05-06T12:00:00Z")));
		engine.getTaskService().saveTask(task);
		Map<String, String> after = event(address, key);
		assertThat(after).containsEntry("UID", before.get("UID")).containsEntry("DTSTART;VALUE=DATE", "20310506");
		assertThat(Integer.parseInt(after.get("SEQUENCE"))).isGreaterThan(Integer.parseInt(before.get("SEQUENCE")));
		engine.getTaskService().setAssignee(task.getId(), "feedOther");
		assertThat(tells(new Raw(port).send("GET", address), key)).isFalse();
		assertThat(event(make("feedOther"), key)).containsEntry("UID", before.get("UID"));
	}

	@Test
	void itSpeaksTheLanguageOfItsOwner() {
		String key = project();
		http.ask(Proof.SESSION, "feedLead", "POST", "/account", "application/x-www-form-urlencoded",
				"mode=EACH&language=zh");
		assertThat(event(make("feedLead"), key)).containsEntry("SUMMARY", "设定目标 · " + key);
		jdbc.update("delete from mail_choice where user_id = 'feedLead'");
	}

	@Test
	void onlyAHashOfTheTokenIsKept() {
		String token = make("feedLead").replaceAll("/calendar/|\\.ics", "");
		String row = jdbc.queryForMap("select * from calendar_address where user_id = 'feedLead'").toString();
		assertThat(row).doesNotContain(token).containsPattern("[0-9a-f]{64}");
		Set<String> tokens = new HashSet<>();
		for (int i = 0; i < 20; i++) {
			tokens.add(make("feedLead"));
		}
		assertThat(tokens).hasSize(20);
		assertThat(
				jdbc.queryForObject("select count(*) from calendar_address where user_id = 'feedLead'", Integer.class))
			.isEqualTo(1);
	}

	@Test
	void aNewAddressEndsTheOneBefore() {
		String before = make("feedLead");
		String now = make("feedLead");
		assertThat(new Raw(port).send("GET", before).status()).isEqualTo(404);
		assertThat(new Raw(port).send("GET", now).status()).isEqualTo(200);
	}

	@Test
	void whoWithdrawsEndsHisOwnAddressAndNobodyElses() {
		String mine = make("feedLead");
		String others = make("feedOther");
		Answer withdrawn = post("feedLead", PAGE + "/withdrawn");
		assertThat(withdrawn.status()).isEqualTo(303);
		assertThat(new Raw(port).send("GET", mine).status()).isEqualTo(404);
		assertThat(new Raw(port).send("GET", others).status()).isEqualTo(200);
		assertThat(http.ask(Proof.SESSION, "feedLead", "GET", PAGE, "", "").text())
			.contains("You have no address yet.");
	}

	@Test
	void theAddressOfAnAccountEndsWithTheAccount() {
		Foreign.account(engine, "feedGone", "service-agents");
		String address = make("feedGone");
		engine.getIdentityService().deleteUser("feedGone");
		assertThat(kept("feedGone")).isZero();
		Foreign.account(engine, "feedGone", "service-agents");
		assertThat(new Raw(port).send("GET", address).status()).as("another person of the name").isEqualTo(404);
		engine.getIdentityService().deleteUser("feedGone");
	}

	@Test
	void whoIsInNoGroupAnyMoreIsNotAnsweredAndReadingDeletesNothing() {
		Foreign.account(engine, "feedLoose", "service-agents");
		String address = make("feedLoose");
		engine.getIdentityService().deleteMembership("feedLoose", "service-agents");
		for (String method : List.of("GET", "HEAD")) {
			assertThat(new Raw(port).send(method, address).status()).isEqualTo(404);
			assertThat(kept("feedLoose")).as(method).isEqualTo(1);
		}
		engine.getIdentityService().createMembership("feedLoose", "service-agents");
		assertThat(new Raw(port).send("GET", address).status()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "x", "lead", "%27%20or%201", "feedLead",
			"null", "*" })
	void aWrongAddressIsAnsweredLikeAnyOtherWrongOne(String token) {
		make("feedLead");
		Raw.Answer answer = new Raw(port).send("GET", "/calendar/" + token + ".ics");
		assertThat(answer.status()).isEqualTo(404);
		assertThat(answer.body()).isEmpty();
		guarded(answer);
	}

	@Test
	void aHashIsNoToken() {
		make("feedLead");
		String hash = jdbc.queryForObject("select token_hash from calendar_address where user_id = 'feedLead'",
				String.class);
		assertThat(new Raw(port).send("GET", "/calendar/" + hash + ".ics").status()).isEqualTo(404);
	}

	@Test
	void itIsReadAndNothingElse() {
		String address = make("feedLead");
		Raw.Answer head = new Raw(port).send("HEAD", address);
		assertThat(head.status()).isEqualTo(200);
		assertThat(head.body()).isEmpty();
		guarded(head);
		List<Integer> others = new ArrayList<>();
		for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
			others.add(new Raw(port).body("text/plain", "x").send(method, address).status());
		}
		assertThat(others).containsOnly(405);
		assertThat(new Raw(port).send("GET", address.replace(".ics", "")).status()).as("another address")
			.isEqualTo(302);
		assertThat(new Raw(port).send("GET", "/calendar").status()).as("the page of that name").isEqualTo(302);
	}

	/** The signs of a browser give no more rights than the address. */
	@Test
	void whoIsSignedInReadsTheCalendarOfTheAddressAndNotHisOwn() {
		String key = project();
		String address = make("feedLead");
		assertThat(tells(Raw.browser(port, http, "feedOther").send("GET", address), key)).isTrue();
		assertThat(tells(new Raw(port).by("feedOther").send("GET", address), key)).isTrue();
		assertThat(new Raw(port).with("Authorization", "Basic bm9ib2R5").send("GET", address).status()).isEqualTo(200);
	}

	@Test
	void nobodyMakesOrWithdrawsAnAddressFromElsewhere() {
		String address = make("feedLead");
		for (String path : List.of(PAGE, PAGE + "/withdrawn")) {
			assertThat(http.ask(Proof.NO_TOKEN, "feedLead", "POST", path, "application/x-www-form-urlencoded", "a=b")
				.status()).isEqualTo(403);
			assertThat(http.ask(Proof.BASIC, "feedLead", "POST", path, "application/x-www-form-urlencoded", "a=b")
				.status()).isEqualTo(403);
			assertThat(http.ask(Proof.SESSION, "feedLead", "PUT", path, "application/x-www-form-urlencoded", "a=b")
				.status()).isEqualTo(405);
		}
		assertThat(new Raw(port).send("GET", address).status()).isEqualTo(200);
	}

	private static void guarded(Raw.Answer answer) {
		assertThat(answer.header("Cache-Control")).isEqualTo("private, no-store");
		assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
		assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(answer.head().toLowerCase(java.util.Locale.ROOT)).doesNotContain("set-cookie", "etag",
				"last-modified");
	}

	private static boolean tells(Raw.Answer calendar, String text) {
		return calendar.body().replace("\r\n ", "").contains(text);
	}

	private Map<String, String> event(String address, String key) {
		return ReadCalendar.of(new Raw(port).send("GET", address).body())
			.events()
			.stream()
			.filter(event -> event.get("SUMMARY").endsWith(key))
			.findFirst()
			.orElseThrow();
	}

	/** Makes an address in a browser, as the page shows it after that. */
	private String make(String person) {
		Answer made = post(person, PAGE);
		assertThat(made.status()).as(made.text()).isEqualTo(303);
		assertThat(made.location()).endsWith(PAGE);
		Matcher address = ADDRESS.matcher(http.ask(Proof.SESSION, person, "GET", PAGE, "", "").text());
		assertThat(address.find()).isTrue();
		return address.group(1);
	}

	private Answer post(String person, String path) {
		return http.ask(Proof.SESSION, person, "POST", path, "application/x-www-form-urlencoded", "a=b");
	}

	private int kept(String person) {
		return jdbc.queryForObject("select count(*) from calendar_address where user_id = ?", Integer.class, person);
	}

	/** A project at step 1 that feedLead leads. */
	private String project() {
		Map<String, Object> answers = Good.answers(LoopForm.OPEN_PROJECT);
		answers.put("lead", "feedLead");
		answers.put("title", "Feed title");
		return walk.as("feedLead", () -> walk.start(LoopForm.OPEN_PROJECT, answers).getBusinessKey());
	}

}
