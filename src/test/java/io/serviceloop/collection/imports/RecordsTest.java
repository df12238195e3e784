package io.serviceloop.collection.imports;

import java.time.LocalDateTime;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.Serves;
import io.serviceloop.collection.FeedbackSummary.Week;
import io.serviceloop.collection.Records;
import io.serviceloop.collection.Records.Counted;
import io.serviceloop.collection.Records.Filter;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** Stored records, counted in the windows of their sources. */
class RecordsTest extends CollectionTest {

	private static final String COLUMNS = """
			{"time":"time","type":"type","stage":"stage","text":"text","channel":"via","customer":"who"}""";

	@Autowired
	private Records stored;

	/** Two weeks that end on a Sunday, and one record from long before. */
	private void twoWeeks() throws Exception {
		planned("operationsData", 14);
		imported("""
				time,type,stage,text,via,who
				2026-01-01,Delay,dispatch,An old one,phone,c1
				2026-03-02,Delay,dispatch,Parcel is late,phone,c1
				2026-03-03,Delay,dispatch,Parcel is LATE again,phone,c1
				2026-03-04,Bill,sale,100% wrong,mail,c2
				2026-03-10,Delay,delivery,late,mail,
				2026-03-15,Bill,,The bill is late,mail,c3
				""", COLUMNS);
	}

	private void planned(String kind, int days) {
		jdbc.sql("""
				insert into data_source (business_key, id, kind, responsible, window_days) values (?, ?, ?, 'lead', ?)
				""").params(project, "s" + kind.length(), kind, days).update();
	}

	@Test
	@Serves({ "A12", "A44" })
	void theRecordsOfAFilterAreCountedInTheWindowOfTheirSource() throws Exception {
		twoWeeks();
		Counted late = stored.counted(project, new Filter("Delay", null, null, null));
		assertThat(late.number()).isEqualTo(3);
		assertThat(late.perWeek()).isEqualTo(1.5);
		assertThat(late.customers()).isEqualTo(1);
		assertThat(late.withoutCustomer()).isEqualTo(1);
		assertThat(late.share()).isEqualTo(0.6);
		assertThat(late.first()).isEqualTo(LocalDateTime.of(2026, 3, 2, 0, 0));
		assertThat(late.last()).isEqualTo(LocalDateTime.of(2026, 3, 10, 0, 0));
		assertThat(late.weeks()).containsExactly(new Week("2026-W10", 2), new Week("2026-W11", 1));
	}

	@Test
	void aFilterNarrowsByEachOfItsPartsAndItsTextIsFoundSmallAndCapitalAndWithoutSigns() throws Exception {
		twoWeeks();
		assertThat(number(null, null, "LATE", null)).isEqualTo(4);
		assertThat(number(null, null, "100%", null)).isEqualTo(1);
		assertThat(number(null, null, "%", null)).isEqualTo(1);
		assertThat(number(null, null, "late_", null)).isZero();
		assertThat(number("Delay", "dispatch", null, null)).isEqualTo(2);
		assertThat(number("Delay", null, null, "mail")).isEqualTo(1);
		assertThat(number("Delay", "sale", "late", "mail")).isZero();
		assertThat(number(" ", "", null, null)).isEqualTo(5);
		Counted none = stored.counted(project, new Filter("no such type", null, null, null));
		assertThat(none.number()).isZero();
		assertThat(none.share()).isZero();
		assertThat(none.customers()).isNull();
		assertThat(none.first()).isNull();
		assertThat(none.weeks()).containsExactly(new Week("2026-W10", 0), new Week("2026-W11", 0));
	}

	private long number(String type, String stage, String text, String channel) {
		return stored.counted(project, new Filter(type, stage, text, channel)).number();
	}

	@Test
	void withoutACustomerColumnNoCustomerIsClaimedAndWithoutTimesNoFrequency() throws Exception {
		imported("type,text\nDelay,late\nDelay,later\n", "{\"type\":\"type\",\"text\":\"text\"}");
		Counted late = stored.counted(project, new Filter("Delay", null, null, null));
		assertThat(late).isEqualTo(new Counted(2, null, null, 2, 1.0, null, null, List.of(), null, null));
	}

	@Test
	void aProjectWithoutRecordsHasNothingToCount() {
		assertThat(stored.counted(project, new Filter("Delay", null, null, null)))
			.isEqualTo(new Counted(0, null, null, 0, null, null, null, List.of(), null, null));
	}

	@Test
	void twoKindsAreEachSpreadOverTheirOwnWindow() throws Exception {
		twoWeeks();
		planned("customerFeedback", 7);
		send(upload("""
				time,type,stage,text,via,who
				2026-05-01,Delay,dispatch,older than its week,phone,c1
				2026-05-09,Delay,dispatch,late,phone,c9
				2026-05-10,Delay,dispatch,late,phone,c9
				""".getBytes(), COLUMNS, "customerFeedback").param("wait", "true"), "lead");
		Counted late = stored.counted(project, new Filter("Delay", null, null, null));
		assertThat(late.number()).isEqualTo(5);
		assertThat(late.perWeek()).isEqualTo(1.5 + 2);
		assertThat(late.customers()).isEqualTo(2);
		assertThat(late.weeks()).hasSize(10);
	}

	@Test
	@Serves({ "A12", "A14", "C29", "C30", "D03" })
	void theSummaryCountsEverythingAndSaysWhatLiesOutside() throws Exception {
		twoWeeks();
		JsonNode summary = summary();
		assertThat(summary.get("records").asInt()).isEqualTo(6);
		assertThat(summary.get("weeks").get(0).get("week").asText()).isEqualTo("2026-W01");
		assertThat(summary.get("topTypes").get(0).get("count").asInt()).isEqualTo(4);
		JsonNode window = summary.get("window");
		assertThat(window.get("records").asInt()).isEqualTo(5);
		assertThat(window.get("outside").asInt()).isEqualTo(1);
		assertThat(window.get("perWeek").asDouble()).isEqualTo(2.5);
		assertThat(window.get("customers").asInt()).isEqualTo(3);
		assertThat(window.get("sources").toString()).isEqualTo(
				"""
						[{"source":"operationsData","windowDays":14,"from":"2026-03-02","to":"2026-03-15","records":5,"older":1,\
						"undated":0}]""");
		assertThat(window.get("topTypes").toString()).isEqualTo("""
				[{"type":"Delay","count":3,"share":0.6,"last7Days":1,"previous7Days":2,"change":-0.5},\
				{"type":"Bill","count":2,"share":0.4,"last7Days":1,"previous7Days":1,"change":0.0}]""");
		assertThat(window.get("weeks").toString())
			.isEqualTo("[{\"week\":\"2026-W10\",\"count\":3},{\"week\":\"2026-W11\",\"count\":2}]");
	}

	@Test
	void aKindThatNobodyPlannedLooksBackAsFarAsTheRuleSays() throws Exception {
		imported("time,type\n2026-01-01,a\n2026-06-01,a\n", "{\"time\":\"time\",\"type\":\"type\"}");
		assertThat(summary().get("window").get("sources").get(0).get("windowDays").asInt()).isEqualTo(90);
		assertThat(number("a", null, null, null)).isEqualTo(1);
	}

}
