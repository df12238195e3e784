package io.serviceloop.collection.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import io.serviceloop.collection.Feedback;
import io.serviceloop.collection.mapping.FeedbackRecord;
import io.serviceloop.loop.work.Node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the tests of the collection share: a project, and files handed in over HTTP. */
@SpringBootTest(classes = CollectionTestApplication.class,
		properties = "spring.datasource.url=jdbc:h2:mem:collection;DB_CLOSE_DELAY=-1")
@AutoConfigureMockMvc(addFilters = false)
abstract class CollectionTest {

	static final String TIME = "{\"externalId\":\"id\",\"time\":\"time\"}";

	private static final AtomicInteger NUMBERS = new AtomicInteger();

	@Autowired
	MockMvc mvc;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	ObjectMapper mapper;

	@Autowired
	Feedback feedback;

	@Autowired
	IdentityService identity;

	@Autowired
	ImportRegister register;

	@Autowired
	Scheduler scheduler;

	@Autowired
	PlatformTransactionManager transactions;

	@Autowired
	private DataSource database;

	@Autowired
	private List<Task<?>> tasks;

	String project;

	@BeforeEach
	void openProject() {
		project = "IMP-2027-%04d".formatted(NUMBERS.incrementAndGet());
		jdbc.sql("""
				insert into project (business_key, title, trigger_kind, service_line, lead, process_owner, state, lap,
				  step, opened_at) values (?, 'Faster answers', 'regularReview', 'hotline', 'lead', 'owner', 'running',
				  1, 'collectData', ?)
				""").params(project, LocalDateTime.now()).update();
	}

	/** Imports a text as the lead and returns the report. */
	JsonNode imported(String csv, String mapping) throws Exception {
		return imported(csv.getBytes(StandardCharsets.UTF_8), mapping);
	}

	JsonNode imported(byte[] file, String mapping) throws Exception {
		MockHttpServletResponse response = send(upload(file, mapping, "operationsData").param("wait", "true"), "lead");
		assertThat(response.getStatus()).as(response.getContentAsString(StandardCharsets.UTF_8)).isEqualTo(200);
		JsonNode report = json(response);
		assertThat(report.get("read").asLong())
			.isEqualTo(report.get("stored").asLong() + report.get("updated").asLong() + report.get("refused").asLong());
		return report;
	}

	/** Hands a file in that must be refused as a whole, and returns the problem. */
	JsonNode refused(int status, byte[] file, String mapping) throws Exception {
		MockHttpServletResponse response = send(upload(file, mapping, "operationsData").param("wait", "true"), "lead");
		assertThat(response.getStatus()).as(response.getContentAsString(StandardCharsets.UTF_8)).isEqualTo(status);
		assertThat(response.getContentType()).startsWith("application/problem+json");
		return json(response);
	}

	MockMultipartHttpServletRequestBuilder upload(byte[] file, String mapping, String source) {
		MockMultipartHttpServletRequestBuilder request = multipart("/api/projects/{key}/feedback", project);
		request.file(new MockMultipartFile("file", "feedback.csv", "text/csv", file));
		request.param("mapping", mapping).param("source", source);
		return request;
	}

	MockHttpServletResponse send(MockHttpServletRequestBuilder request, String user, String... authorities)
			throws Exception {
		identity.setAuthentication(user, Arrays.stream(authorities).map(role -> role.replace("ROLE_", "")).toList());
		try {
			return mvc.perform(request.principal(new TestingAuthenticationToken(user, "", authorities)))
				.andReturn()
				.getResponse();
		}
		finally {
			identity.clearAuthentication();
		}
	}

	JsonNode summary() throws Exception {
		MockHttpServletResponse response = send(get("/api/projects/{key}/feedback/summary", project), "lead");
		assertThat(response.getStatus()).isEqualTo(200);
		return json(response);
	}

	/** What counts everything, without the windows. */
	JsonNode whole() throws Exception {
		return ((ObjectNode) summary()).without("window");
	}

	/** The stored records that an address asks for. */
	JsonNode list(String query) throws Exception {
		MockHttpServletResponse response = send(get(URI.create("/api/projects/" + project + "/records" + query)),
				"lead");
		assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(200);
		return json(response);
	}

	JsonNode json(MockHttpServletResponse response) throws IOException {
		return mapper.readTree(response.getContentAsByteArray());
	}

	/** The refusals of a report as "line: reason". */
	static List<String> refusals(JsonNode report) {
		return rows(report, "refusals");
	}

	/** What was odd about rows that were taken, as "line: reason". */
	static List<String> remarks(JsonNode report) {
		return rows(report, "remarks");
	}

	private static List<String> rows(JsonNode report, String kind) {
		return report.get(kind).findValues("line").isEmpty() ? List.of()
				: java.util.stream.StreamSupport.stream(report.get(kind).spliterator(), false)
					.map(refusal -> refusal.get("line").asText() + ": " + refusal.get("reason").asText())
					.toList();
	}

	/** The records of the project, one map a record, in the order of the file. */
	List<Map<String, Object>> records() {
		return jdbc.sql("""
				select f.* from feedback f join feedback_import i on i.id = f.import_id
				where i.business_key = ? and i.state = 'done' order by f.import_id, f.line
				""").param(project).query().listOfRows();
	}

	Node node() {
		return new Node(database, tasks);
	}

	/** A record that an import has staged, in a commit of its own. */
	void stage(long id) {
		FeedbackRecord record = new FeedbackRecord(2, "1", null, null, null, null, null, null, "new", null, null, null,
				null);
		new TransactionTemplate(transactions).executeWithoutResult(status -> {
			try (Staging staging = register.stage(id)) {
				staging.add(record);
				staging.finish();
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
			register.progress(id, new ImportRegister.Progress(1, 0, 0, 50, 7L));
		});
	}

	/** Waits until what an import left that came to nothing is deleted. */
	void swept(long id) throws InterruptedException {
		node().doesWhatIsDue();
		while (scheduler.getScheduledExecution(ImportWork.SWEEPING.instanceId(String.valueOf(id))).isPresent()) {
			Thread.sleep(10);
		}
	}

	/** A file of real data; the test is skipped where it is not at hand. */
	static Path data(String name) {
		Path path = Path.of(System.getProperty("serviceloop.data", "../shared/data")).resolve(name);
		Assumptions.assumeTrue(Files.exists(path), () -> "Skipped: " + name + " is not at hand (-Dserviceloop.data=…)");
		return path;
	}

}
