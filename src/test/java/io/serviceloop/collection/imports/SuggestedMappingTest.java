package io.serviceloop.collection.imports;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serviceloop.Serves;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

/**
 * Files as people have them, imported with exactly the mapping that is suggested: what
 * comes of them is right, or a question was asked.
 */
@Serves({ "C11", "C12", "E06" })
class SuggestedMappingTest extends CollectionTest {

	/**
	 * @param expected what the mapping has to say, the other fields of a record being
	 * absent
	 * @param questions which fields somebody is asked about
	 * @param first what the first record is, by column of the table
	 * @param handling mean handling time in hours
	 */
	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					asap_restaurant_dev_sample.csv         | text=reviewbody rating=star                                                   | 100   | 0 |            |                   |
					asap_restaurant_train_sample.csv       | text=reviewbody rating=star                                                   | 100   | 0 |            |                   |
					comcast_complaints.csv                 | externalId='Ticket #' time=Date timeOfDay=Time text='Customer Complaint' channel='Received Via' | 2224 | 0 | | time=2015-04-22T15:53:50 |
					finance_complaints_zh_train.csv        | text=1                                                                        | 4081  | 0 |            |                   |
					gov_category_tree.xlsx                 | type=一级分类                                                                  | 517   | 0 |            |                   |
					gov_messages_categorised.xlsx          | externalId=留言编号 time=留言时间 text=留言详情 customer=留言用户 type=一级分类     | 494   | 0 |            |                   |
					jd_phone_comments.csv                  | time=购买时间 text=评论内容 customerGroup=会员级别 rating=得分                     | 4722  | 0 |            |                   |
					online_shopping_9_cats_every8.csv      | type=cat text=review                                                          | 6598  | 0 |            |                   |
					uci_incident_events_mod40eq1.csv       | externalId=number time=opened_at started=opened_at finished=resolved_at type=category customer=caller_id channel=contact_type | 596 | 0 | | |
					uci_incidents_final_odd.csv            | externalId=number time=opened_at started=opened_at finished=resolved_at type=category customer=caller_id channel=contact_type | 12480 | 0 | | | 177.9361
					waimai_10k.csv                         | text=review                                                                   | 11987 | 0 |            |                   |
					trouble/win1252-few-umlauts.csv        | externalId=id time=created type=category text=comment                         | 6     | 0 |            | text='The café was closed' |
					trouble/us-dates-ambiguous-start.csv   | externalId=id time=created_at type=category text=comment                      |       | 0 |            | time=2026-03-01T00:00 |
					trouble/word-inside-word.csv           | text=review                                                                   | 6     | 0 |            |                   |
					trouble/glpi-like.csv                  | externalId=ID time='Opening date' type=Category customer=Requester text=Title | 6     | 0 |            | time=2026-03-01T09:00 |
					trouble/dst-handling.csv               | externalId=id time=created_at started=created_at finished=resolved_at type=category text=comment | 3 | 0 | | | 0.8333
					trouble/title-above-header.csv         | externalId=Ticket time=Created type=Category text=Comment                     | 5     | 0 |            | external_id=T0    |
					trouble/sep-line.csv                   | externalId=Ticket time=Created type=Category text=Comment                     | 5     | 0 |            | external_id=T0    |
					trouble/cover-sheet-first.xlsx         | externalId=Ticket time=Created type=Category text=Comment sheet=Tickets       | 5     | 0 |            | external_id=T0    |
					trouble/pipe-separated.csv             | externalId=ticket time=created type=category text=description                 | 5     | 0 |            | external_id=T0    |
					trouble/zh-ampm.csv                    | externalId=工单号 time=反馈时间 type=问题类型 text=内容                            | 6     | 0 |            | time=2026-03-01T15:05 |
					trouble/google-forms.csv               | time=Timestamp text='What went wrong?' rating='How satisfied are you? (1-5)' customer='Your e-mail' | 6 | 0 | | time=2026-03-01T09:15:20 |
					trouble/excel-serial.csv               | externalId=id time=created_at type=category text=comment                      | 6     | 0 |            | time=2026-03-01T09:00 |
					trouble/mixed-text-and-date-cells.xlsx | externalId=Ticket time=Created type=Category text=Comment mendSwapped=true    | 24    | 0 |            | time=2026-03-01T00:00 |
					trouble/split-date-time.csv            | externalId=Ticket time='Start date' timeOfDay='Start time' started='Start date' startedTimeOfDay='Start time' finished='End date' finishedTimeOfDay='End time' type=Category text=Description | 6 | 0 | dateFormat | time=2026-03-01T09:00 | 8.5
					trouble/rating-nps.csv                 | externalId=id time=date text=comment rating=rating ratingScale=0-10           | 6     | 0 |            | rating=5.0        |
					trouble/rating-fullwidth.csv           | externalId=编号 time=日期 text=评论 rating=评分                                  | 6     | 0 |            | rating=5.0        |
					trouble/merged-category.xlsx           | externalId=Ticket time=Created type=Category text=Comment                     | 6     | 0 |            |                   |
					trouble/event-log.csv                  | externalId=number time=opened_at type=category text=comment                   | 3     | 0 |            |                   |
					trouble/leading-zeros.xlsx             | externalId=Ticket time=Created type=Category text=Comment                     | 3     | 0 |            | external_id=00000125 |
					trouble/two-digit-years.csv            | externalId=id time=date type=category text=comment                            | 6     | 0 |            | time=1998-12-31T00:00 |
					trouble/missing-trailing-cells.csv     | externalId=Ticket time=Created type=Category text=Comment rating=Rating       | 5     | 0 |            |                   |
					trouble/dup-headers.csv                | externalId=id time=2 type=category text=4                                     | 6     | 0 |            | time=2026-03-01T00:00 |
					trouble/formulas-cached.xlsx           | externalId=Ticket time=Created type=Category text=Comment rating=Rating       | 5     | 0 |            | external_id=T-2   |
					trouble/type-spellings.csv             | externalId=id time=date type=category text=comment                            | 8     | 0 |            | type=Billing      |
					""")
	void filesAreReadRightWithTheSuggestionAlone(String name, String expected, Long stored, long refused,
			String questions, String first, Double handling) throws Exception {
		byte[] file = Files.readAllBytes(data(name));
		JsonNode preview = preview(file);
		ObjectNode mapping = (ObjectNode) preview.get("suggestedMapping");
		Map<String, String> wanted = pairs(expected);
		Map<String, String> said = new TreeMap<>();
		mapping.fields().forEachRemaining(field -> {
			boolean ofRecord = !Set.of("dateFormat", "missing", "header", "skipLines", "encoding", "delimiter", "sheet")
				.contains(field.getKey());
			if ((ofRecord || wanted.containsKey(field.getKey())) && !field.getValue().isNull()) {
				said.put(field.getKey(), field.getValue().asText());
			}
		});
		assertThat(said).as("%s", preview.get("evidence")).isEqualTo(wanted);
		assertThat(preview.get("questions").findValuesAsText("field"))
			.isEqualTo((questions == null) ? List.of() : List.of(questions));
		JsonNode report = imported(file, mapping.toString());
		assertThat(report.get("refused").asLong()).as("%s", report).isEqualTo(refused);
		if (stored != null) {
			assertThat(report.get("stored").asLong()).as("%s", report).isEqualTo(stored);
		}
		Map<String, Object> record = records().get(0);
		pairs((first == null) ? "" : first).forEach((column,
				value) -> assertThat((record.get(column.toUpperCase()) instanceof Timestamp time)
						? time.toLocalDateTime().toString() : String.valueOf(record.get(column.toUpperCase())))
					.as(column)
					.isEqualTo(value));
		if (handling != null) {
			assertThat(summary().at("/handlingHours/mean").asDouble()).isEqualTo(handling);
		}
	}

	private static Map<String, String> pairs(String text) {
		Map<String, String> pairs = new TreeMap<>();
		Matcher pair = Pattern.compile("(\\w+)=('[^']*'|\\S+)").matcher(text);
		while (pair.find()) {
			pairs.put(pair.group(1), pair.group(2).replace("'", ""));
		}
		return pairs;
	}

	private JsonNode preview(byte[] file) throws Exception {
		MockHttpServletResponse response = send(multipart("/api/projects/{key}/feedback/preview", project)
			.file(new MockMultipartFile("file", "feedback.csv", "text/csv", file)), "lead");
		assertThat(response.getStatus()).as(response.getContentAsString(StandardCharsets.UTF_8)).isEqualTo(200);
		return json(response);
	}

}
