package io.serviceloop.collection.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.util.Date;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** Real files, counted by somebody else before. */
class ReferenceDataTest extends CollectionTest {

	private JsonNode reference(String file) throws Exception {
		return mapper.readTree(data(file + ".ref.json").toFile());
	}

	private JsonNode importFile(String file, String mapping) throws Exception {
		return imported(Files.readAllBytes(data(file)), mapping);
	}

	private static Map<String, Long> weeks(JsonNode summary) {
		Map<String, Long> weeks = new TreeMap<>();
		summary.get("weeks").forEach(week -> weeks.put(week.get("week").asText(), week.get("count").asLong()));
		return weeks;
	}

	private static Map<String, Long> expected(JsonNode weekly) {
		Map<String, Long> weeks = new TreeMap<>();
		weekly.fields().forEachRemaining(week -> weeks.put(week.getKey(), week.getValue().asLong()));
		return weeks;
	}

	@Test
	void incidentsGiveTheKnownWeeksTypesAndHandlingHours() throws Exception {
		JsonNode reference = reference("uci_incidents_final_odd.csv");
		JsonNode report = importFile("uci_incidents_final_odd.csv",
				"""
						{"externalId":"number","time":"opened_at","started":"opened_at","finished":"resolved_at","type":"category",
						 "stage":null,"text":null,"customer":"caller_id","channel":"contact_type","rating":null,
						 "dateFormat":"d/M/yyyy HH:mm","missing":["?"],"header":true,"skipLines":0}""");
		assertThat(report.get("state").asText()).isEqualTo("done");
		assertThat(report.get("stored").asLong()).isEqualTo(12480);
		assertThat(report.get("warnings")).isEmpty();
		JsonNode summary = summary();
		assertThat(summary.get("records").asLong()).isEqualTo(12480);
		Map<String, Long> weeks = weeks(summary);
		assertThat(weeks).hasSize(51).containsEntry("2016-W23", 0L);
		weeks.values().removeIf(count -> count == 0);
		assertThat(weeks).isEqualTo(expected(reference.get("weekly_opened")));
		for (int i = 0; i < 5; i++) {
			JsonNode type = summary.get("topTypes").get(i);
			assertThat(type.get("type").asText()).isEqualTo(reference.get("category_top10").get(i).get(0).asText());
			assertThat(type.get("count").asLong()).isEqualTo(reference.get("category_top10").get(i).get(1).asLong());
		}
		assertThat(shares(summary)).isEqualTo(0.5421, within(0.0003));
		JsonNode hours = summary.get("handlingHours");
		assertThat(hours.get("n").asLong()).isEqualTo(11698);
		assertThat(hours.get("mean").asDouble()).isEqualTo(177.9361);
		assertThat(hours.get("median").asDouble()).isEqualTo(21.7667);
		assertThat(hours.get("missing").asLong()).isEqualTo(782);
		assertThat(feedback.count(project, "operationsData")).isEqualTo(12480);
		assertThat(feedback.count(project, "benchmark")).isZero();
	}

	@Test
	void complaintsAreCountedAsWrittenAndSwappedDatesAreReported() throws Exception {
		JsonNode report = importFile("comcast_complaints.csv", """
				{"externalId":"Ticket #","time":"Date","text":"Customer Complaint","channel":"Received Via",
				 "type":"Status","dateFormat":"dd-MM-yy"}""");
		assertThat(report.get("stored").asLong()).isEqualTo(2224);
		assertThat(report.get("warnings")).hasSize(1);
		assertThat(report.get("warnings").get(0).asText()).contains("day and month");
		JsonNode summary = summary();
		assertThat(report.get("warnings").get(0).asText()).startsWith(summary.get("swapped").asText() + " dates");
		Map<String, Long> weeks = weeks(summary);
		weeks.values().removeIf(count -> count == 0);
		assertThat(weeks).isEqualTo(expected(reference("comcast_complaints.csv").get("weekly")));
		assertThat(summary.get("topTypes")).hasSize(4);
		assertThat(summary.get("topTypes").get(0).get("type").asText()).isEqualTo("Solved");
		assertThat(summary.get("topTypes").get(0).get("count").asLong()).isEqualTo(973);
	}

	@Test
	void citizenMessagesOfASheetWith64707BlankRowsAreReadWithoutThem() throws Exception {
		JsonNode reference = reference("gov_messages_categorised.xlsx");
		JsonNode report = importFile("gov_messages_categorised.xlsx", """
				{"time":"留言时间","text":"留言详情","customer":"留言用户","type":"一级分类","dateFormat":"yyyy/M/d HH:mm:ss"}""");
		assertThat(report.get("read").asLong()).isEqualTo(495);
		assertThat(report.get("stored").asLong()).isEqualTo(495);
		JsonNode summary = summary();
		for (int i = 0; i < 5; i++) {
			JsonNode known = reference.get("by_category").get(i);
			assertThat(summary.get("topTypes").get(i).get("type").asText()).isEqualTo(known.get(0).asText());
			assertThat(summary.get("topTypes").get(i).get("count").asLong()).isEqualTo(known.get(1).asLong());
		}
		assertThat(shares(summary)).isEqualTo(0.8364, within(0.0003));
		Map<String, Long> weeks = weeks(summary);
		weeks.values().removeIf(count -> count == 0);
		assertThat(weeks).hasSize(271).containsAllEntriesOf(expected(reference.get("weekly_2019")));
		assertThat((String) records().get(0).get("TEXT")).doesNotStartWith("\n").doesNotStartWith("\u3000");
	}

	@Test
	void theOneIdThatComesTwiceIsOneRecord() throws Exception {
		JsonNode report = importFile("gov_messages_categorised.xlsx", """
				{"externalId":"留言编号","time":"留言时间","text":"留言详情","type":"一级分类","dateFormat":"yyyy/M/d HH:mm:ss"}""");
		assertThat(report.get("read").asLong()).isEqualTo(495);
		assertThat(report.get("stored").asLong()).isEqualTo(494);
		assertThat(report.get("updated").asLong()).isEqualTo(1);
		assertThat(summary().get("records").asLong()).isEqualTo(494);
		assertThat(jdbc
			.sql("select count(*) from feedback f join feedback_import i on i.id = f.import_id"
					+ " where i.business_key = ? and f.external_id = '37042'")
			.param(project)
			.query(Long.class)
			.single()).isEqualTo(1);
	}

	private static double shares(JsonNode summary) {
		double sum = 0;
		for (JsonNode type : summary.get("topTypes")) {
			sum += type.get("share").asDouble();
		}
		return sum;
	}

}
