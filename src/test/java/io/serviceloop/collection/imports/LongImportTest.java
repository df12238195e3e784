package io.serviceloop.collection.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.collection.Totals;
import io.serviceloop.loop.work.Node;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Imports of many rows: how far they are, ended on the way, and begun again. */
class LongImportTest extends CollectionTest {

	private static final String MAPPING = "{\"externalId\":\"id\",\"time\":\"time\",\"text\":\"text\"}";

	@Autowired
	FeedbackImports imports;

	@Autowired
	Totals totals;

	@TempDir
	Path folder;

	static byte[] rows(int count) {
		return ("id,time,text\n" + IntStream.range(0, count)
			.mapToObj(i -> i + ",2027-01-" + (10 + i % 20) + ",a text\n")
			.collect(Collectors.joining())).getBytes(StandardCharsets.UTF_8);
	}

	private JsonNode report(long id) throws Exception {
		return json(send(get("/api/imports/" + id), "lead"));
	}

	private long left(long id) {
		return jdbc.sql("select count(*) from feedback where import_id = ?").param(id).query(Long.class).single();
	}

	/** Runs an import here and now, and looks at it before each of its commits. */
	private long run(byte[] file, String name, Consumer<ImportRow> look) throws Exception {
		Path path = Files.write(folder.resolve(name), file);
		register.provideLock(project);
		long id = register.create(project, "operationsData", name, false, MAPPING, "lead");
		BooleanSupplier going = () -> {
			register.find(id).filter(row -> row.state().equals("running")).ifPresent(look);
			return false;
		};
		String failure = new ImportRun(id, project, Intake.again(path, name, MAPPING), register, totals,
				new TransactionTemplate(transactions), LocalDate.now(), Duration.ofMillis(20))
			.run(going);
		assertThat(failure).isNull();
		return id;
	}

	@Test
	void anImportSaysHowManyPercentOfItsFileAreReadAndHowLongTheRestWillTake() throws Exception {
		isFollowed(rows(50_000), "feedback.csv");
	}

	@Test
	void aWorkbookSaysItToo() throws Exception {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (Workbook workbook = new Workbook(out, "test", "1.0")) {
			Worksheet sheet = workbook.newWorksheet("s");
			sheet.value(0, 0, "id");
			sheet.value(0, 1, "time");
			sheet.value(0, 2, "text");
			for (int i = 1; i <= 50_000; i++) {
				sheet.value(i, 0, String.valueOf(i));
				sheet.value(i, 1, "2027-01-01");
				sheet.value(i, 2, "a text");
			}
		}
		isFollowed(out.toByteArray(), "feedback.xlsx");
	}

	private void isFollowed(byte[] file, String name) throws Exception {
		List<ImportRow> seen = new ArrayList<>();
		long id = run(file, name, seen::add);
		assertThat(seen.size()).isGreaterThan(2);
		assertThat(seen.get(0).percent()).isZero();
		assertThat(seen.get(0).secondsLeft()).as("nobody knows yet").isNull();
		assertThat(seen.subList(1, seen.size())).allSatisfy(row -> assertThat(row.percent()).isBetween(0, 99))
			.filteredOn(row -> row.percent() < 99)
			.isNotEmpty()
			.allSatisfy(row -> assertThat(row.secondsLeft()).isNotNegative());
		assertThat(seen).extracting(ImportRow::percent).isSorted();
		assertThat(seen.get(seen.size() - 1).percent()).as("before the last commit").isGreaterThan(50);
		assertThat(report(id).get("percent").asInt()).isEqualTo(100);
		assertThat(report(id).get("secondsLeft").isNull()).isTrue();
		assertThat(report(id).get("stored").asInt()).isEqualTo(50_000);
	}

	@Test
	void anImportThatIsCancelledOnTheWayKeepsNothingOfItsLastCommitAndTheRestIsSweptAway() throws Exception {
		scheduler.pause();
		try {
			List<ImportRow> seen = new ArrayList<>();
			long id = run(rows(60_000), "feedback.csv", row -> {
				seen.add(row);
				if (seen.size() == 2) {
					assertThat(imports.cancel(row.id())).isTrue();
				}
			});
			assertThat(seen).as("it notices at its next commit").hasSize(2);
			long staged = seen.get(1).storedCount();
			assertThat(left(id)).as("cancelling deletes nothing").isEqualTo(staged).isPositive();
			assertThat(summary().get("records").asLong()).isZero();
			assertThat(report(id).get("discarded").asLong()).isEqualTo(staged);
			node().doesWhatIsDue();
			assertThat(left(id)).isZero();
		}
		finally {
			scheduler.resume();
		}
	}

	@Test
	void afterACancelledImportTheSameFileAgainLeavesEachRecordOnce() throws Exception {
		scheduler.pause();
		long cancelled;
		try {
			cancelled = run(rows(30_000), "feedback.csv", row -> {
				if (row.storedCount() > 0) {
					imports.cancel(row.id());
				}
			});
		}
		finally {
			scheduler.resume();
		}
		assertThat(report(cancelled).get("state").asText()).isEqualTo("cancelled");
		assertThat(imported(rows(30_000), MAPPING).get("stored").asLong()).isEqualTo(30_000);
		assertThat(imported(rows(30_000), MAPPING).get("updated").asLong()).isEqualTo(30_000);
		assertThat(summary().get("records").asLong()).isEqualTo(30_000);
		assertThat(list("?size=1").get("total").asLong()).isEqualTo(30_000);
	}

	@Test
	void whatACancelledImportLeftIsSweptAwayByAnotherNodeWhereItsOwnDies() throws Exception {
		scheduler.pause();
		try {
			long id = run(rows(30_000), "feedback.csv", row -> {
				if (row.storedCount() > 0) {
					imports.cancel(row.id());
				}
			});
			Node.dies(jdbc, "feedbackSweep", String.valueOf(id), Duration.ofMinutes(3));
			assertThat(left(id)).isPositive();
			node().looksForTheDead();
			node().doesWhatIsDue();
			assertThat(left(id)).isZero();
		}
		finally {
			scheduler.resume();
		}
	}

	@Test
	void theFileOfAnImportThatIsCancelledWhileItWaitsIsSweptAway() throws Exception {
		scheduler.pause();
		try {
			long id = json(send(upload(rows(10), MAPPING, "benchmark"), "lead")).get("id").asLong();
			assertThat(json(send(delete("/api/imports/" + id), "lead")).get("state").asText()).isEqualTo("cancelled");
			node().doesWhatIsDue();
			node().doesWhatIsDue();
			assertThat(jdbc.sql("select count(*) from feedback_file where import_id = ?")
				.param(id)
				.query(Long.class)
				.single()).isZero();
			assertThat(report(id).get("state").asText()).isEqualTo("cancelled");
		}
		finally {
			scheduler.resume();
		}
	}

	@Test
	void everySignIsKeptAsItIs() throws Exception {
		List<String> texts = List.of("tab\tline\nreturn\rboth\r\nend", "\\.", "\\N", "back\\slash\\", "\"quoted\"",
				"a\u0001\u0008\u000bb", "等了三天 😀", "e\u0301 \u200f\u200d.", "a".repeat(32_767));
		StringBuilder csv = new StringBuilder("id,time,text\n");
		for (int i = 0; i < texts.size(); i++) {
			csv.append(i).append(",2027-01-01,\"").append(texts.get(i).replace("\"", "\"\"")).append("\"\n");
		}
		assertThat(imported(csv.toString(), MAPPING).get("stored").asInt()).isEqualTo(texts.size());
		assertThat(jdbc.sql("""
				select f.text from feedback f join feedback_import i on i.id = f.import_id
				where i.business_key = ? order by f.line
				""").param(project).query(String.class).list()).isEqualTo(texts);
	}

}
