package io.serviceloop.collection.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;

import io.serviceloop.collection.CountedAnew;
import io.serviceloop.collection.FeedbackSummary;
import io.serviceloop.collection.Records;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What is kept when an import completes is, number by number, what counting every record
 * again says.
 */
class TotalsTest extends CollectionTest {

	private static final String DATED = """
			{"externalId":"id","time":"time","started":"time","finished":"finished","type":"type","stage":"stage",
			 "customer":"customer","dateFormat":"yyyy-MM-dd HH:mm"}""";

	private static final String UNDATED = """
			{"externalId":"id","type":"type","stage":"stage","customer":"customer"}""";

	@Autowired
	Records stored;

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void whateverIsImportedReplacedAndCancelledEveryNumberIsThatOfCountingAnew(int seed) throws Exception {
		Random random = new Random(seed);
		planned("customerFeedback", 7 * (1 + random.nextInt(8)));
		for (int step = 0; step < 7; step++) {
			String source = List.of("operationsData", "customerFeedback", "benchmark").get(random.nextInt(3));
			String mapping = (random.nextInt(4) == 0) ? UNDATED : DATED;
			String csv = rows(random, random.nextInt(60) + 1);
			assertThat(send(upload(csv.getBytes(StandardCharsets.UTF_8), mapping, source).param("wait", "true"), "lead")
				.getStatus()).isEqualTo(200);
			areEqual("step " + step);
			long running = register.create(project, source, "left.csv", true, mapping, "lead");
			stage(running);
			areEqual("with what a running import has staged, step " + step);
			register.end(running, "cancelled", null);
		}
		jdbc.sql("update data_source set window_days = 3 where business_key = ?").param(project).update();
		areEqual("with a window that was changed since");
		planned("operationsData", 11);
		areEqual("with a window that was planned since");
	}

	@Test
	void aProjectWhoseImportsAreOlderThanWhatIsKeptIsCountedAnew() throws Exception {
		imported(rows(new Random(9), 50), DATED);
		jdbc.sql("delete from feedback_total where business_key = ?").param(project).update();
		areEqual("without anything kept");
	}

	@Test
	void aProjectWithoutRecordsAddsUpToNothing() {
		areEqual("without records");
		assertThat(feedback.types(project, 5)).isEmpty();
	}

	private void planned(String kind, int days) {
		jdbc.sql(
				"insert into data_source (business_key, id, kind, responsible, window_days) values (?, ?, ?, 'agent', ?)")
			.params(project, "s" + days, kind, days)
			.update();
	}

	private static String rows(Random random, int count) {
		StringBuilder csv = new StringBuilder("id,time,finished,type,stage,customer\n");
		for (int i = 0; i < count; i++) {
			LocalDateTime time = LocalDateTime.of(2027, 1, 1, 0, 0).plusMinutes(random.nextInt(80 * 24 * 60));
			csv.append(random.nextInt(150))
				.append(',')
				.append(written(time))
				.append(',')
				.append(random.nextInt(3) == 0 ? "" : written(time.plusMinutes(random.nextInt(9_000))))
				.append(',')
				.append(one(random, "type ", 7))
				.append(',')
				.append(one(random, "stage ", 3))
				.append(',')
				.append(one(random, "customer ", 40))
				.append('\n');
		}
		return csv.toString();
	}

	private static String written(LocalDateTime time) {
		return time.toString().replace('T', ' ');
	}

	private static String one(Random random, String name, int most) {
		int number = random.nextInt(most + 1);
		return (number == 0) ? "" : name + number;
	}

	private void areEqual(String when) {
		FeedbackSummary anew = CountedAnew.summary(jdbc, project, stored.horizon(project, "benchmark").windowDays());
		FeedbackSummary kept = feedback.summary(project);
		assertThat(kept).as(when)
			.isEqualTo(new FeedbackSummary(anew.records(), anew.weeks(), anew.topTypes(), anew.handlingHours(),
					anew.window(), kept.swapped()));
		for (String source : List.of("operationsData", "customerFeedback", "benchmark")) {
			assertThat(feedback.count(project, source)).as(when).isEqualTo(counted("count(*)", Long.class, source));
			LocalDate newest = counted("cast(max(f.time) as date)", LocalDate.class, source);
			assertThat(stored.horizon(project, source).newest()).as(when).isEqualTo(newest);
		}
		assertThat(feedback.types(project, 3)
			.stream()
			.map(one -> one.type() + " " + one.number() + " " + one.typed())
			.toList())
			.as(when)
			.isEqualTo(jdbc
				.sql("select f.type, count(*) as n, sum(count(*)) over () as typed" + Records.STORED
						+ " and f.type is not null group by f.type order by n desc, f.type limit 3")
				.param("key", project)
				.query((row, number) -> row.getString(1) + " " + row.getLong(2) + " " + row.getLong(3))
				.list());
	}

	private <T> T counted(String what, Class<T> type, String source) {
		return jdbc.sql("select " + what + Records.STORED + " and i.source = :source")
			.param("key", project)
			.param("source", source)
			.query((row, number) -> row.getObject(1, type))
			.list()
			.get(0);
	}

}
