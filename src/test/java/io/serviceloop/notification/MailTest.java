package io.serviceloop.notification;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.serviceloop.ServiceLoopApplication;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.task.WaitingTasks;
import io.serviceloop.loop.work.Node;
import io.serviceloop.process.Loop;
import io.serviceloop.reminder.TaskWatch;
import io.serviceloop.reminder.Urges;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The application with a mail server on this machine; timers, sweeps and rounds of mails
 * are made by hand.
 */
@SpringBootTest(classes = ServiceLoopApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "spring.datasource.url=jdbc:h2:mem:mail;DB_CLOSE_DELAY=-1",
				"camunda.bpm.job-execution.enabled=false", "serviceloop.demo.example=false",
				"SERVICELOOP_MAIL_HOST=127.0.0.1", "SERVICELOOP_MAIL_STARTTLS_REQUIRED=false",
				"SERVICELOOP_MAIL_FROM=serviceloop@example.com",
				"SERVICELOOP_PUBLIC_URL=https://serviceloop.example.com/", "serviceloop.work.enabled=false",
				"serviceloop.mail.retry-after=PT0S", "serviceloop.mail.attempts=3",
				"logging.level.org.camunda.community=error" })
@ActiveProfiles("demo")
abstract class MailTest {

	static final Mailbox mailbox = new Mailbox();

	@Autowired
	ProcessEngine engine;

	@Autowired
	JdbcTemplate jdbc;

	@Autowired
	Notifications notifications;

	@Autowired
	TaskWatch watch;

	@Autowired
	Outbox outbox;

	@Autowired
	RecurringTask<Void> mailRound;

	@Autowired
	MailChoices choices;

	@Autowired
	Urges urges;

	@Autowired
	WaitingTasks tasks;

	@LocalServerPort
	int port;

	@DynamicPropertySource
	static void server(DynamicPropertyRegistry properties) {
		properties.add("SERVICELOOP_MAIL_PORT", mailbox::port);
	}

	@BeforeEach
	void begin() {
		engine.getRuntimeService()
			.createProcessInstanceQuery()
			.rootProcessInstances()
			.list()
			.forEach(project -> engine.getRuntimeService().deleteProcessInstance(project.getId(), "test"));
		jdbc.update("delete from scheduled_tasks");
		jdbc.update("delete from mail_outbox");
		jdbc.update("delete from mail_choice");
		List.of("lead", "agent", "quality", "manager", "owner").forEach(name -> address(name, name + "@example.com"));
		mailbox.empty();
	}

	@AfterEach
	void resetClock() {
		ClockUtil.reset();
	}

	void address(String person, String address) {
		User user = engine.getIdentityService().createUserQuery().userId(person).singleResult();
		user.setEmail(address);
		engine.getIdentityService().saveUser(user);
	}

	/** A round of mails, by a node of its own. */
	void send() {
		node().does("mails");
	}

	Node node() {
		return new Node(jdbc.getDataSource(), List.of(mailRound));
	}

	Loop project() {
		return new Loop(engine).open();
	}

	/**
	 * A project whose one action is carried out by the agent, and of which nobody has a
	 * mail to get.
	 */
	Loop action() {
		Loop loop = project().setGoals().collectData().classifyProblems().confirm("p1").findAndVerifyCauses();
		loop.plan(List.of(Loop.action("a1", "p1"))).approvePlan();
		send();
		mailbox.empty();
		return loop;
	}

	/** The lead lets somebody read along. */
	void copy(Loop loop, String reader) {
		reads("PUT", loop, reader);
	}

	/** What the lead says of who reads along. */
	void reads(String method, Loop loop, String reader) {
		try {
			assertThat(HttpClient.newHttpClient()
				.send(HttpRequest
					.newBuilder(URI.create(
							"http://127.0.0.1:" + port + "/api/projects/" + loop.businessKey() + "/copies/" + reader))
					.header("Authorization", "Basic " + Base64.getEncoder().encodeToString("lead:lead".getBytes()))
					.method(method, HttpRequest.BodyPublishers.noBody())
					.build(), HttpResponse.BodyHandlers.ofString())
				.statusCode()).isEqualTo(204);
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** When a task is due, as English mails say it. */
	static String dueDay(Task task) {
		return EngineClock.dayOf(task.getDueDate().toInstant())
			.format(DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH));
	}

	/** State and reason of the mails to a person, the oldest first. */
	List<String> states(String person) {
		return jdbc.queryForList(
				"select state || coalesce(' ' || reason, '') from mail_outbox where recipient = ? order by id",
				String.class, person);
	}

	int rows() {
		return jdbc.queryForObject("select count(*) from mail_outbox", Integer.class);
	}

}
