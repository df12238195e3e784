package io.serviceloop.collection.imports;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.Serves;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

/** Rows that something is wrong with come back, are mended, and come in after all. */
@Serves({ "C12", "E06" })
class MendedRowsTest extends CollectionTest {

	private static final String MAPPING = """
			{"externalId":"id","time":"time","rating":"stars","text":"text"}""";

	@Test
	void refusedAndRemarkedRowsAreGivenBackWithAllTheirCellsAndAreImportedOnceMended() throws Exception {
		JsonNode report = imported("""
				id,time,stars,text,seller
				1,2026-03-01,5,fine,Ann
				2,2026-30-02,4,"=late, \"\"very\"\"",Bob
				3,2026-03-03,six,slow,Cid
				""", MAPPING);
		assertThat(report.get("stored").asLong()).isEqualTo(2);
		assertThat(report.get("remarked").asLong()).isEqualTo(1);
		MockHttpServletResponse response = send(get("/api/imports/{id}/rows.csv", report.get("id").asText()), "lead");
		assertThat(response.getStatus()).isEqualTo(200);
		String rows = response.getContentAsString(StandardCharsets.UTF_8);
		assertThat(rows.lines().toList()).hasSize(3);
		assertThat(rows).contains(
				"\"id\",\"time\",\"stars\",\"text\",\"seller\",\"serviceloop.line\",\"serviceloop.reason\"",
				"\"2\",\"2026-30-02\",\"4\",\"'=late, \"\"very\"\"\",\"Bob\",\"3\"",
				"\"3\",\"2026-03-03\",\"six\",\"slow\",\"Cid\",\"4\"");
		JsonNode mended = imported(rows.replace("2026-30-02", "2026-03-02").replace("\"six\"", "\"3\""), MAPPING);
		assertThat(mended.get("refused").asLong() + mended.get("remarked").asLong()).as("%s", mended).isZero();
		assertThat(summary().get("records").asLong()).isEqualTo(3);
		assertThat(records()).extracting(row -> row.get("TEXT"))
			.containsExactlyInAnyOrder("fine", "=late, \"very\"", "slow");
	}

	@Test
	void whatIsKeptWithoutAnIdIsNotGivenBackForItWouldBeThereTwice() throws Exception {
		String mapping = MAPPING.replace("\"externalId\":\"id\",", "");
		JsonNode report = imported("""
				time,stars,text
				2026-03-01,six,slow
				2026-30-02,4,late
				""", mapping);
		assertThat(report.get("remarked").asLong()).isEqualTo(1);
		String rows = send(get("/api/imports/{id}/rows.csv", report.get("id").asText()), "lead")
			.getContentAsString(StandardCharsets.UTF_8);
		assertThat(rows.lines()).hasSize(2);
		imported(rows.replace("2026-30-02", "2026-03-02"), mapping);
		assertThat(summary().get("records").asLong()).isEqualTo(2);
	}

	@Test
	void rowsThatWereGivenBackAreReadAsTheirImportReadThemWhateverTheyLookLikeAlone() throws Exception {
		String mapping = """
				{"externalId":"id","time":"when","rating":"mark","text":"note","dateFormat":"M/d/yyyy HH:mm",
				 "ratingScale":"0-10","missing":["nix"],"decimal":","}""";
		JsonNode report = imported("""
				id,when,mark,note,extra
				1,3/4/2026 23:30,9,fine,
				2,soon,4,slow,x
				3,5/6/2026 23:30,many,nix,y
				""", mapping);
		assertThat(report.get("refused").asLong()).isEqualTo(1);
		String mended = rows(report).replace("soon", "2026-03-05 23:30").replace("many", "5");
		JsonNode offer = offer(mended);
		assertThat(offer.get("questions")).as("%s", offer).isEmpty();
		assertThat(offer.get("evidence")).singleElement()
			.extracting(JsonNode::asText)
			.asString()
			.contains("feedback.csv");
		assertThat(offer.get("read").findValuesAsText("rating")).containsExactly("2.6", "3.0");
		JsonNode again = imported(mended, offer.get("suggestedMapping").toString());
		assertThat(again.get("refused").asLong() + again.get("remarked").asLong()).as("%s", again).isZero();
		assertThat(records()).extracting(row -> row.get("TIME").toString().substring(0, 10))
			.containsExactlyInAnyOrder("2026-03-04", "2026-03-05", "2026-05-06");
		assertThat(records()).extracting(row -> String.valueOf(row.get("TEXT")))
			.containsExactlyInAnyOrder("fine", "slow", "null");
	}

	@Test
	void rowsOfAFileWithoutAHeaderAreReadByTheirPlacesAgain() throws Exception {
		JsonNode report = imported("1,2026-03-01,5,fine\n2,2026-30-02,4,late\n",
				"{\"header\":false,\"externalId\":1,\"time\":2,\"rating\":3,\"text\":4,\"ratingScale\":\"0-10\"}");
		String mended = rows(report).replace("2026-30-02", "2026-03-02");
		JsonNode suggested = offer(mended).get("suggestedMapping");
		assertThat(suggested.get("ratingScale").asText()).isEqualTo("0-10");
		assertThat(imported(mended, suggested.toString()).get("stored").asLong()).isEqualTo(1);
		assertThat(records()).extracting(row -> row.get("TEXT")).containsExactlyInAnyOrder("fine", "late");
	}

	@Test
	void daysThatWereChangedBackAreGivenBackSoAndThoseWrittenAnewStayAsTheyAre() throws Exception {
		JsonNode report = imported("""
				id,time,mark,end
				1,4/3/2026 09:30,five,2026-13-01
				2,soon,4,
				3,30/3/2026,3,
				""",
				"""
						{"externalId":"id","time":"time","finished":"end","rating":"mark","dateFormat":"M/d/yyyy HH:mm | d/M/yyyy",
						 "mendSwapped":true}""");
		assertThat(report.get("refused").asLong()).isEqualTo(1);
		assertThat(records()).extracting(row -> row.get("TIME").toString().substring(0, 10))
			.containsExactlyInAnyOrder("2026-03-04", "2026-03-30");
		String rows = rows(report);
		assertThat(rows).contains("2026-03-04 09:30", "soon").doesNotContain("4/3/2026");
		String mended = rows.replace("soon", "2026-03-05").replace("five", "5").replace("2026-13-01", "");
		JsonNode suggested = offer(mended).get("suggestedMapping");
		imported(mended, suggested.toString());
		assertThat(records()).extracting(row -> row.get("TIME").toString().substring(0, 10))
			.containsExactlyInAnyOrder("2026-03-04", "2026-03-05", "2026-03-30");
	}

	@Test
	void rowsThatAreMendedTwiceMovedOrSavedByASpreadsheetAreStillReadAsTheirImportReadThem() throws Exception {
		JsonNode report = imported("""
				id,when,mark
				1,soon,4
				2,5/6/2026,many
				""", """
				{"externalId":"id","time":"when","rating":"mark","dateFormat":"M/d/yyyy","ratingScale":"0-10"}""");
		String rows = rows(report);
		JsonNode again = imported(rows.replace("many", "5"), offer(rows).get("suggestedMapping").toString());
		assertThat(again.get("refused").asLong()).isEqualTo(1);
		String twice = rows(again);
		assertThat(twice.lines().findFirst().orElseThrow()).containsOnlyOnce("serviceloop.line")
			.containsOnlyOnce("serviceloop.import");
		String mended = twice.replace("soon", "3/4/2026");
		assertThat(offer(mended).get("questions")).isEmpty();
		assertThat(offer(mended).get("suggestedMapping").get("ratingScale").asText()).isEqualTo("0-10");
		String moved = "serviceloop.import;mark;when;id;serviceloop.line;serviceloop.reason\n%s;7;15.03.2026;1;2;-\n"
			.formatted(report.get("id").asText());
		JsonNode offer = offer(moved);
		assertThat(offer.get("questions")).isEmpty();
		imported(moved, offer.get("suggestedMapping").toString());
		assertThat(records()).extracting(row -> row.get("TIME").toString().substring(0, 10))
			.containsExactlyInAnyOrder("2026-03-15", "2026-05-06");
	}

	@Test
	void whatASpreadsheetMadeOfTheDatesIsAskedWhereNothingSaysTheirOrder() throws Exception {
		String mapping = """
				{"externalId":"id","time":"when","rating":"mark","dateFormat":"MM/dd/yyyy","ratingScale":"0-10"}""";
		JsonNode report = imported("id,when,mark\n1,soon,4\n2,05/06/2026,many\n", mapping);
		String rows = rows(report);
		String german = rows.replace("soon", "04.03.2026").replace("05/06/2026", "06.05.2026");
		JsonNode asked = offer(german);
		assertThat(asked.get("questions").findValuesAsText("field")).containsExactly("dateFormat");
		assertThat(asked.get("suggestedMapping").get("ratingScale").asText()).isEqualTo("0-10");
		JsonNode american = offer(rows.replace("soon", "03/04/2026"));
		assertThat(american.get("questions")).isEmpty();
		assertThat(american.get("read").findValuesAsText("time"))
			.allMatch(time -> time.startsWith("2026-03-04") || time.startsWith("2026-05-06"));
	}

	@Test
	void rowsOfAnotherProjectsImportSayNothingOfIt() throws Exception {
		JsonNode report = imported("id,mark,when\n1,4,soon\n",
				"{\"externalId\":\"id\",\"rating\":\"mark\",\"time\":\"when\",\"ratingScale\":\"0-10\"}");
		String rows = rows(report).replace("soon", "2026-03-05");
		openProject();
		assertThat(offer(rows).get("evidence").toString()).doesNotContain("feedback.csv");
	}

	private String rows(JsonNode report) throws Exception {
		return send(get("/api/imports/{id}/rows.csv", report.get("id").asText()), "lead")
			.getContentAsString(StandardCharsets.UTF_8);
	}

	private JsonNode offer(String csv) throws Exception {
		return json(send(multipart("/api/projects/{key}/feedback/preview", project)
			.file(new MockMultipartFile("file", "rows.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)))
			.param("source", "operationsData"), "lead"));
	}

	@Test
	void anImportWithoutSuchRowsGivesAnEmptyListBack() throws Exception {
		JsonNode report = imported("id,time\n1,2026-03-01\n", "{\"externalId\":\"id\",\"time\":\"time\"}");
		MockHttpServletResponse response = send(get("/api/imports/{id}/rows.csv", report.get("id").asText()), "lead");
		assertThat(response.getContentAsString(StandardCharsets.UTF_8).lines()).hasSize(1);
	}

	@Test
	void daysThatCanBeReadInTwoWaysAreAskedAboutAndNeverGuessedAtTheImport() throws Exception {
		byte[] file = "id,time\n1,5/6/2026\n2,3/4/2026\n3,9/2/2026\n".getBytes(StandardCharsets.UTF_8);
		String open = "{\"externalId\":\"id\",\"time\":\"time\",\"dateFormat\":null}";
		assertThat(refused(400, file, open).get("detail").asText()).contains("5/6/2026", "d/M/yyyy, M/d/yyyy");
		assertThat(imported(file, open.replace("null", "\"M/d/yyyy\"")).get("stored").asLong()).isEqualTo(3);
		assertThat(records().get(0).get("TIME").toString()).startsWith("2026-05-06");
	}

	@Test
	void aDateThatCanBeReadInOneWayIsNeverQuotedAsOneOfTwo() throws Exception {
		String open = "{\"externalId\":\"id\",\"time\":\"time\"}";
		String said = refused(400, "id,time\n1,6/6/2026\n2,?\n3,9/2/2026\n".getBytes(StandardCharsets.UTF_8), open)
			.get("detail")
			.asText();
		assertThat(said).contains("two ways", "“9/2/2026”").doesNotContain("6/6/2026");
		String decided = refused(400, "id,time\n1,15/04/2026\n2,9/2/2026\n".getBytes(StandardCharsets.UTF_8), open)
			.get("detail")
			.asText();
		assertThat(decided).contains("d/M/yyyy").doesNotContain("two ways", "M/d/yyyy");
	}

	@Test
	void swappedDaysAreMendedOnTheWayIn() throws Exception {
		StringBuilder csv = new StringBuilder("id,time\n");
		LocalDate.of(2015, 4, 1)
			.datesUntil(LocalDate.of(2015, 7, 1))
			.forEach(day -> csv.append("T")
				.append(day.toEpochDay())
				.append(",2015-")
				.append((day.getDayOfMonth() <= 12) ? "%02d-%02d".formatted(day.getDayOfMonth(), day.getMonthValue())
						: "%02d-%02d".formatted(day.getMonthValue(), day.getDayOfMonth()))
				.append('\n'));
		String mapping = "{\"externalId\":\"id\",\"time\":\"time\"}";
		assertThat(imported(csv.toString(), mapping).get("warnings").toString()).contains("27 dates look");
		JsonNode mended = imported(csv.toString(), mapping.replace("}", ",\"mendSwapped\":true}"));
		assertThat(mended.get("updated").asLong()).isEqualTo(91);
		assertThat(mended.get("warnings")).singleElement()
			.extracting(JsonNode::asText)
			.isEqualTo("Day and month of 33 dates were changed back.");
		assertThat(records()).extracting(row -> row.get("TIME").toString().substring(0, 7))
			.containsOnly("2015-04", "2015-05", "2015-06");
	}

	@Test
	void spellingsCountTogetherAcrossFilesAndWhatWasWrittenStaysReadable() throws Exception {
		String mapping = "{\"externalId\":\"id\",\"time\":\"time\",\"type\":\"type\"}";
		imported("id,time,type\n1,2026-03-01,投诉\n2,2026-03-01,Billing\n", mapping);
		imported("id,time,type\n3,2026-03-02,投訴\n4,2026-03-02,ＢＩＬＬＩＮＧ\n5,2026-03-02,bil\u200Bling\n", mapping);
		JsonNode types = summary().get("topTypes");
		assertThat(types.findValuesAsText("type")).containsExactly("Billing", "投诉");
		assertThat(types.findValuesAsText("count")).containsExactly("3", "2");
		assertThat(list("?type=Billing").get("items").findValuesAsText("asWritten"))
			.isEqualTo(List.of("bil\u200Bling", "ＢＩＬＬＩＮＧ", "null"));
		String exported = send(get("/api/projects/{key}/records.csv?type=Billing", project), "lead")
			.getContentAsString(StandardCharsets.UTF_8);
		assertThat(exported.lines().findFirst().orElseThrow()).endsWith("\"asWritten\",\"text\"");
		assertThat(exported).contains("\"ＢＩＬＬＩＮＧ\"");
	}

}
