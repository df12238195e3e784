package io.serviceloop.collection.imports;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serviceloop.Serves;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * What somebody found out about the files of a source is saved by name, and offered for
 * the next file of the same shape; what has changed about a file is said.
 */
@Serves({ "C11", "E06" })
class SavedMappingsTest extends CollectionTest {

	private static final String HEADER = "Ticket,Created,Remark,Kind,Area";

	private static final String ROWS = """
			T1,2026-03-01,Nobody answered the phone,late,desk
			T2,2026-03-02,Nobody came to the door,late,desk
			""";

	private static final String MAPPING = """
			{"externalId":"Ticket","time":"Created","text":"Remark","type":"Area","stage":null,"missing":["?"],"header":true,\
			"skipLines":0,"encoding":"UTF-8","delimiter":",","mendSwapped":true}""";

	@BeforeEach
	void lineOfItsOwn() {
		jdbc.sql("update project set service_line = ? where business_key = ?").params(project, project).update();
	}

	@Test
	void aSavedMappingIsOfferedForAFileOfTheSameColumnsWhateverTheirCaseAndOrder() throws Exception {
		assertThat(saved("Desk export", MAPPING, HEADER, null).getStatus()).isEqualTo(200);
		JsonNode offer = offers("AREA,kind,ＴＩＣＫＥＴ,Remark,created\n" + "desk,late,T1,Nobody answered,2026-03-01\n")
			.get(0);
		assertThat(offer.get("name").asText()).isEqualTo("Desk export");
		assertThat(offer.get("same").asBoolean()).isTrue();
		assertThat(offer.get("differences")).isEmpty();
		JsonNode mapping = offer.get("mapping");
		assertThat(mapping.get("externalId").asText()).isEqualTo("ＴＩＣＫＥＴ");
		assertThat(mapping.get("time").asText()).isEqualTo("created");
		assertThat(mapping.get("type").asText()).isEqualTo("AREA");
		assertThat(mapping.has("mendSwapped")).as("true of one file only").isFalse();
		JsonNode report = imported("AREA,kind,ＴＩＣＫＥＴ,Remark,created\ndesk,late,T1,Nobody answered,2026-03-01\n",
				mapping.toString());
		assertThat(report.get("stored").asLong()).as("%s", report).isEqualTo(1);
		assertThat(records().get(0).get("TYPE")).isEqualTo("desk");
	}

	@Test
	void whatHasChangedAboutTheColumnsIsSaidAndWhatIsGoneIsNotRead() throws Exception {
		saved("Desk export", MAPPING, HEADER, null);
		String csv = "Ticket,Created,Remark,Kind,closed at\nT1,2026-03-01,Nobody answered,late,2026-03-02\n";
		JsonNode offer = offers(csv).get(0);
		assertThat(offer.get("same").asBoolean()).isFalse();
		assertThat(texts(offer.get("differences"))).containsExactly(
				"Column “Area”, read as “problem type”, is gone. Choose another column for it, or leave it out.",
				"Column “closed at” is new.");
		assertThat(offer.at("/mapping/type").isNull()).isTrue();
		assertThat(offer.at("/mapping/text").asText()).isEqualTo("Remark");
		assertThat(texts(previewed(csv, "zh").at("/saved/0/differences")))
			.containsExactly("原先作为“问题类型”读取的列“Area”已不存在。请改选其他列，或不读取该项。", "新增了列“closed at”。");
		assertThat(offers("a,b,c,d,e\n1,2,3,4,5\n")).as("nothing in common").isEmpty();
	}

	@Test
	void columnsOfOneNameOrNoneKeepTheirPlaceOrAreAskedFor() throws Exception {
		String twins = "{\"time\":\"Created\",\"text\":3,\"type\":4}";
		saved("Twins", twins, "Created,Text,Text,", null);
		JsonNode moved = offers("Text,Created,Text,\nx,2026-03-01,Nobody came,late\n").get(0);
		assertThat(moved.get("same").asBoolean()).isTrue();
		assertThat(moved.at("/mapping/text").asInt()).as("still the second of them").isEqualTo(3);
		assertThat(moved.at("/mapping/type").isNull()).as("a column without a name is known by its place").isTrue();
		assertThat(texts(moved.get("differences")).get(0)).contains("“4”").contains("problem type");
		JsonNode third = offers("Created,Text,Text,Text,\n2026-03-01,x,y,Nobody came,late\n").get(0);
		assertThat(third.at("/mapping/text").isNull()).isTrue();
		assertThat(texts(third.get("differences"))).anyMatch(text -> text.contains("more or fewer columns"));
		JsonNode same = offers("Created,Text,Text,\n2026-03-01,x,Nobody came,late\n").get(0);
		assertThat(same.at("/mapping/type").asInt()).isEqualTo(4);
	}

	@Test
	void aTableThatIsGuessedWronglyIsFoundAsItWasSaid() throws Exception {
		String csv = "Ticket,Created,Category,Comment,x\n" + HEADER + "\n" + ROWS;
		assertThat(previewed(csv, "en").at("/suggestedMapping/skipLines").asInt()).as("guessed").isZero();
		saved("Below a title", MAPPING.replace("\"skipLines\":0", "\"skipLines\":1"), HEADER, null);
		JsonNode offer = offers(csv).get(0);
		assertThat(offer.get("same").asBoolean()).isTrue();
		assertThat(offer.at("/mapping/skipLines").asInt()).isEqualTo(1);
		assertThat(imported(csv, offer.get("mapping").toString()).get("stored").asLong()).isEqualTo(2);
	}

	@Test
	void whereTheTableBeginsIsFoundAnewHoweverItWasSaid() throws Exception {
		saved("Rows", "{\"time\":\"Created\",\"text\":\"Remark\",\"headerRow\":1}", HEADER, null);
		JsonNode mapping = offers("Report of all tickets,,,,\n" + HEADER + "\n" + ROWS).at("/0/mapping");
		assertThat(mapping.get("skipLines").asInt()).isEqualTo(1);
		assertThat(mapping.has("headerRow")).isFalse();
	}

	@Test
	void whereAFileLeavesItsEncodingOpenItsColumnsAreFoundInTheSavedOne() throws Exception {
		String header = "Ticket,Created,Remark,à,é";
		Charset western = Charset.forName("windows-1252");
		saved("From and to", MAPPING.replace("UTF-8", western.name()).replace("Area", "à"), header, null);
		byte[] file = (header + "\n" + ROWS).getBytes(western);
		JsonNode offer = json(preview(file, "operationsData", "en"));
		assertThat(offer.at("/suggestedMapping/encoding").asText()).as("guessed").isNotEqualTo(western.name());
		assertThat(offer.at("/saved/0/same").asBoolean()).as("%s", offer).isTrue();
		assertThat(offer.at("/saved/0/mapping/encoding").asText()).isEqualTo(western.name());
		assertThat(offer.at("/saved/0/mapping/type").asText()).isEqualTo("à");
	}

	@Test
	void columnsWithoutNamesAreOnlyCounted() throws Exception {
		saved("Numbers", "{\"time\":1,\"text\":3,\"header\":false}", "1,2,3", null);
		JsonNode offer = offers("2026-03-01,7,Nobody answered the phone\n2026-03-02,8,Nobody came to the door\n")
			.get(0);
		assertThat(offer.get("same").asBoolean()).isTrue();
		assertThat(offer.at("/mapping/text").asInt()).isEqualTo(3);
		assertThat(texts(offer.get("differences"))).singleElement().asString().contains("does not name its columns");
		assertThat(offers("2026-03-01,Nobody answered the phone\n2026-03-02,Nobody came\n")).isEmpty();
	}

	@Test
	void datesThatTheSavedFormatReadsOtherwiseThanTheFileSuggestsArePointedOut() throws Exception {
		String mapping = MAPPING.replace("\"missing\"", "\"dateFormat\":\"M/d/yyyy\",\"missing\"");
		saved("American", mapping, HEADER, null);
		String german = HEADER + "\nT1,13/04/2026,Nobody answered,late,desk\nT2,5/6/2026,Nobody came,late,desk\n";
		assertThat(texts(offers(german).get(0).get("differences"))).singleElement()
			.asString()
			.contains("13/04/2026", "M/d/yyyy", "d/M/yyyy");
		assertThat(offers(german.replace("13/04", "04/13")).get(0).get("differences")).isEmpty();
	}

	@Test
	void anOrderOfDayAndMonthThatIsLikelyOnlyIsHeldAgainstTheSavedOne() throws Exception {
		saved("British", MAPPING.replace("\"missing\"", "\"dateFormat\":\"d/M/yyyy\",\"missing\""), HEADER, null);
		StringBuilder inOrder = new StringBuilder(HEADER + "\n");
		for (String day : List.of("1/9", "1/12", "2/3", "2/10", "3/1", "3/8", "4/2", "4/11", "5/6", "5/12", "6/1",
				"6/9")) {
			inOrder.append("T%d,%s/2026,Nobody answered,late,desk\n".formatted(inOrder.length(), day));
		}
		assertThat(texts(offers(inOrder.toString()).get(0).get("differences"))).singleElement()
			.asString()
			.contains("M/d/yyyy", "d/M/yyyy");
	}

	@Test
	void theNextProjectOfTheServiceLineHasItAndAnotherLineAndAnotherSourceHaveNot() throws Exception {
		saved("Desk export", MAPPING, HEADER, null);
		String line = project;
		openProject();
		jdbc.sql("update project set service_line = ? where business_key = ?")
			.params(" " + line.toLowerCase(), project)
			.update();
		assertThat(offers(HEADER + "\n" + ROWS)).hasSize(1);
		assertThat(json(preview(HEADER + "\n" + ROWS, "customerFeedback", "en")).get("saved")).isEmpty();
		openProject();
		assertThat(offers(HEADER + "\n" + ROWS)).isEmpty();
	}

	@Test
	void aNameThatIsTakenIsRefusedAndReplacedByWhoSawItAndMayOnly() throws Exception {
		member("agent");
		member("other");
		JsonNode first = json(saved("Desk export", MAPPING, HEADER, null, "agent"));
		MockHttpServletResponse again = saved("desk  ＥＸＰＯＲＴ", MAPPING, HEADER, null, "agent");
		assertThat(again.getStatus()).isEqualTo(409);
		assertThat(json(again).get("detail").asText()).contains("of this name");
		MockHttpServletResponse others = saved("Desk export", MAPPING, HEADER, 1, "other");
		assertThat(others.getStatus()).isEqualTo(403);
		assertThat(json(others).get("detail").asText()).contains("agent");
		assertThat(remove(first.get("id").asText(), "other").getStatus()).isEqualTo(403);
		JsonNode second = json(saved("Desk Export", MAPPING.replace("Area", "Kind"), HEADER, 1, "lead"));
		assertThat(second.get("version").asInt()).isEqualTo(2);
		assertThat(second.get("savedBy").asText()).isEqualTo("lead");
		assertThat(second.at("/mapping/type").asText()).isEqualTo("Kind");
		assertThat(saved("Desk export", MAPPING, HEADER, 1, "lead").getStatus()).as("seen before").isEqualTo(409);
		assertThat(remove(first.get("id").asText() + "?version=1", "lead").getStatus()).as("seen before")
			.isEqualTo(409);
		assertThat(remove(first.get("id").asText() + "?version=2", "lead").getStatus()).isEqualTo(204);
		assertThat(remove(first.get("id").asText(), "lead").getStatus()).isEqualTo(404);
		assertThat(saved("Desk export", MAPPING, HEADER, 2, "lead").getStatus()).as("gone meanwhile").isEqualTo(409);
		assertThat(offers(HEADER + "\n" + ROWS)).isEmpty();
	}

	@Test
	void ofTwoWhoSaveOneNameAtOnceOneIsTold() throws Exception {
		CountDownLatch go = new CountDownLatch(1);
		ExecutorService both = Executors.newFixedThreadPool(2);
		try {
			Callable<Integer> one = () -> {
				go.await();
				return saved("Desk export", MAPPING, HEADER, null).getStatus();
			};
			List<Future<Integer>> answers = List.of(both.submit(one), both.submit(one));
			go.countDown();
			assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(200, 409);
		}
		finally {
			both.shutdown();
		}
	}

	@Test
	void nobodyElseSavesAndNothingIsSavedOnceTheProjectHasEnded() throws Exception {
		assertThat(saved("Desk export", MAPPING, HEADER, null, "stranger").getStatus()).isEqualTo(403);
		jdbc.sql("update project set state = 'reached', closed_at = ? where business_key = ?")
			.params(LocalDateTime.now(), project)
			.update();
		assertThat(saved("Desk export", MAPPING, HEADER, null).getStatus()).isEqualTo(409);
		assertThat(listed().size()).isZero();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "`  `|{\"time\":\"Created\"}|name", "a\\u0007b|{\"time\":\"Created\"}|name",
					"a\\u0000b|{\"time\":\"Created\"}|name", "\\ud800|{\"time\":\"Created\"}|name",
					"Fine|{\"time\":\"Nowhere\"}|mapping.time", "Fine|{\"stars\":1}|mapping.stars", "Fine|{}|mapping",
					"Fine|[1]|mapping", "Fine|{\"time\":\"Created\",\"zone\":\"Nowhere\"}|mapping.zone" })
	void aNameOrMappingThatCannotBeIsRefusedWithTheFieldThatIsWrong(String name, String mapping, String path)
			throws Exception {
		String body = "{\"name\":\"" + name + "\",\"source\":\"operationsData\",\"mapping\":" + mapping
				+ ",\"columns\":[\"Created\"]}";
		MockHttpServletResponse response = sent(body, "lead");
		assertThat(response.getStatus()).as(response.getContentAsString(StandardCharsets.UTF_8)).isEqualTo(400);
		assertThat(json(response).at("/violations/0/path").asText()).isEqualTo(path);
	}

	@Test
	void aSourceHasAsManyAsAreOfHelpAndNotMore() throws Exception {
		IntStream.rangeClosed(1, 50).forEach(i -> {
			try {
				assertThat(saved("Export " + i, MAPPING, HEADER, null).getStatus()).isEqualTo(200);
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		});
		MockHttpServletResponse more = saved("Export 51", MAPPING, HEADER, null);
		assertThat(more.getStatus()).isEqualTo(409);
		assertThat(json(more).get("detail").asText()).contains("50");
		assertThat(saved("Export 7", MAPPING, HEADER, 1).getStatus()).as("replaced").isEqualTo(200);
		assertThat(offers(HEADER + "\n" + ROWS)).hasSize(10);
	}

	@Test
	void aFileOfMoreColumnsThanAListOfFeedbackHasIsNotSaved() throws Exception {
		String header = IntStream.rangeClosed(1, 1_001).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
		MockHttpServletResponse response = saved("Wide", "{\"time\":\"c1\"}", header, null);
		assertThat(response.getStatus()).isEqualTo(400);
		assertThat(json(response).at("/violations/0/path").asText()).isEqualTo("columns");
		assertThat(json(response).get("detail").asText()).contains("1,000");
		assertThat(saved("Wide", "{\"time\":\"c1\"}", header.replace(",c1001", ""), null).getStatus()).isEqualTo(200);
		assertThat(offers(header + "\n" + "2026-03-01" + ",x".repeat(1_000) + "\n").at("/0/differences").toString())
			.contains("c1001");
	}

	private void member(String user) {
		jdbc.sql("insert into project_team (business_key, user_id) values (?, ?)").params(project, user).update();
	}

	private MockHttpServletResponse saved(String name, String mapping, String header, Integer version)
			throws Exception {
		return saved(name, mapping, header, version, "lead");
	}

	private MockHttpServletResponse saved(String name, String mapping, String header, Integer version, String user)
			throws Exception {
		ObjectNode body = mapper.createObjectNode().put("name", name).put("source", "operationsData");
		body.set("mapping", mapper.readTree(mapping));
		body.set("columns", mapper.valueToTree(header.split(",", -1)));
		body.put("version", version);
		return sent(body.toString(), user);
	}

	private MockHttpServletResponse sent(String body, String user) throws Exception {
		return send(post("/api/projects/{key}/feedback/mappings", project).contentType(MediaType.APPLICATION_JSON)
			.content(body), user);
	}

	private MockHttpServletResponse remove(String id, String user) throws Exception {
		return send(delete("/api/projects/" + project + "/feedback/mappings/" + id), user);
	}

	private JsonNode listed() throws Exception {
		return json(
				send(get("/api/projects/{key}/feedback/mappings", project).param("source", "operationsData"), "lead"));
	}

	private JsonNode offers(String csv) throws Exception {
		return previewed(csv, "en").get("saved");
	}

	private JsonNode previewed(String csv, String language) throws Exception {
		return json(preview(csv, "operationsData", language));
	}

	private MockHttpServletResponse preview(String csv, String source, String language) throws Exception {
		return preview(csv.getBytes(StandardCharsets.UTF_8), source, language);
	}

	private MockHttpServletResponse preview(byte[] csv, String source, String language) throws Exception {
		MockHttpServletResponse response = send(multipart("/api/projects/{key}/feedback/preview", project)
			.file(new MockMultipartFile("file", "feedback.csv", "text/csv", csv))
			.param("source", source)
			.header("Accept-Language", language), "lead");
		assertThat(response.getStatus()).as(response.getContentAsString(StandardCharsets.UTF_8)).isEqualTo(200);
		return response;
	}

	private static List<String> texts(JsonNode list) {
		return java.util.stream.StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
	}

}
