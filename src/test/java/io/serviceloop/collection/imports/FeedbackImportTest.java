package io.serviceloop.collection.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;

import io.serviceloop.Serves;
import com.fasterxml.jackson.databind.JsonNode;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;

/** Importing files: what becomes of good rows and of bad ones. */
class FeedbackImportTest extends CollectionTest {

	@Serves({ "A15", "B15", "B16", "C13" })
	@Test
	void aGoodFileIsStoredWholly() throws Exception {
		JsonNode report = imported("""
				id,time,end,kind,link,words,who,via,stars
				7,2027-01-04,2027-01-05 12:00,delivery,after sale,"Said: ""late"", twice",Ann,phone,4.5
				""", """
				{"externalId":"id","time":"time","started":2,"finished":"3","type":"kind","stage":"link","text":"words",
				 "customer":"who","channel":"via","rating":"stars"}""");
		assertThat(report.get("state").asText()).isEqualTo("done");
		assertThat(report.get("source").asText()).isEqualTo("operationsData");
		assertThat(report.get("fileName").asText()).isEqualTo("feedback.csv");
		assertThat(report.get("startedBy").asText()).isEqualTo("lead");
		assertThat(report.get("businessKey").asText()).isEqualTo(project);
		assertThat(records()).hasSize(1)
			.first()
			.asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
			.containsEntry("EXTERNAL_ID", "7")
			.containsEntry("TYPE", "delivery")
			.containsEntry("STAGE", "after sale")
			.containsEntry("TEXT", "Said: \"late\", twice")
			.containsEntry("CUSTOMER", "Ann")
			.containsEntry("CHANNEL", "phone")
			.containsEntry("RATING", 4.5)
			.containsEntry("HANDLING_HOURS", 36.0);
		assertThat(whole().toString()).isEqualTo("{\"records\":1,\"weeks\":[{\"week\":\"2027-W01\",\"count\":1}],"
				+ "\"topTypes\":[{\"type\":\"delivery\",\"count\":1,\"share\":1.0}],"
				+ "\"handlingHours\":{\"n\":1,\"mean\":36.0,\"median\":36.0,\"missing\":0},\"swapped\":0}");
	}

	@Serves({ "A14", "B18", "C11", "C29", "E32" })
	@Test
	void theFiveMostFrequentTypesAreNamedAndEveryWeekIsCounted() throws Exception {
		StringBuilder csv = new StringBuilder("id,time,kind\n");
		int id = 0;
		for (String kind : "f e e d d d c c c c b b b b b a a a a a a".split(" ")) {
			csv.append(++id).append((id <= 10) ? ",2027-01-04," : ",2027-01-18,").append(kind).append('\n');
		}
		imported(csv.toString(), "{\"externalId\":\"id\",\"time\":\"time\",\"type\":\"kind\"}");
		assertThat(summary().get("topTypes").findValuesAsText("type")).containsExactly("a", "b", "c", "d", "e");
		assertThat(summary().get("topTypes").findValuesAsText("count")).containsExactly("6", "5", "4", "3", "2");
		assertThat(summary().get("weeks").findValuesAsText("count")).containsExactly("10", "0", "11");
	}

	/** A part of a file is sent again with its days put right. */
	@Test
	void swappedDaysThatWereReplacedSinceCountNoMore() throws Exception {
		StringBuilder quarter = new StringBuilder("id,time\n");
		StringBuilder april = new StringBuilder("id,time\n");
		LocalDate.of(2026, 4, 1).datesUntil(LocalDate.of(2026, 7, 1)).forEach(day -> {
			quarter.append(day)
				.append(',')
				.append((day.getDayOfMonth() <= 12) ? LocalDate.of(2026, day.getDayOfMonth(), day.getMonthValue())
						: day)
				.append('\n');
			if (day.getMonthValue() == 4) {
				april.append(day).append(',').append(day).append('\n');
			}
		});
		String mapping = "{\"externalId\":\"id\",\"time\":\"time\"}";
		assertThat(imported(quarter.toString(), mapping).get("warnings").toString()).contains("27 dates");
		assertThat(whole().get("swapped").asLong()).isEqualTo(27);
		imported(april.toString(), mapping);
		assertThat(whole().get("swapped").asLong()).isEqualTo(18);
		jdbc.sql("update feedback_note set arguments = '[\"27\"]' where message_key = 'import.warning.swapped'")
			.update();
		assertThat(whole().get("swapped").asLong()).as("of an import that does not tell its months").isEqualTo(27);
	}

	@Test
	void aProjectWithoutFeedbackHasAnEmptySummary() throws Exception {
		assertThat(whole().toString()).isEqualTo("{\"records\":0,\"weeks\":[],\"topTypes\":[],"
				+ "\"handlingHours\":{\"n\":0,\"mean\":null,\"median\":null,\"missing\":0},\"swapped\":0}");
	}

	@Test
	void eachBadRowIsRefusedWithItsLineAndReasonAndNoneIsLostForADetail() throws Exception {
		JsonNode report = imported("""
				id,time,end,stars
				1,30/02/2027,,
				2,,,
				3,2027-01-31,,
				4,01/02/2027,31/01/2027,
				5,01/02/2027,,six
				6,01/02/2027,,5.5

				7,01/02/2027,,"3"
				8,01/02/2027
				9,01/02/2027,,,
				10,1/2/2027,"never
				11,01/02/0027,,2
				12,01/02/2027,,1""".replace("\"3\"", "3"),
				"""
						{"externalId":"id","time":"time","started":"time","finished":"end","rating":"stars","dateFormat":"d/M/yyyy"}""");
		assertThat(refusals(report)).containsExactly(
				"2: Column “time”: “30/02/2027” is not a date of the form d/M/yyyy.",
				"3: Column “time”: the time is missing. Every record needs one.",
				"4: Column “time”: “2027-01-31” is not a date of the form d/M/yyyy.",
				"12: A quotation mark in this row is not closed, or text follows a closed one (or a cell is longer than 16 million characters). Close it, and double quotation marks within a text.",
				"13: Column “time”: the year of “01/02/0027” is not between 1900 and 2200.");
		assertThat(report.get("read").asLong()).isEqualTo(12);
		assertThat(report.get("refused").asLong()).isEqualTo(5);
		assertThat(remarks(report)).containsExactly(
				"5: Column “end”: “2027-01-31 00:00” is before “2027-02-01 00:00” in column “time”. Nothing is finished before it is started: the record is kept without its handling time.",
				"6: Column “stars”: “six” is not a rating of the scale 1-5; the record is kept without it.",
				"7: Column “stars”: “5.5” is not a rating of the scale 1-5; the record is kept without it.",
				"10: The row has 2 cells where the first row has 4. No cell with anything in it is affected.",
				"11: The row has 5 cells where the first row has 4. No cell with anything in it is affected.");
		assertThat(report.get("remarked").asLong()).isEqualTo(5);
		assertThat(records()).extracting(row -> row.get("EXTERNAL_ID"))
			.containsExactly("4", "5", "6", "7", "8", "9", "12");
	}

	@Test
	void reasonsAreToldInTheLanguageOfTheReader() throws Exception {
		JsonNode report = imported("id,time\n1,soon\n", TIME);
		MockHttpServletResponse chinese = send(
				get("/api/imports/" + report.get("id").asText()).locale(Locale.SIMPLIFIED_CHINESE), "lead");
		assertThat(refusals(json(chinese)).get(0)).startsWith("2: 列“time”：“soon”不是");
	}

	@Test
	void anIdThatComesAgainUpdatesTheRecord() throws Exception {
		JsonNode first = imported(
				"id,time,kind\na,2027-01-01,old\na,2027-01-02,newer\nb,2027-01-03,old\n,2027-01-04,x\n,2027-01-04,x\n",
				"{\"externalId\":\"id\",\"time\":\"time\",\"type\":\"kind\"}");
		assertThat(first.get("stored").asLong()).isEqualTo(4);
		assertThat(first.get("updated").asLong()).isEqualTo(1);
		JsonNode second = imported(
				"id,time,kind\nb,2027-01-05,newest\nc,2027-01-05,new\nc,2027-01-06,newest\nb,2027-01-07,last\n",
				"{\"externalId\":\"id\",\"time\":\"time\",\"type\":\"kind\"}");
		assertThat(second.get("stored").asLong()).isEqualTo(1);
		assertThat(second.get("updated").asLong()).isEqualTo(3);
		assertThat(records()).extracting(row -> row.get("EXTERNAL_ID") + " " + row.get("TYPE"))
			.containsExactly("a newer", "null x", "null x", "c newest", "b last");
		assertThat(summary().get("records").asLong()).isEqualTo(5);
	}

	@Test
	void ofAnEventLogTheLastRowTakesNothingAway() throws Exception {
		imported(
				"id,time,kind,what\na,2027-01-01,late,Nobody came\na,2027-01-02,,\na,2027-01-03,late again,\nb,2027-01-04,x,y\n",
				"{\"externalId\":\"id\",\"time\":\"time\",\"type\":\"kind\",\"text\":\"what\"}");
		assertThat(records())
			.extracting(row -> row.get("EXTERNAL_ID") + " " + row.get("TYPE") + " " + row.get("TEXT") + " "
					+ row.get("TIME").toString().substring(0, 10))
			.containsExactly("a late again Nobody came 2027-01-01", "b x y 2027-01-04");
	}

	@Test
	void idsThatOthersHadIsSaidBeforeAndAfter() throws Exception {
		String mapping = "{\"externalId\":\"id\",\"time\":\"time\"}";
		imported("id,time\n1,2027-01-01\n2,2027-01-02\n", mapping);
		byte[] next = "id,time\n1,2027-02-01\n2,2027-02-02\n".getBytes(StandardCharsets.UTF_8);
		JsonNode offer = json(send(multipart("/api/projects/{key}/feedback/preview", project)
			.file(new MockMultipartFile("file", "a.csv", "text/csv", next))
			.param("source", "customerFeedback"), "lead"));
		assertThat(offer.get("warnings").toString()).contains("2 of the first ids are in this project already");
		JsonNode report = imported(next, mapping);
		assertThat(report.get("updated").asLong()).isEqualTo(2);
		assertThat(report.get("warnings").toString()).contains("have another time than what they replaced");
		// The same records once more are no others.
		assertThat(imported(next, mapping).get("warnings").toString()).doesNotContain("another time");
	}

	@Test
	void aFileWithoutIdsThatComesTwiceIsNoticed() throws Exception {
		String csv = "time,kind\n2027-01-01,late\n2027-01-02,rude\n";
		String mapping = "{\"time\":\"time\",\"type\":\"kind\"}";
		assertThat(imported(csv, mapping).get("warnings").toString()).doesNotContain("there twice");
		assertThat(imported(csv.replace("02,rude", "03,rude"), mapping).get("warnings").toString())
			.doesNotContain("there twice");
		assertThat(imported(csv, mapping).get("warnings").toString()).contains("there twice");
	}

	@Test
	void theSameIdInAnotherProjectIsAnotherRecord() throws Exception {
		imported("id,time\n1,2027-01-01\n", TIME);
		openProject();
		assertThat(imported("id,time\n1,2027-01-01\n", TIME).get("stored").asLong()).isEqualTo(1);
	}

	@Test
	void semicolonsTabsByteOrderMarksAndMixedLineEndsAreUnderstood() throws Exception {
		assertThat(imported("\uFEFFid;time;note\r\n1;2027-01-01;a, b\n2;2027-01-02;\"c\r\nd\"\r3;bad;x\n", TIME)
			.toString()).contains("\"stored\":2").contains("\"line\":5");
		assertThat(imported("id\ttime\tnote\n4\t2027-01-01\ta, b; c\n", TIME).get("stored").asLong()).isEqualTo(1);
		assertThat(records()).extracting(row -> row.get("EXTERNAL_ID")).containsExactly("1", "2", "4");
	}

	@Test
	void aChineseFileOfExcelIsUnderstood() throws Exception {
		byte[] file = "编号,时间,内容\n1,2027/1/5 9:05,客服态度差\n".getBytes(Charset.forName("GB18030"));
		JsonNode report = imported(file,
				"{\"externalId\":\"编号\",\"time\":\"时间\",\"text\":\"内容\",\"dateFormat\":\"yyyy/M/d HH:mm\"}");
		assertThat(report.get("stored").asLong()).isEqualTo(1);
		assertThat(records().get(0)).containsEntry("TEXT", "客服态度差");
	}

	@Test
	void oneBrokenByteDoesNotMakeAFileAnotherEncoding() throws Exception {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		file.writeBytes("id,time,text\n1,2027-01-05,客服态度差，等待时间长\n2,2027-01-05,".getBytes(StandardCharsets.UTF_8));
		file.write(0xE5);
		file.writeBytes("x\n".getBytes(StandardCharsets.UTF_8));
		JsonNode report = imported(file.toByteArray(), "{\"time\":\"time\",\"text\":\"text\"}");
		assertThat(records().get(0)).containsEntry("TEXT", "客服态度差，等待时间长");
		assertThat(report.get("warnings").get(0).asText()).startsWith("1 characters");
	}

	@Test
	void htmlIsTextLikeAnyOther() throws Exception {
		imported("id,time,text\n1,2027-01-01,<script>alert(1)</script> & ' -- ; drop table feedback\n",
				"{\"externalId\":\"id\",\"time\":\"time\",\"text\":\"text\"}");
		assertThat(records().get(0)).containsEntry("TEXT", "<script>alert(1)</script> & ' -- ; drop table feedback");
	}

	@Test
	void linesBeforeTheTableAndFilesWithoutHeaderAreUnderstood() throws Exception {
		assertThat(imported("Report of\nJanuary; 2027\n\nid,time\n1,2027-01-01\n2,soon\n",
				"{\"externalId\":\"id\",\"time\":\"time\",\"skipLines\":2}")
			.toString()).contains("\"stored\":1").contains("\"line\":6");
		assertThat(imported("3,2027-01-01\n4,2027-01-02\n", "{\"externalId\":1,\"time\":\"2\",\"header\":false}")
			.get("stored")
			.asLong()).isEqualTo(2);
	}

	@Test
	void recordsWithoutATimeColumnCountInNoWeek() throws Exception {
		JsonNode report = imported("label,review\n1,good\n0,bad\n", "{\"type\":\"label\",\"text\":\"review\"}");
		assertThat(report.get("warnings")).hasSize(1);
		assertThat(summary().get("records").asLong()).isEqualTo(2);
		assertThat(summary().get("weeks")).isEmpty();
	}

	@Test
	void aWorkbookWithTrueDatesNumbersAndBlankRowsIsUnderstood() throws Exception {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		try (Workbook workbook = new Workbook(file, "test", "1.0")) {
			Worksheet sheet = workbook.newWorksheet("Tickets");
			sheet.value(0, 0, "id");
			sheet.value(0, 1, "time");
			sheet.value(0, 2, "stars");
			sheet.value(2, 0, 12345678);
			sheet.value(2, 1, LocalDateTime.of(2027, 1, 4, 9, 5, 38));
			sheet.style(2, 1).format("yyyy-mm-dd h:mm:ss").set();
			sheet.value(2, 2, 4);
			sheet.value(3, 0, "text id");
			sheet.value(3, 1, "4.1.2027 09:05");
			sheet.value(3, 2, "5");
			sheet.value(4, 0, 3);
			sheet.value(4, 1, 46391.5);
			sheet.style(60_000, 0).format("0.00").set();
			sheet.value(60_000, 0, "last");
			sheet.value(60_000, 1, "29.2.2027 10:00");
		}
		JsonNode report = imported(file.toByteArray(),
				"{\"externalId\":\"id\",\"time\":\"time\",\"rating\":\"stars\",\"dateFormat\":\"d.M.yyyy HH:mm\"}");
		assertThat(refusals(report)).containsExactly(
				"5: Column “time”: “46391.5” is not a date of the form d.M.yyyy HH:mm.",
				"60001: Column “time”: “29.2.2027 10:00” is not a date of the form d.M.yyyy HH:mm.");
		assertThat(records())
			.extracting(row -> row.get("EXTERNAL_ID") + " " + row.get("TIME") + " " + row.get("RATING"))
			.containsExactly("12345678 2027-01-04 09:05:38.0 4.0", "text id 2027-01-04 09:05:00.0 5.0");
	}

	@Serves("E06")
	@Test
	void onlyMembersAndManagersOfARunningProjectHandFilesIn() throws Exception {
		byte[] file = "id,time\n1,2027-01-01\n".getBytes(StandardCharsets.UTF_8);
		MockHttpServletResponse accepted = send(upload(file, TIME, "benchmark"), "owner");
		assertThat(accepted.getStatus()).isEqualTo(202);
		String address = accepted.getHeader("Location");
		assertThat(address).isEqualTo("/api/imports/" + json(accepted).get("id").asText());
		assertThat(send(upload(file, TIME, "benchmark"), "agent").getStatus()).isEqualTo(403);
		assertThat(send(get(address), "agent").getStatus()).isEqualTo(403);
		assertThat(send(get(address), "boss", "ROLE_service-managers").getStatus()).isEqualTo(200);
		assertThat(send(get("/api/imports/999999"), "lead").getStatus()).isEqualTo(404);
		assertThat(send(get("/api/imports/x"), "lead").getStatus()).isEqualTo(404);
		jdbc.sql("update project set state = 'reached' where business_key = ?").param(project).update();
		assertThat(send(upload(file, TIME, "benchmark"), "lead").getStatus()).isEqualTo(409);
		assertThat(summary()).isNotNull();
		project = "IMP-1999-0001";
		assertThat(send(upload(file, TIME, "benchmark"), "lead").getStatus()).isEqualTo(404);
	}

	@Test
	void theMappingMayComeAsAPartWithItsOwnType() throws Exception {
		MockHttpServletResponse response = send(multipart("/api/projects/{key}/feedback", project)
			.file(new MockMultipartFile("file", "a.csv", null,
					"id,time\n1,2027-01-01\n".getBytes(StandardCharsets.UTF_8)))
			.file(new MockMultipartFile("mapping", "m.json", "application/json", TIME.getBytes(StandardCharsets.UTF_8)))
			.param("source", "customerFeedback")
			.param("wait", "true"), "lead");
		assertThat(json(response).get("stored").asLong()).isEqualTo(1);
	}

}
