package io.serviceloop.collection.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Duration;

import io.serviceloop.Postgres;
import io.serviceloop.collection.RecordTypes;
import io.serviceloop.collection.Records;
import io.serviceloop.collection.records.RecordsAlone;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.loop.work.Node;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The same statements on PostgreSQL. */
class PostgresImportTest extends CollectionTest {

	@Autowired
	ApplicationContext application;

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry properties) {
		String url = Postgres.create("imports");
		properties.add("spring.datasource.url", () -> url);
	}

	@Test
	void filesAreImportedUpdatedAndCounted() throws Exception {
		String mapping = """
				{"externalId":"id","time":"opened","started":"opened","finished":"closed","type":"kind","text":"text"}""";
		imported(
				"id,opened,closed,kind,text\n1,2027-01-04,2027-01-05,a,x\n1,2027-01-04,2027-01-06,a,y\n2,2027-01-20,,b,\n",
				mapping);
		JsonNode report = imported(
				"id,opened,closed,kind,text\n2,2027-01-20,2027-01-20 12:00,,z\n3,soon,,,\n4,2027-01-04,,,a\0b\n",
				mapping);
		assertThat(report.get("updated").asLong()).isEqualTo(1);
		assertThat(report.get("refusals")).hasSize(1);
		assertThat(report.get("remarks")).as("the NUL byte, which PostgreSQL does not take").hasSize(1);
		assertThat(whole().toString()).isEqualTo("{\"records\":3,\"weeks\":[{\"week\":\"2027-W01\",\"count\":2},"
				+ "{\"week\":\"2027-W02\",\"count\":0},{\"week\":\"2027-W03\",\"count\":1}],"
				+ "\"topTypes\":[{\"type\":\"a\",\"count\":1,\"share\":0.3333}],"
				+ "\"handlingHours\":{\"n\":2,\"mean\":30.0,\"median\":30.0,\"missing\":1},\"swapped\":0}");
	}

	@Autowired
	private Records stored;

	@Test
	void recordsAreCountedShownAndExported() throws Exception {
		imported("day,kind,link,text,who\n2026-03-02,Delay,sale,It is late,c1\n2026-03-09,Delay,,\"50% late\",c2\n"
				+ "2026-03-09,Bill,sale,wrong,\n", RecordListTest.COLUMNS);
		assertThat(stored.counted(project, new Records.Filter("Delay", null, "LATE", null)).perWeek()).isEqualTo(1.75);
		assertThat(summary().get("window").get("topTypes").get(0).get("change").asDouble()).isZero();
		assertThat(list("?text=50%25&from=2026-03-03&without=stage&inWindow=true").get("total").asInt()).isEqualTo(1);
		assertThat(send(get("/api/projects/{key}/records.csv?type=Bill", project), "lead").getContentAsString())
			.endsWith("\"wrong\"\r\n");
		assertThat(RecordsAlone.overview(application, project))
			.isEqualTo("[Bill sale 1, Delay sale 1, Delay null 1] null");
	}

	@Test
	void mappingsAreSavedByNameOnceAndOffered() throws Exception {
		String body = """
				{"name":"Desk\u00a0export","source":"operationsData","mapping":{"time":"Day","type":"Kind"},
				 "columns":["Day","Kind"]}""";
		assertThat(saved(body).getStatus()).isEqualTo(200);
		assertThat(saved(body.replace("Desk", "DESK")).getStatus()).isEqualTo(409);
		assertThat(json(saved(body.replace("\"source\"", "\"version\":1,\"source\""))).get("version").asInt())
			.isEqualTo(2);
		JsonNode offer = json(send(multipart("/api/projects/{key}/feedback/preview", project)
			.file(new MockMultipartFile("file", "x.csv", "text/csv", "KIND,DAY\nlate,2026-03-01\n".getBytes()))
			.param("source", "operationsData"), "lead")).at("/saved/0");
		assertThat(offer.get("same").asBoolean()).isTrue();
		assertThat(offer.at("/mapping/type").asText()).isEqualTo("KIND");
	}

	private MockHttpServletResponse saved(String body) throws Exception {
		return send(post("/api/projects/{key}/feedback/mappings", project).contentType(MediaType.APPLICATION_JSON)
			.content(body), "lead");
	}

	@Autowired
	private RecordTypes types;

	@Test
	void recordsAreComparedByTheirTypes() throws Exception {
		RecordTypesTest.twoTimes(this::imported);
		RecordTypesTest.areCompared(types, project);
	}

	@Test
	void aKilledImportIsGivenUp() throws Exception {
		long id = register.create(project, "benchmark", "left.csv", false, TIME, "lead");
		stage(id);
		Node.dies(jdbc, "feedbackImport", String.valueOf(id), Duration.ofMinutes(1));
		Node.starts(application);
		node().looksForTheDead();
		assertThat(register.find(id)).get().extracting(ImportRow::state).isEqualTo("running");
		Node.dies(jdbc, "feedbackImport", String.valueOf(id), Duration.ofMinutes(3));
		node().looksForTheDead();
		assertThat(register.find(id)).get().extracting(ImportRow::state).isEqualTo("failed");
		swept(id);
		assertThat(jdbc.sql("select count(*) from feedback where import_id = ?").param(id).query(Long.class).single())
			.isZero();
	}

}
