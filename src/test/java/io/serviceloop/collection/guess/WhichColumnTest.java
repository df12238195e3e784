package io.serviceloop.collection.guess;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

import io.serviceloop.Serves;
import io.serviceloop.collection.mapping.FeedbackRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Of several columns that could be meant the one that is, or a question; nothing is taken
 * for what its name says it is not.
 */
@Serves({ "C11", "C12", "C13" })
class WhichColumnTest {

	@TempDir
	private Path directory;

	private Suggested read(String csv) throws IOException {
		return Suggested.of(directory, csv.getBytes(StandardCharsets.UTF_8));
	}

	@ParameterizedTest
	@CsvSource({ "入院日期,投诉日期", "出厂日期,报修时间", "Kaufdatum,Meldedatum", "Policy start,Complaint date", "开通日期,投诉时间",
			"就诊日期,投诉时间", "Review experience date,Review created (UTC)", "Registered on,Complaint date" })
	void theTimeOfTheComplaintIsThatOfTheRecordHoweverEarlyAnotherDateIs(String other, String own) throws IOException {
		Suggested file = read("id," + other + "," + own + ",comment\nT1,2025-03-13,2026-03-13,Nobody came\n"
				+ "T2,2025-11-02,2026-03-14,Nobody answers\n");
		assertThat(file.mapped("time")).isEqualTo(own);
		assertThat(file.records().get(0).time()).hasToString("2026-03-13T00:00");
	}

	@ParameterizedTest
	@CsvSource({ "Alpha,Beta", "甲日,乙日" })
	void ofDatesWhoseNamesSayNothingTheOneIsAskedFor(String one, String other) throws IOException {
		Suggested file = read("ticket id," + one + "," + other + ",comment\nT1,2025-03-13,2026-03-13,Nobody came\n"
				+ "T2,2025-11-02,2026-03-14,Nobody answers\n");
		assertThat(file.asked()).containsExactly("time");
		assertThat(file.preview().questions().get(0).options()).containsExactly(one, other);
	}

	@ParameterizedTest
	@CsvSource({ "0.375,0.583333333333333", "'0,375','0,583333333333333'" })
	void aTimeOfDayIsReadAsThePartOfADayThatASpreadsheetKeeps(String morning, String afternoon) throws IOException {
		Suggested file = read("id;date;time;comment\nT1;2026-03-13;" + morning + ";Nobody came\nT2;2026-03-14;"
				+ afternoon + ";Nobody answers\n");
		assertThat(file.mapped("timeOfDay")).isEqualTo("time");
		assertThat(file.records()).extracting(one -> one.time().toString())
			.containsExactly("2026-03-13T09:00", "2026-03-14T14:00");
	}

	@ParameterizedTest
	@CsvSource({ "'0,375'", "9点", "090000", "9:00" })
	void theTimeOfAComplaintBesideItsDayIsReadHoweverItIsWritten(String nine) throws IOException {
		Suggested file = read("编号;投诉日期;投诉时间;投诉内容\nT1;2026/3/13;" + nine + ";没有人接电话\nT2;2026/3/14;" + nine + ";没有人回复\n");
		assertThat(file.mapped("timeOfDay")).isEqualTo("投诉时间");
		assertThat(file.records().get(0).time()).hasToString("2026-03-13T09:00");
	}

	@ParameterizedTest
	@ValueSource(strings = { "(blank)", "(none)", "(Not Set)", "（空）", "【空】", "not applicable", "Unassigned", "无此项",
			"尚未填写", "Not selected", "[empty]", "<NULL>", "N／A" })
	void whatStandsForNothingIsNoTypeWhateverIsAroundIt(String mark) throws IOException {
		Suggested file = read("id,date,category,comment\nT1,2026-03-13," + mark + ",Nobody came\n"
				+ "T2,2026-03-14,Billing,Nobody answers\n");
		assertThat(file.records()).extracting(FeedbackRecord::type).containsExactly(null, "Billing");
	}

	@ParameterizedTest
	@ValueSource(strings = { "难度评分", "Difficulty rating" })
	void howHardSomethingWasIsNoSatisfaction(String name) throws IOException {
		Suggested file = read("id,date," + name + ",comment\nT1,2026-03-13,4,Nobody came\nT2,2026-03-14,2,It broke\n");
		assertThat(file.mapped("rating")).isNull();
	}

	@Test
	void percentBesideNumbersOfASmallScaleAreLeftOutOpenly() throws IOException {
		Suggested file = read("id,date,rating,comment\nT1,2026-03-13,80%,Nobody came\nT2,2026-03-14,4,It broke\n"
				+ "T3,2026-03-14,60%,It broke again\nT4,2026-03-15,5,Never again\n");
		assertThat(file.mapped("rating")).isNull();
		assertThat(file.doubts()).contains("import.note.notRating");
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "Satisfaction (1–5, 1 = best);5.0", "满意度（1-5分，1最满意）;5.0",
			"Rating (1 = best);", "满意度（1最满意）;", "Bewertung (Schulnote);" })
	void whereOneIsTheBestItIsNotKeptAsTheWorst(String name, String one) throws IOException {
		Suggested file = read(
				"id,date,\"" + name + "\",comment\nT1,2026-03-13,1,Nobody came\nT2,2026-03-14,2,It broke\n"
						+ "T3,2026-03-15,5,Never again\n");
		assertThat(String.valueOf(file.records().get(0).rating())).isEqualTo(String.valueOf(one));
		assertThat(one != null || file.doubts().contains("import.note.leftRating")).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Date of birth", "Geburtsdatum", "出生日期" })
	void aDateOfSomethingElseIsNotTakenForTheTimeBecauseThereIsNoOther(String name) throws IOException {
		assertThat(read("id," + name + ",comment\nT1,1980-03-13,Nobody came\nT2,1990-03-14,It broke\n").mapped("time"))
			.isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Contract end", "合同结束日期" })
	void theEndOfAContractIsNotThatOfTheWork(String name) throws IOException {
		Suggested file = read("id,Created," + name + ",comment\nT1,2026-03-13,2027-03-13,Nobody came\n"
				+ "T2,2026-03-14,2028-03-14,It broke\n");
		assertThat(file.mapped("time")).isEqualTo("Created");
		assertThat(file.mapped("finished")).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "Resolution comments,Customer comments", "处理意见,客户留言", "Internal notes,Comment" })
	void whatTheHouseWroteIsNotWhatTheCustomerSaid(String own, String customers) throws IOException {
		Suggested file = read(
				"id,Created," + own + "," + customers + "\nT1,2026-03-13,We called back at once,Nobody came\n"
						+ "T2,2026-03-14,We sent a new one at once,It broke\n");
		assertThat(file.mapped("text")).isEqualTo(customers);
	}

	@Test
	void aTextThatWasEncodedTwiceIsPointedOut() throws IOException {
		String text = new String("Rückmeldung für später".getBytes(StandardCharsets.UTF_8),
				Charset.forName("windows-1252"));
		assertThat(read("id,date,comment\nT1,2026-03-13," + text + "\nT2,2026-03-14," + text + "\n").doubts())
			.contains("import.note.garbled");
		assertThat(read("id,date,comment\nT1,2026-03-13,«Très déçu»\nT2,2026-03-14,Für die Händler: “späte” Zahlung\n")
			.doubts()).doesNotContain("import.note.garbled");
	}

	@Test
	void hoursThatWereSpentAreNoTimesOfDay() throws IOException {
		Suggested file = read(
				"id,date,time,comment\nT1,2026-03-13,0.25,Nobody came\nT2,2026-03-14,1.50,Nobody answers\n"
						+ "T3,2026-03-14,0.50,It broke\nT4,2026-03-15,0.75,Never again\n");
		assertThat(file.mapped("timeOfDay")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "序号", "No.", "#", "答卷序号" })
	void numbersOfRowsAreNoIdsAndItIsSaid(String name) throws IOException {
		Suggested file = read(name + ",date,comment\n1,2026-03-13,Nobody came\n2,2026-03-14,Nobody answers\n"
				+ "3,2026-03-15,It broke\n");
		assertThat(file.mapped("externalId")).isNull();
		assertThat(file.doubts()).contains("import.note.counter");
	}

	@ParameterizedTest
	@ValueSource(strings = { "编号", "ID", "Response ID" })
	void ofIdsThatCountFromOneItIsSaid(String name) throws IOException {
		Suggested file = read(name + ",date,comment\n1,2026-03-13,Nobody came\n2,2026-03-14,Nobody answers\n"
				+ "3,2026-03-15,It broke\n");
		assertThat(file.mapped("externalId")).isEqualTo(name);
		assertThat(file.doubts()).contains("import.note.counting");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Review ID", "CallID", "会话ID", "案號", "Ref", "Ref ID", "客户投诉编号", "产品投诉编号", "客户服务单号" })
	void numbersOfRecordsAreIds(String name) throws IOException {
		Suggested file = read(name + ",date,comment\n4711,2026-03-13,Nobody came\n4803,2026-03-14,Nobody answers\n"
				+ "4901,2026-03-15,It broke\n");
		assertThat(file.mapped("externalId")).isEqualTo(name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "员工编号", "门店编号", "设备编号", "保单号", "快递单号", "Reference" })
	void numbersOfWhatHasManyRecordsAreNoIds(String name) throws IOException {
		StringBuilder csv = new StringBuilder(name + ",date,comment\n");
		for (int i = 0; i < 20; i++) {
			csv.append("N" + i % 12 + ",2026-03-" + (i + 10) + ",Nobody came " + i + "\n");
		}
		Suggested file = read(csv.toString());
		assertThat(file.mapped("externalId")).isNull();
		assertThat(file.records()).hasSize(20);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Account type", "Device type", "Payment type", "Product category", "房间类型", "设备类型" })
	void aCategoryOfSomethingElseIsNoProblemType(String name) throws IOException {
		Suggested file = read("id,date," + name + ",comment\nT1,2026-03-13,A,Nobody came\nT2,2026-03-14,B,It broke\n");
		assertThat(file.mapped("type")).isNull();
		assertThat(file.doubts()).contains("import.note.otherType");
	}

	@ParameterizedTest
	@CsvSource({ "Product category,Complaint category", "Payment type,Reason", "User type,Topic",
			"Customer category,Problem", "Product type,Contact reason", "Product,Issue", "设备类型,问题分类" })
	void theCategoryOfTheProblemIsItsTypeBesideOthers(String other, String own) throws IOException {
		Suggested file = read("id,date," + other + "," + own
				+ ",comment\nT1,2026-03-13,A,Late,Nobody came\nT2,2026-03-14,B,Broken,It broke\n");
		assertThat(file.mapped("type")).isEqualTo(own);
	}

	@ParameterizedTest
	@CsvSource({ "Agent email,Customer email", "客服姓名,客户姓名", "客户经理,客户名称" })
	void theCustomerIsNobodyOfTheHouse(String staff, String customer) throws IOException {
		Suggested file = read("id,date," + staff + "," + customer
				+ ",comment\nT1,2026-03-13,a@x.de,c@y.de,Nobody came\nT2,2026-03-14,a@x.de,d@y.de,It broke\n");
		assertThat(file.mapped("customer")).isEqualTo(customer);
	}

	@Test
	void whatTheHouseWroteIsNotWhatTheCustomerSaid() throws IOException {
		Suggested file = read("id,日期,回訪內容,反映內容\nT1,2026-03-13,已经回访过这位客户,三天没有人来\nT2,2026-03-14,客户表示满意,空调坏了\n");
		assertThat(file.mapped("text")).isEqualTo("反映內容");
	}

	@ParameterizedTest
	@ValueSource(strings = { "客户回复内容", "客户经理服务反馈", "对客服的意见", "Comments about our staff", "Agent feedback" })
	void whatCustomersSayOfTheHouseIsTheirText(String name) throws IOException {
		Suggested file = read("id,date," + name
				+ "\nT1,2026-03-13,Nobody came to repair the heating\nT2,2026-03-14,It broke again on the day after\n");
		assertThat(file.mapped("text")).isEqualTo(name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1970-01-01", "1900-01-01", "0001-01-01", "1753-01-01", "1899-12-30", "9999-12-31" })
	void aDayThatAProgramWritesForNoneLosesNoOther(String none) throws IOException {
		Suggested file = read("id,opened,closed,comment\nT1,2026-03-13,2026-03-14,Nobody came\nT2,2026-03-14," + none
				+ ",It broke\nT3,2026-03-15," + none + ",Late\nT4,2026-03-16,2026-03-17,Late\n");
		assertThat(file.mapped("finished")).isEqualTo("closed");
		assertThat(file.records()).extracting(FeedbackRecord::finished).filteredOn(Objects::nonNull).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Report generated,2026-04-01 08:00,,", "导出时间,2026-04-01,,", "截至,2026-04-01,,",
			"Prepared by Ann,2026-04-01,,", ",2026-04-01,,Printed", "End of report,2026-04-01,," })
	void aLastLineThatSaysWhenTheFileWasMadeIsNoRecord(String line) throws IOException {
		Suggested file = read(
				"id,date,type,comment\nT1,2026-03-13,Late,Nobody came\nT2,2026-03-14,Late,It broke\n" + line + "\n");
		assertThat(file.records()).hasSize(2);
		assertThat(file.refused()).containsExactly("import.row.total");
	}

	@Test
	void fewCellsAreARecordWhereNoneSaysSo() throws IOException {
		Suggested file = read("id,date,type,comment\nT1,2026-03-13,Late,Nobody came\n,2026-03-14,,报告延迟\n"
				+ ",2026-03-14,,打印时间太长了\n,2026-03-14,,Created\n,2026-03-14,,As of today still no refund\n"
				+ ",2026-03-14,,Printed on the wrong paper\n");
		assertThat(file.records()).hasSize(6);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"=\"\"00120\"\"\"", "'00120" })
	void whatKeepsASpreadsheetFromChangingAnIdIsNoPartOfIt(String cell) throws IOException {
		Suggested file = read("ticket id,date,comment\n" + cell + ",2026-03-13,Nobody came\n" + cell.replace("20", "30")
				+ ",2026-03-14,It broke\n");
		assertThat(file.records()).extracting(FeedbackRecord::externalId).containsExactly("00120", "00130");
	}

	@Test
	void anIdThatASpreadsheetRoundedIsNoneAndTheOthersAre() throws IOException {
		Suggested file = read("ticket id,date,comment\n2.02603E+17,2026-03-13,Nobody came\n"
				+ "2.02603E+17,2026-03-14,It broke\nA1,2026-03-15,Late\nA2,2026-03-16,Late\nA3,2026-03-17,Late\n");
		assertThat(file.records()).extracting(FeedbackRecord::externalId).containsExactly(null, null, "A1", "A2", "A3");
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			value = { "13/三月/26 4:05 下午;2026-03-13T16:05", "2026/03/13 下午 3:00:05 [GMT+8];2026-03-13T15:00:05",
					"2026. 03. 13. 9:00:00;2026-03-13T09:00", "Fri 03/13/2026;2026-03-13T00:00",
					"09:00 13/03/2026;2026-03-13T09:00", "9:00 PM 3/13/2026;2026-03-13T21:00",
					"2026/03/13-09:00;2026-03-13T09:00", "3/13/2026 15:00 PM;2026-03-13T15:00",
					"2026/3/13 下午15:00;2026-03-13T15:00", "3/13/2026 0:30 PM;2026-03-13T12:30",
					"3/13/2026 0:30 AM;2026-03-13T00:30", "March 13th, 2026 at 3:00:00 PM;2026-03-13T15:00",
					"3:15:22 PM 03/13/2026;2026-03-13T15:15:22", "March 13th 2026 at 12:00:05 AM;2026-03-13T00:00:05",
					"Friday, March 13, 2026 09:05 AM;2026-03-13T09:05", "13. 3. 2026 9:05;2026-03-13T09:05",
					"2026/03/13(五) 09:05;2026-03-13T09:05", "2026-03-13_09:05;2026-03-13T09:05",
					"令和8年3月13日 9:05;2026-03-13T09:05", "2026-03-13 09:00:00 +0800 CST;2026-03-13T09:00",
					"2026-03-13\u200B;2026-03-13T00:00" })
	void aDateIsReadHoweverPeopleAndProgramsWriteIt(String written, String read) throws IOException {
		Suggested file = read("id,date,comment\nT1,\"" + written + "\",Nobody came\nT2,\"" + written + "\",It broke\n");
		assertThat(file.records()).extracting(one -> String.valueOf(one.time())).containsExactly(read, read);
	}

	@Test
	void whatWritesDatesInTheOtherOrderIsNotReadAndItIsSaid() throws IOException {
		Suggested file = read("id,opened,closed,comment\nT1,13/03/2026,03/20/2026,Nobody came\n"
				+ "T2,14/03/2026,03/21/2026,It broke\nT3,15/03/2026,03/22/2026,Late\n");
		assertThat(file.mapped("finished")).isNull();
		assertThat(file.doubts()).contains("import.note.otherOrder");
	}

	@ParameterizedTest
	@ValueSource(strings = { "31.02.26", "31.06.26", "30.02.26" })
	void oneDayThatDoesNotExistSpoilsNoOther(String slip) throws IOException {
		StringBuilder csv = new StringBuilder("ticket id;date;comment\n");
		for (int i = 1; i <= 60; i++) {
			csv.append("T%d;%02d.%02d.26;Nobody came%n".formatted(i, i % 28 + 1, i / 28 + 1));
		}
		Suggested file = read(csv + "T61;" + slip + ";Late\n");
		assertThat(file.mapped("dateFormat")).isEqualTo("d.M.yy");
		assertThat(file.records()).hasSize(60);
	}

	@Test
	void aBeginningThatCannotBeReadIsNotReplacedByAnEndInSilence() throws IOException {
		Suggested file = read("ticket id,opened,closed,comment\nT1,Q1/13 03h26,2026-03-20,Nobody came\n"
				+ "T2,Q1/14 03h26,2026-03-21,It broke\n");
		assertThat(file.doubts()).contains("import.note.notTime");
	}

	@Test
	void timesOfDayThatBelongToNoDateAreNotDroppedInSilence() throws IOException {
		Suggested file = read("id,date,start time,end time,comment\nT1,2026-03-13,23:30,00:15,Nobody came\n"
				+ "T2,2026-03-14,09:10,09:30,It broke\n");
		assertThat(file.records().get(0).time()).hasToString("2026-03-13T23:30");
		assertThat(file.doubts()).contains("import.note.unusedTimeOfDay");
	}

	@ParameterizedTest
	@ValueSource(strings = { "无数据", "——", "？", "not provided", "Keine Angabe", "[]" })
	void whatStandsForNothingIsNoType(String mark) throws IOException {
		Suggested file = read(
				"id,date,type,comment\nT1,2026-03-13," + mark + ",Nobody came\nT2,2026-03-14,Late,It broke\n");
		assertThat(file.records()).extracting(FeedbackRecord::type).isEqualTo(Arrays.asList(null, "Late"));
	}

}
