package io.serviceloop.collection.guess;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import io.serviceloop.Serves;
import io.serviceloop.collection.file.Note;
import io.serviceloop.collection.mapping.FeedbackRecord;
import io.serviceloop.loop.words.SubmissionRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What files of feedback have about them that a first guess would get wrong, unsaid. */
@Serves({ "C11", "C12", "C13" })
class OddFilesTest {

	@TempDir
	private Path directory;

	private Preview preview;

	private List<FeedbackRecord> records = List.of();

	private void read(String csv) throws IOException {
		read(csv.getBytes(StandardCharsets.UTF_8));
	}

	private void read(byte[] csv) throws IOException {
		Suggested suggested = Suggested.of(directory, csv);
		preview = suggested.preview();
		records = suggested.records();
		assertThat(suggested.refused()).isSubsetOf("import.row.total", "import.row.nothing");
	}

	private List<String> doubts() {
		return preview.doubts().stream().map(Note::key).toList();
	}

	private List<String> asked() {
		return preview.questions().stream().map(Preview.Question::field).toList();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			value = { "Fri Mar 13 2026 09:05:00 GMT+0100 (CET);2026-03-13T09:05",
					"Fri Mar 13 09:05:00 UTC 2026;2026-03-13T09:05", "Fri Mar 13 09:05:00 +0000 2026;2026-03-13T09:05",
					"2026年3月13日星期五 上午9时5分;2026-03-13T09:05", "上午9:05 2026/3/13;2026-03-13T09:05",
					"民國115年3月13日;2026-03-13T00:00", "115/03/13;2026-03-13T00:00", "13032026;2026-03-13T00:00",
					"March 13th, 2026;2026-03-13T00:00", "March 13, 2026 at 9:05 AM;2026-03-13T09:05",
					"13.03.2026 um 9.05 Uhr;2026-03-13T09:05", "13/03/2026 à 9h05;2026-03-13T09:05",
					"20260313T090500Z;2026-03-13T09:05", "1773392700.25;2026-03-13T09:05" })
	void datesAreReadAsPeopleAndProgramsWriteThem(String date, String read) throws IOException {
		read("id;created_at;category;comment\nT1;" + date + ";late;Nobody came\nT2;" + date + ";late;Nobody came\n");
		assertThat(records).extracting(FeedbackRecord::time).as("%s", preview).asString().contains(read);
		assertThat(asked()).isEmpty();
	}

	@Test
	void whatKeepsADateATextIsNoneOfIt() throws IOException {
		read("id,created_at,comment\nT1,'2026-03-13,Nobody came\nT2,'2026-03-14,Nobody came\n");
		assertThat(records.get(0).time()).hasToString("2026-03-13T00:00");
	}

	@Test
	void numbersOfASpreadsheetBesideDatesAreDatesToo() throws IOException {
		read("id,created_at,comment\nT1,46094.375,Nobody came\nT2,46095,Nobody came\nT3,2026-03-15,Nobody came\n");
		assertThat(records).extracting(record -> record.time().toString())
			.containsExactly("2026-03-13T09:00", "2026-03-14T00:00", "2026-03-15T00:00");
	}

	@ParameterizedTest
	@CsvSource({ "birth date", "contract date", "purchase date", "购买日期", "合同日期", "签收时间" })
	void whatWasBeforeTheComplaintIsNotItsTime(String earlier) throws IOException {
		read("id," + earlier + ",complaint date,comment\nT1,2019-02-01,2026-03-13,Nobody came\n"
				+ "T2,2019-02-02,2026-03-14,Nobody came\n");
		assertThat(preview.mapping().get("time")).isEqualTo("complaint date");
	}

	@Test
	void ofTimesInTwoZonesTheEarlierIsTheOneThatWasBefore() throws IOException {
		read("start;_submission_time;comment\n2026-03-13T09:00:00+01:00;2026-03-13T08:06:00;Nobody came\n"
				+ "2026-03-14T09:00:00+01:00;2026-03-14T08:06:00;Nobody came\n");
		assertThat(preview.mapping().get("time")).isEqualTo("start");
	}

	@ParameterizedTest
	@CsvSource({ "0905", "9:5", "09.05" })
	void aTimeOfDayIsReadAsItIsWritten(String time) throws IOException {
		read("id,date,time,comment\nT1,2026-03-13," + time + ",Nobody came\nT2,2026-03-14,25:61,Nobody came\n");
		assertThat(records.get(0).time()).hasToString("2026-03-13T09:05");
		assertThat(records.get(1).time()).hasToString("2026-03-14T00:00");
	}

	@Test
	void aTimeOfDayThatNobodyCanReadIsSaid() throws IOException {
		read("id,date,time,comment\nT1,2026-03-13,noonish,Nobody came\nT2,2026-03-14,later,Nobody came\n");
		assertThat(doubts()).contains("import.note.notTimeOfDay");
	}

	@Test
	void daysThatASpreadsheetTookForMonthsAreChangedBackAndSaid() throws IOException {
		read("id,created_at,comment\nT1,2026-01-03,Nobody came\nT2,2026-02-03,Nobody came\n"
				+ "T3,3/13/2026,Nobody came\nT4,3/14/2026,Nobody came\n");
		assertThat(records).extracting(record -> record.time().toLocalDate().toString())
			.containsExactly("2026-03-01", "2026-03-02", "2026-03-13", "2026-03-14");
		assertThat(doubts()).contains("import.note.turned");
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "NPS score (0-10);3,4,5,5;0-10",
			"Recommend us? (0 = not at all, 10 = extremely likely);0,3,4,5;0-10", "Satisfaction (1-7);1,7,6,5;1-7",
			"Rating (1=best, 5=worst);1,2,5,4;5-1", "满意度（1非常满意，5非常不满意）;1,2,5,4;5-1",
			"rating;1 - Very satisfied,5 - Very dissatisfied,3 - So so,1 - Very satisfied;5-1", "rating;-2,2,1,0;-2-2",
			"rating;80%,100%,20%,40%;0-100" })
	void theScaleIsTheOneThatIsSaid(String name, String ratings, String scale) throws IOException {
		String[] all = ratings.split(",");
		read("id;date;comment;\"" + name + "\"\n1;2026-03-13;Nobody came;" + all[0] + "\n2;2026-03-14;Nobody came;"
				+ all[1] + "\n3;2026-03-15;Nobody came;" + all[2] + "\n4;2026-03-16;Nobody came;" + all[3] + "\n");
		assertThat(preview.mapping().get("ratingScale")).as("%s", preview).isEqualTo(scale);
	}

	@ParameterizedTest
	@CsvSource({ "99,", "10,1-10", "0,0-5", "16,0-100" })
	void oneOddRatingDoesNotStretchTheScaleOfTheOthers(String odd, String asked) throws IOException {
		StringBuilder csv = new StringBuilder("id,date,comment,rating\n");
		for (int i = 0; i < 40; i++) {
			csv.append("%d,2026-03-13,Nobody came,%d\n".formatted(i, i % 5 + 1));
		}
		read(csv + "40,2026-03-14,Nobody came," + odd + "\n");
		assertThat(preview.mapping().get("ratingScale")).isNull();
		assertThat(records.get(40).rating()).isNull();
		assertThat(preview.questions()).extracting(Preview.Question::options)
			.isEqualTo((asked == null) ? List.of() : List.of(List.of("1-5", asked)));
	}

	@ParameterizedTest
	@CsvSource({ "Good,4", "Bad,2", "好评,5", "差评,1", "四星,4", "基本满意,3", "非常满意（5分）,5", "2 - Dissatisfied,2" })
	void ratingsInWordsAreRead(String word, double rating) throws IOException {
		read("id,date,comment,评价\n1,2026-03-13,Nobody came," + word + "\n2,2026-03-13,Nobody came," + word + "\n");
		assertThat(records.get(0).rating()).isEqualTo(rating);
	}

	@Test
	void aTotalSaysNothingOfTheScale() throws IOException {
		read("类型,内容,评分\n物流,没有人回复电话,1\n物流,快递没有送到,5\n合计,6,16\n平均分,,3\n导出时间：2026-04-01,,\n");
		assertThat(preview.mapping().get("ratingScale")).isNull();
		assertThat(records).hasSize(2);
	}

	@ParameterizedTest
	@CsvSource({ "\\N", "NaT", "undefined", "未填写", "//", "－", "Not set", "n.a." })
	void whatStandsForNothingIsNothing(String mark) throws IOException {
		read("id,date,category,comment\nT1,2026-03-13," + mark + ",Nobody came\nT2,2026-03-14,late,Nobody came\n");
		assertThat(records.get(0).type()).isNull();
		assertThat(records.get(1).type()).isEqualTo("late");
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			value = { "Ticket,Ticket,Feedback,Feedback\\n;1",
					"Report: Complaints,March\\nPeriod,2026-03-01,2026-03-31,\\nFilter,All,Open,Closed\\n;3",
					"From,2026-03-01,To,2026-03-31\\n;1" })
	void theNamesOfTheColumnsAreFoundBelowLinesThatLookLikeThem(String above, int lines) throws IOException {
		read(above.replace("\\n", "\n") + "Ticket,Created,Category,Comment\nT1,2026-03-13,late,Nobody came\n"
				+ "T2,2026-03-14,late,Nobody called\nT3,2026-03-14,late,Nobody called\n");
		assertThat(preview.mapping()).containsEntry("skipLines", lines).containsEntry("time", "Created");
		assertThat(records).hasSize(3);
	}

	@Test
	void aColumnOfSentencesHasNoName() throws IOException {
		read("客服等待时间太长没有人回复\n快递一直没有送到\n商品破损要求退款\n");
		assertThat(preview.mapping()).containsEntry("header", false);
	}

	@Test
	void aFormOfQuestionsIsUnderstood() throws IOException {
		read("序号,提交答卷时间,所用时间,来源,来源详情,来自IP,1、您对本次服务是否满意？,2、您反馈的问题属于哪一类？,3、请详细描述您的问题,总分\n"
				+ "1,2026/3/13 9:00:05,60秒,手机提交,直接访问,1.2.3.4(上海),非常满意,物流,客服等待时间太长没有人回复,0\n"
				+ "2,2026/3/14 9:00:05,61秒,手机提交,直接访问,1.2.3.4(上海),不满意,退款,快递一直没有送到,0\n"
				+ "3,2026/3/15 9:00:05,61秒,手机提交,直接访问,1.2.3.4(上海),满意,退款,发票金额不对,0\n"
				+ "4,2026/3/16 9:00:05,61秒,手机提交,直接访问,1.2.3.4(上海),满意,退款,登录时应用崩溃,0\n"
				+ "5,2026/3/17 9:00:05,61秒,手机提交,直接访问,1.2.3.4(上海),满意,退款,售后态度不好,0\n");
		assertThat(records.get(0)).extracting(FeedbackRecord::rating, FeedbackRecord::type, FeedbackRecord::text)
			.containsExactly(5.0, "物流", "客服等待时间太长没有人回复");
	}

	@Test
	void whatIsMissingIsSaid() throws IOException {
		read("date,category,amount\n2026-03-13,late,7\n2026-03-14,late,8\n");
		assertThat(doubts()).contains("import.note.noText", "import.note.noId");
		read("Ticket ID,date,comment\n7,2026-03-13,Nobody came\n7,2026-03-14,Nobody came\n7,2026-03-15,Nobody came\n");
		assertThat(doubts()).contains("import.note.notId");
		read("Order number,date,comment\n1.23E+15,2026-03-13,Nobody came\n1.23E+15,2026-03-14,Nobody came\n");
		assertThat(doubts()).contains("import.note.ruined");
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			value = { "windows-31j;返事がとても遅いです", "EUC-JP;返事がとても遅いです", "x-windows-949;답변이 너무 늦어요 정말 실망입니다",
					"windows-1253;Πολύ αργή εξυπηρέτηση", "windows-1255;שירות איטי מאוד",
					"windows-1256;الخدمة بطيئة جدا", "KOI8-R;Очень долго ждал ответа", "IBM866;Очень долго ждал ответа",
					"windows-1254;Müşteri hizmetleri çok yavaş", "windows-1254;İlgili ama çözüm yok yanlışlık var",
					"x-MacRoman;Die Rückmeldung kam spät und höflich", "x-MacRoman;Très déçue du délai de réponse",
					"ISO-8859-15;Für 50 € zu langsam" })
	void anEncodingThatFewUseIsAskedAbout(String encoding, String text) throws IOException {
		read(("id,date,category,comment\n1,2026-03-13,late," + text + "\n2,2026-03-14,late," + text + "\n")
			.getBytes(Charset.forName(encoding)));
		assertThat(asked()).as("%s", preview).contains("encoding");
		assertThat(records.get(0).text()).isEqualTo(text);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "GB18030;昨天下午三点给客服打了四次电话，前三次都没有人接，第四次接了以后说系统正在升级，让我明天再打。",
			"GB18030;送餐小哥态度很好，但是餐具没有给，汤也洒了一半，打电话给商家没人理，希望能退一部分钱。", "Big5;昨天下午三點給客服打了四次電話，前三次都沒有人接，第四次接了以後說系統正在升級。",
			"windows-1252;He said he doesn’t know – it’s “closed”", "windows-1252;It costs 50 € now",
			"windows-1252;The café wasn’t open", "windows-1252;Rückmeldung kam spät von Škoda",
			"windows-1250;Příliš žluťoučký kůň úpěl", "windows-1250;Źle jeździć późno cześć" })
	void anEncodingThatIsPlainIsNotAskedAbout(String encoding, String text) throws IOException {
		read(("id,date,category,comment\n1,2026-03-13,late," + text + "\n2,2026-03-14,late,Nobody came\n")
			.getBytes(Charset.forName(encoding)));
		assertThat(records.get(0).text()).isEqualTo(text);
		assertThat(asked()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "Delivery time", "Lead time", "Call time", "kg" })
	void numbersAreNoHours(String name) throws IOException {
		read("id,date," + name + ",comment\nT1,2026-03-13,2,Nobody came\nT2,2026-03-14,4.5,Nobody came\n");
		assertThat(records.get(0).time()).hasToString("2026-03-13T00:00");
	}

	@Test
	void daysThatStandWhereTheyBelongAreNotChangedBack() throws IOException {
		read("id,created_at,comment\nT1,2026-03-01,Nobody came\nT2,2026-03-02,Nobody came\n"
				+ "T3,3/13/2026,Nobody came\nT4,3/14/2026,Nobody came\n");
		assertThat(preview.mapping()).doesNotContainKey("mendSwapped");
	}

	@ParameterizedTest
	@CsvSource({ "How would you rate how helpful our agent was,true", "helpful_score,false" })
	void aCountIsNoRatingAndAQuestionThatNamesOneIs(String name, boolean rating) throws IOException {
		read("id,date,comment," + name + "\n1,2026-03-13,Nobody came,5\n2,2026-03-13,Nobody came,1\n");
		assertThat(preview.mapping().get("rating") != null).isEqualTo(rating);
	}

	@ParameterizedTest
	@CsvSource({ "-99", "-9", "-1" })
	void whatStandsForNoAnswerIsNoRating(String code) throws IOException {
		read("id,date,comment,rating\n1,2026-03-13,Nobody came,5\n2,2026-03-13,Nobody came," + code
				+ "\n3,2026-03-13,Nobody came,1\n4,2026-03-13,Nobody came," + code + "\n");
		assertThat(records).extracting(FeedbackRecord::rating).containsExactly(5.0, null, 1.0, null);
	}

	@ParameterizedTest
	@CsvSource({ "1-6月满意度", "CSAT Q1-25" })
	void whatOnlyLooksLikeAScaleIsNone(String name) throws IOException {
		read("id,date,comment," + name + "\n1,2026-03-13,Nobody came,5\n2,2026-03-13,Nobody came,1\n");
		assertThat(preview.mapping().get("ratingScale")).isNull();
	}

	@Test
	void linesOfTwoEncodingsAreAskedAbout() throws IOException {
		byte[] modern = "id,date,category,comment\n1,2026-03-13,Störung,Gerät läuft nicht\n2,2026-03-13,Störung,Müller wartet\n"
			.getBytes(StandardCharsets.UTF_8);
		byte[] old = "3,2026-03-13,Störung,Größe falsch\n4,2026-03-13,Störung,Tür öffnet nicht\n"
			.getBytes(Charset.forName("windows-1252"));
		byte[] both = java.util.Arrays.copyOf(modern, modern.length + old.length);
		System.arraycopy(old, 0, both, modern.length, old.length);
		read(both);
		assertThat(preview.questions()).extracting(Preview.Question::options)
			.anySatisfy(options -> assertThat(options).contains("UTF-8", "windows-1252"));
	}

	@Test
	void jsonIsCalledWhatItIs() {
		assertThatThrownBy(() -> read("[{\"id\":1}]")).isInstanceOfSatisfying(SubmissionRefused.class,
				refused -> assertThat(refused.violations().get(0).key()).isEqualTo("import.file.json"));
	}

}
