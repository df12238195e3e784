package io.serviceloop.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.Serves;
import io.serviceloop.Storm;
import io.serviceloop.audit.trail.TaskDone;
import io.serviceloop.audit.trail.TasksDone;
import io.serviceloop.process.Loop;
import io.serviceloop.process.TwoLaps;
import io.serviceloop.web.LoggedHistory.Told;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.w3c.dom.Element;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Event logs, read back by readers of their own: each format says the same, and what the
 * history says.
 */
@Serves("E31")
class EventLogTest extends WebTest {

	private static final List<String> ENDINGS = List.of("csv", "xes", "ocel.json");

	/** What programs and spreadsheets stumble over. */
	private static final String HOSTILE = "=cmd|' /C calc'!A0 ]]> & <b a=\"x\"> \u0001\u000B\t\r\n+1 \uD83D\uDE80 "
			+ "\u05E9\u05DC\u05D5\u05DD \u202Eright\u202C \uFFFE --> {{x}}";

	private static final String LINE = "zither line of event logs";

	private static final Map<ProcessEngine, String> PLAYED = new IdentityHashMap<>();

	@Autowired
	TasksDone tasks;

	private String twoLaps;

	private final Map<String, List<String>> columns = new HashMap<>();

	@BeforeEach
	void aFinishedProject() {
		twoLaps = PLAYED.computeIfAbsent(engine, each -> TwoLaps.play(engine, JdbcClient.create(jdbc)));
	}

	@Test
	void everyFormatTellsTheSameEventsAndTheHistoryToo() {
		String running = new Loop(engine).open().businessKey();
		for (String key : List.of(twoLaps, running)) {
			List<Told> csv = LoggedHistory.csv(one(key, "csv", ""));
			assertThat(csv).isEqualTo(LoggedHistory.xes(one(key, "xes", "")))
				.isEqualTo(LoggedHistory.ocel(one(key, "ocel.json", "")))
				.isSortedAccordingTo(Comparator.comparingLong(Told::at))
				.allSatisfy(event -> assertThat(event.project()).isEqualTo(key));
			assertThat(csv).extracting(Told::id).doesNotHaveDuplicates();
			assertThat(csv.stream().filter(event -> !event.transition().equals("reassign")).map(EventLogTest::what))
				.containsExactlyInAnyOrderElementsOf(tasks.of(key).stream().flatMap(EventLogTest::expected).toList());
		}
		List<Told> events = LoggedHistory.csv(one(twoLaps, "csv", ""));
		assertThat(events.stream().map(Told::lap).collect(Collectors.toSet())).containsExactlyInAnyOrder(1, 2);
		assertThat(events).filteredOn(event -> event.taskKey().equals("userTask_approvePlan"))
			.filteredOn(event -> event.transition().equals("complete"))
			.extracting(Told::lap, Told::person, Told::activity)
			.containsExactly(tuple(1, "owner", "Approve plan"), tuple(1, "owner", "Approve plan"),
					tuple(2, "owner", "Approve plan"));
		assertThat(events).filteredOn(event -> event.transition().equals("complete"))
			.hasSize(
					jdbc.queryForObject(
							"select count(*) from ACT_HI_TASKINST h join ACT_HI_PROCINST i on i.ID_ = h.PROC_INST_ID_"
									+ " where i.BUSINESS_KEY_ = ? and h.DELETE_REASON_ = 'completed'",
							Integer.class, twoLaps));
		assertThat(LoggedHistory.csv(one(running, "csv", ""))).extracting(Told::transition).doesNotContain("complete");
	}

	/**
	 * What a program reckons from a log is what the pages say: waiting and working time.
	 */
	@Test
	void howLongATaskWaitedAndTookIsTheSameInEveryFormat() {
		for (String ending : ENDINGS) {
			Map<String, Map<String, Long>> lives = new HashMap<>();
			read(ending, one(twoLaps, ending, ""))
				.forEach(event -> lives.computeIfAbsent(event.activityId(), id -> new HashMap<>())
					.put(event.transition(), event.at()));
			for (TaskDone task : tasks.of(twoLaps)) {
				Map<String, Long> life = lives.get(task.id());
				assertThat(life.get("start")).as(task + " " + ending)
					.isEqualTo((task.taken() == null) ? null : taken(task).toEpochMilli());
				if (task.completed()) {
					assertThat(life.get("complete") - life.get("schedule")).as(task + " " + ending)
						.isEqualTo(Duration.between(task.created(), task.ended()).toMillis());
				}
			}
		}
	}

	@Test
	void stepsOfTheApplicationComeWithIt() {
		List<Told> all = LoggedHistory.csv(one(twoLaps, "csv", "?automatic=true"));
		assertThat(all).isEqualTo(LoggedHistory.xes(one(twoLaps, "xes", "?automatic=true")))
			.isEqualTo(LoggedHistory.ocel(one(twoLaps, "ocel.json", "?automatic=true")));
		List<Told> steps = all.stream().filter(event -> !event.kind().equals("userTask")).toList();
		assertThat(all.stream().filter(event -> event.kind().equals("userTask")))
			.containsExactlyElementsOf(LoggedHistory.csv(one(twoLaps, "csv", "")));
		assertThat(steps).allSatisfy(step -> {
			assertThat(step.transition()).isEqualTo("complete");
			assertThat(step.person()).isNull();
		});
		assertThat(steps).filteredOn(step -> step.taskKey().equals("serviceTask_openLap")).hasSize(1);
		assertThat(steps).filteredOn(step -> step.taskKey().equals("event_observationOver")).hasSize(2);
		assertThat(LoggedHistory.faults(LoggedHistory.json(one(twoLaps, "ocel.json", "?automatic=true")))).isEmpty();
	}

	@Test
	void aTaskThatNobodyCompletedIsSaidToBeGone() {
		String held = new Loop(engine).open().setGoals().change("closeProject").businessKey();
		assertThat(LoggedHistory.xes(one(held, "xes", ""))).filteredOn(of("userTask_collectData"))
			.extracting(Told::transition)
			.containsExactlyInAnyOrder("schedule", "start", "ate_abort", "schedule", "start", "ate_abort");
		String offered = new Loop(engine).open()
			.setGoals()
			.collectData()
			.classifyProblems()
			.confirm("p1")
			.change("closeProject")
			.businessKey();
		assertThat(LoggedHistory.xes(one(offered, "xes", ""))).filteredOn(of("userTask_findRootCause"))
			.extracting(Told::transition, Told::person)
			.containsExactly(tuple("schedule", null), tuple("withdraw", null));
	}

	@Test
	void whoIsGivenATaskLaterIsNamedAndWhoHadItBeforeStays() {
		Loop loop = new Loop(engine).open();
		String task = walk.tasks(loop.businessKey()).get(0).getId();
		walk.as("lead", () -> {
			engine.getTaskService().setAssignee(task, "manager");
			return null;
		});
		assertThat(LoggedHistory.csv(one(loop.businessKey(), "csv", ""))).filteredOn(of("userTask_setGoals"))
			.extracting(Told::transition, Told::person)
			.containsExactly(tuple("schedule", null), tuple("start", "lead"), tuple("reassign", "manager"));
	}

	private static Predicate<Told> of(String task) {
		return event -> event.taskKey().equals(task);
	}

	@Test
	void aLogInXesKeepsTheStandard() {
		byte[] file = all("xes", "text=" + twoLaps);
		Element log = LoggedHistory.xml(file).getDocumentElement();
		assertThat(log.getNamespaceURI()).isEqualTo("http://www.xes-standard.org/");
		assertThat(log.getAttribute("xes.version")).isEqualTo("1849.2016");
		List<String> prefixes = LoggedHistory.children(log, "extension")
			.stream()
			.map(extension -> extension.getAttribute("prefix"))
			.toList();
		assertThat(prefixes).containsExactlyInAnyOrder("concept", "lifecycle", "org", "time", "identity");
		// By the schema: extensions, globals, classifiers, attributes, traces.
		List<String> order = Stream.iterate(log.getFirstChild(), node -> node != null, node -> node.getNextSibling())
			.filter(Element.class::isInstance)
			.map(node -> node.getLocalName())
			.distinct()
			.toList();
		assertThat(order).containsExactly("extension", "global", "classifier", "string", "trace");
		Map<String, Set<String>> globals = LoggedHistory.children(log, "global")
			.stream()
			.collect(Collectors.toMap(global -> global.getAttribute("scope"),
					global -> LoggedHistory.attributes(global).keySet()));
		List<String> declared = LoggedHistory.children(log, "classifier")
			.stream()
			.flatMap(classifier -> Arrays.stream(classifier.getAttribute("keys").split(" ")))
			.toList();
		assertThat(globals.get("event")).containsAll(declared).contains("lifecycle:transition", "time:timestamp");
		List<Element> traces = LoggedHistory.children(log, "trace");
		assertThat(traces).hasSize(1);
		for (Element trace : traces) {
			assertThat(LoggedHistory.attributes(trace)).containsKeys(globals.get("trace").toArray(String[]::new))
				.containsEntry("title", "Faster answers in the online chat")
				.containsEntry("state", "reached");
			assertThat(LoggedHistory.children(trace, "event")).isNotEmpty().allSatisfy(event -> {
				Map<String, String> has = LoggedHistory.attributes(event);
				assertThat(has.keySet()).containsAll(globals.get("event"));
				assertThat(has.keySet()
					.stream()
					.filter(key -> key.contains(":"))
					.map(key -> key.split(":")[0])
					.collect(Collectors.toSet())).isSubsetOf(prefixes);
				assertThat(has.get("lifecycle:transition")).isIn("schedule", "start", "reassign", "complete",
						"ate_abort", "withdraw");
			});
		}
	}

	@Test
	void anObjectCentricLogKeepsItsSchemaAndWhatItsTextAsks() {
		JsonNode log = LoggedHistory.json(one(twoLaps, "ocel.json", ""));
		assertThat(LoggedHistory.faults(log)).isEmpty();
		Map<String, Long> objects = count(log.path("objects"));
		assertThat(objects).containsEntry("project", 1L)
			.containsEntry("goal", 2L)
			.containsEntry("problem", 4L)
			.containsEntry("action", 4L)
			.containsEntry("standard", 1L)
			.containsKeys("cause", "person");
		assertThat(objects.get("cause")).isEqualTo(
				jdbc.queryForObject("select count(*) from root_cause where business_key = ?", Long.class, twoLaps));
		JsonNode goal = object(log, twoLaps + "/goal/g1");
		assertThat(values(goal, "value")).containsExactly("8.0", "6.1", "4.6");
		assertThat(values(goal, "met")).containsExactly("false", "true");
		assertThat(values(object(log, twoLaps), "state")).containsExactly("running", "reached");
		JsonNode problem = object(log, twoLaps + "/problem/p3");
		assertThat(values(problem, "overrideReason")).containsOnly("The half-year closing doubles the queue");
		assertThat(values(problem, "priority")).endsWith("P0");
		assertThat(values(object(log, "person/lead"), "name")).containsExactly("Lena Lead");
		// Each cause was found, and decided on, by some event.
		Map<String, Set<String>> about = new HashMap<>();
		log.path("events")
			.forEach(event -> event.path("relationships")
				.forEach(related -> about.computeIfAbsent(related.path("objectId").asText(), id -> new TreeSet<>())
					.add(event.path("type").asText())));
		assertThat(objects(log, "cause")).allSatisfy(cause -> assertThat(about.get(cause))
			.contains("Find root cause (complete)", "Verify root cause (complete)"));
		assertThat(about.get(twoLaps + "/action/a2")).contains("Train staff (schedule)", "Plan actions (complete)");
	}

	@Test
	void hostileTextsComeThroughEveryFormatAndRunNowhere() {
		project("IMP-1970-0001", HOSTILE, "running");
		String query = "text=" + URLEncoder.encode(LINE, StandardCharsets.UTF_8);
		try {
			jdbc.update("update ACT_HI_PROCINST set BUSINESS_KEY_ = 'IMP-1970-0001' where BUSINESS_KEY_ = ?",
					new Loop(engine).open().businessKey());
			String csv = LoggedHistory.rows(all("csv", query)).get(0).getField("projectTitle");
			assertThat(csv).isEqualTo(HOSTILE.replace("=cmd", "'=cmd").replace("\n+1", "\n'+1"));
			Element trace = LoggedHistory.children(LoggedHistory.xml(all("xes", query)).getDocumentElement(), "trace")
				.get(0);
			assertThat(LoggedHistory.attributes(trace).get("title"))
				.isEqualTo(HOSTILE.replaceAll("[\u0001\u000B\uFFFE]", "\uFFFD"));
			JsonNode log = LoggedHistory.json(all("ocel.json", query));
			assertThat(values(object(log, "IMP-1970-0001"), "title")).containsExactly(HOSTILE);
			assertThat(LoggedHistory.faults(log)).isEmpty();
		}
		finally {
			jdbc.update("update ACT_HI_PROCINST set BUSINESS_KEY_ = null where BUSINESS_KEY_ = 'IMP-1970-0001'");
			jdbc.update("delete from project where business_key = 'IMP-1970-0001'");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			state=|1,2,3
			state=running|1
			state=ended|2,3
			state=cancelled|3
			from=1970-03-02|1,3
			to=1970-01-02|1,2
			from=1970-02-02&to=1970-02-02|1,2,3
			from=1970-02-02&to=1970-02-02&state=reached|2
			from=1970-04-01|1
			""")
	void aLogOfAPeriodHasTheProjectsThatRanInIt(String query, String expected) {
		project("IMP-1970-0001", "One", "running");
		project("IMP-1970-0002", "Two", "reached");
		project("IMP-1970-0003", "Three", "cancelled");
		try {
			byte[] file = all("xes", query + "&text=" + URLEncoder.encode(LINE, StandardCharsets.UTF_8));
			List<String> keys = LoggedHistory.children(LoggedHistory.xml(file).getDocumentElement(), "trace")
				.stream()
				.map(trace -> LoggedHistory.attributes(trace).get("concept:name").substring(12))
				.toList();
			assertThat(String.join(",", keys)).isEqualTo(expected);
		}
		finally {
			jdbc.update("delete from project where service_line = ?", LINE);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "state=soon", "from=soon", "to=1970-02-30", "automatic=maybe",
			"from=1970-02-02&to=1970-02-01" })
	void whatCannotBeReadIsRefusedByItsName(String query) {
		for (String ending : ENDINGS) {
			Http.Answer answer = http.get("auditor", "/api/audit/projects." + ending + "?" + query);
			assertThat(answer.status()).isEqualTo(400);
			assertThat(answer.violations().findValuesAsText("path")).containsExactly(query.split("=")[0]);
		}
		Http.Answer page = http.browse("auditor", "GET", "/audit/exports?" + query, null);
		assertThat(page.status()).isEqualTo(400);
		assertThat(page.text()).contains("class=\"problem\"", "data-export");
	}

	@Test
	@Serves("E06")
	void auditorsManagersAndAdministratorsReadItAndNobodyElse() {
		for (String ending : ENDINGS) {
			for (String path : List.of("projects/" + twoLaps + ".", "projects.")) {
				String address = "/api/audit/" + path + ending + "?text=" + twoLaps;
				for (String person : List.of("auditor", "manager", "admin")) {
					assertThat(http.get(person, address).status()).as(address).isEqualTo(200);
				}
				for (String person : List.of("lead", "owner", "agent", "quality")) {
					Http.Answer refused = http.get(person, address);
					assertThat(refused.status()).as(address).isEqualTo(403);
					assertThat(refused.text()).doesNotContain("Faster answers");
				}
			}
			assertThat(http.get("auditor", "/api/audit/projects/IMP-1989-0001." + ending).status()).isEqualTo(404);
		}
	}

	@Test
	void whoReadsNoMoreEndsItQuietlyAndNothingIsLeftBehind() throws Exception {
		Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
		ListAppender<ILoggingEvent> said = new ListAppender<>();
		said.start();
		try {
			clone(40);
			root.addAppender(said);
			for (String ending : ENDINGS) {
				try (Socket socket = new Socket("localhost", port)) {
					socket.getOutputStream()
						.write(("GET /api/audit/projects." + ending + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
								+ Http.basic("auditor") + "\r\n\r\n")
							.getBytes(StandardCharsets.UTF_8));
					assertThat(new String(socket.getInputStream().readNBytes(2000), StandardCharsets.UTF_8))
						.contains("200", "X-Total-Count", "attachment");
					socket.setSoLinger(true, 0);
				}
				// The next one takes its turn behind it.
				assertThat(http.get("auditor", "/api/audit/projects/" + twoLaps + "." + ending).status())
					.isEqualTo(200);
			}
			try (Stream<Path> left = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
				assertThat(left.filter(file -> file.getFileName().toString().startsWith("serviceloop-events")))
					.isEmpty();
			}
			assertThat(said.list).filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
				.extracting(ILoggingEvent::getFormattedMessage)
				.isEmpty();
		}
		finally {
			root.detachAppender(said);
			forget();
		}
	}

	/**
	 * However many projects there are, no more is kept of them than of some: what is in
	 * use when the log is nearly over is what was in use near its beginning.
	 */
	@Test
	void manyProjectsTakeNoMoreMemoryThanSome() throws Exception {
		int many = Storm.ON ? 2_000 : 150;
		try {
			clone(many);
			for (String ending : ENDINGS) {
				long first = 0;
				long last = 0;
				long read = 0;
				String address = "/api/audit/projects." + ending + "?automatic=true&to=1971-12-31";
				long length = http.download("auditor", address, "en").length;
				try (InputStream in = http.stream("auditor", address)) {
					byte[] buffer = new byte[64 * 1024];
					for (int some = in.read(buffer); some >= 0; some = in.read(buffer)) {
						read += some;
						if (first == 0 && read > length / 5) {
							first = used();
						}
						if (last == 0 && read > length * 4 / 5) {
							last = used();
						}
					}
				}
				assertThat(read).isEqualTo(length);
				Storm.say("log " + ending + ": " + many + " projects, " + length / 1_000_000 + " MB, in use "
						+ first / 1_000_000 + " MB, then " + last / 1_000_000 + " MB");
				// What a clone is told in takes far more than what may be kept of it.
				assertThat(last - first).as(ending).isLessThan(16_000_000);
			}
			assertThat(http.get("auditor", "/api/audit/projects.csv?to=1971-12-31").text().split("\r\n\"IMP-"))
				.hasSizeGreaterThan(many);
		}
		finally {
			forget();
		}
	}

	private static long used() {
		Runtime runtime = Runtime.getRuntime();
		long least = Long.MAX_VALUE;
		for (int i = 0; i < 3; i++) {
			System.gc();
			least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
		}
		return least;
	}

	private static Stream<String> expected(TaskDone task) {
		List<String> events = new ArrayList<>();
		events.add(what(task, "schedule", task.created()));
		if (task.taken() != null) {
			events.add(what(task, "start", taken(task)));
		}
		if (task.ended() != null) {
			events.add(what(task, task.completed() ? "complete" : (task.taken() == null) ? "withdraw" : "ate_abort",
					task.ended()));
		}
		return events.stream();
	}

	/** Nobody has a task before it is there. */
	private static Instant taken(TaskDone task) {
		return task.taken().isBefore(task.created()) ? task.created() : task.taken();
	}

	private static String what(TaskDone task, String transition, Instant at) {
		return String.join(" ", task.id(), transition, String.valueOf(at.toEpochMilli()), task.name(), task.taskKey(),
				task.process(), "v" + task.version(), "lap " + task.lap(), task.subject(), task.instanceId());
	}

	private static String what(Told event) {
		return String.join(" ", event.activityId(), event.transition(), String.valueOf(event.at()), event.activity(),
				event.taskKey(), event.process(), "v" + event.version(), "lap " + event.lap(), event.subject(),
				event.instance());
	}

	private static List<Told> read(String ending, byte[] file) {
		return switch (ending) {
			case "csv" -> LoggedHistory.csv(file);
			case "xes" -> LoggedHistory.xes(file);
			default -> LoggedHistory.ocel(file);
		};
	}

	private byte[] one(String key, String ending, String query) {
		return http.download("auditor", "/api/audit/projects/" + key + "." + ending + query, "en");
	}

	private byte[] all(String ending, String query) {
		return http.download("auditor", "/api/audit/projects." + ending + "?" + query, "en");
	}

	private static Map<String, Long> count(JsonNode objects) {
		Map<String, Long> count = new HashMap<>();
		objects.forEach(object -> count.merge(object.path("type").asText(), 1L, Long::sum));
		return count;
	}

	private static JsonNode object(JsonNode log, String id) {
		for (JsonNode object : log.path("objects")) {
			if (object.path("id").asText().equals(id)) {
				return object;
			}
		}
		throw new IllegalArgumentException("there is no " + id);
	}

	private static List<String> objects(JsonNode log, String type) {
		List<String> ids = new ArrayList<>();
		log.path("objects").forEach(object -> {
			if (object.path("type").asText().equals(type)) {
				ids.add(object.path("id").asText());
			}
		});
		return ids;
	}

	private static List<String> values(JsonNode object, String attribute) {
		List<String> values = new ArrayList<>();
		object.path("attributes").forEach(one -> {
			if (one.path("name").asText().equals(attribute)) {
				values.add(one.path("value").asText());
			}
		});
		return values;
	}

	/** Opened on the day of January 1970 that its number says; ended a month later. */
	private void project(String key, String title, String state) {
		LocalDate opened = LocalDate.of(1970, 1, Integer.parseInt(key.substring(9)));
		jdbc.update(
				"""
						insert into project (business_key, title, trigger_kind, service_line, lead, process_owner, state, lap, step,
						  opened_at, closed_at) values (?, ?, 'targetedFix', ?, 'lead', 'owner', ?, 1, 'setGoals', ?, ?)
						""",
				key, title, LINE, state, opened.atTime(9, 0),
				state.equals("running") ? null : opened.plusMonths(key.endsWith("3") ? 2 : 1).atTime(9, 0));
	}

	/** The two laps again and again, with their history. */
	private void clone(int many) {
		String own = "BUSINESS_KEY_ = '" + twoLaps + "'";
		String ofInstance = "PROC_INST_ID_ in (select ID_ from ACT_HI_PROCINST where " + own + ")";
		for (int i = 1; i <= many; i++) {
			String key = "'IMP-1971-%04d'".formatted(i);
			copy("project", "business_key = '" + twoLaps + "'",
					Map.of("business_key", key, "words", "'clone'", "opened_at", "timestamp '1971-01-01 09:00:00'"));
			for (String register : List.of("goal", "problem", "root_cause", "action", "measurement")) {
				copy(register, "business_key = '" + twoLaps + "'", Map.of("business_key", key));
			}
			String id = "'" + i + "-' || right(%s, 36)";
			Map<String, String> ids = Map.of("ID_", id.formatted("ID_"), "PROC_INST_ID_",
					id.formatted("PROC_INST_ID_"));
			copy("ACT_HI_ACTINST", ofInstance, ids);
			copy("ACT_HI_IDENTITYLINK", "TASK_ID_ in (select ID_ from ACT_HI_TASKINST where " + ofInstance + ")",
					Map.of("ID_", id.formatted("ID_"), "TASK_ID_", id.formatted("TASK_ID_")));
			copy("ACT_HI_TASKINST", ofInstance, ids);
			copy("ACT_HI_PROCINST", own,
					Map.of("ID_", ids.get("ID_"), "PROC_INST_ID_", ids.get("PROC_INST_ID_"), "BUSINESS_KEY_", key));
		}
	}

	private void copy(String table, String where, Map<String, String> changed) {
		List<String> names = columns.computeIfAbsent(table,
				its -> jdbc.queryForList(
						"select column_name from information_schema.columns where lower(table_name) = lower(?)",
						String.class, its));
		Map<String, String> others = new HashMap<>();
		changed.forEach((name, value) -> others.put(name.toLowerCase(Locale.ROOT), value));
		jdbc.update("insert into " + table + " (" + String.join(", ", names) + ") select "
				+ names.stream()
					.map(name -> others.getOrDefault(name.toLowerCase(Locale.ROOT), name))
					.collect(Collectors.joining(", "))
				+ " from " + table + " where " + where);
	}

	private void forget() {
		String instances = "(select ID_ from ACT_HI_PROCINST where BUSINESS_KEY_ like 'IMP-1971-%')";
		jdbc.update("delete from ACT_HI_IDENTITYLINK where TASK_ID_ in (select ID_ from ACT_HI_TASKINST where"
				+ " PROC_INST_ID_ in " + instances + ")");
		for (String table : List.of("ACT_HI_ACTINST", "ACT_HI_TASKINST")) {
			jdbc.update("delete from " + table + " where PROC_INST_ID_ in " + instances);
		}
		jdbc.update("delete from ACT_HI_PROCINST where BUSINESS_KEY_ like 'IMP-1971-%'");
		for (String table : List.of("measurement", "action", "root_cause", "problem", "goal", "project")) {
			jdbc.update("delete from " + table + " where business_key like 'IMP-1971-%'");
		}
	}

}
