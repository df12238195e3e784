package io.serviceloop.collection.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.Serves;
import io.serviceloop.Storm;
import io.serviceloop.collection.guess.MadeFile;
import io.serviceloop.collection.guess.MadeFilesTest;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

/**
 * Files that broke on the way: cut, with bytes turned over, columns moved, encodings
 * mixed, sheets broken. Each gives a report or a refusal; nothing is half there.
 */
@Serves({ "C12", "E06" })
class BrokenFilesTest extends CollectionTest {

	private static final int A_ROUND = 100;

	private static final int ROUNDS = 10;

	@Test
	void aBrokenFileGivesAReportOrARefusalAndNothingHalf() throws Exception {
		List<MadeFile> made = MadeFilesTest.files().toList();
		for (Random chance : Storm.rounds(ROUNDS)) {
			for (int i = 0; i < A_ROUND; i++) {
				MadeFile file = made.get(chance.nextInt(made.size()));
				boolean sheet = i % 5 == 4;
				byte[] broken = broken(sheet ? workbook(chance) : file.bytes(), chance);
				check(sheet ? "workbook " + i : file.name() + " " + i, broken);
			}
		}
	}

	private void check(String name, byte[] file) throws Exception {
		MockHttpServletResponse shown = send(multipart("/api/projects/{key}/feedback/preview", project)
			.file(new MockMultipartFile("file", "feedback.csv", "text/csv", file)), "lead");
		assertThat(shown.getStatus()).as(name).isIn(200, 400);
		if (shown.getStatus() == 400) {
			assertThat(shown.getContentAsString(StandardCharsets.UTF_8)).as(name).contains("\"detail\"");
			assertThat(json(shown).get("detail").asText()).as(name).isNotBlank();
			return;
		}
		JsonNode preview = json(shown);
		assertThat(preview.path("forecast").asText()).as("%s: %s", name, preview).isNotBlank();
		MockHttpServletResponse taken = send(
				upload(file, preview.get("suggestedMapping").toString(), "operationsData").param("wait", "true"),
				"lead");
		assertThat(taken.getStatus()).as("%s: %s", name, taken.getContentAsString(StandardCharsets.UTF_8))
			.isIn(200, 400);
		if (taken.getStatus() == 200) {
			JsonNode report = json(taken);
			assertThat(report.get("state").asText()).as(name).isIn("done", "failed");
			long kept = jdbc.sql("select count(*) from feedback where import_id = ?")
				.param(report.get("id").asLong())
				.query(Long.class)
				.single();
			assertThat(kept).as(name).isEqualTo(report.get("stored").asLong() + replacing(report, kept));
			assertThat(report.get("refusals").findValuesAsText("reason")).as(name).noneMatch(String::isBlank);
		}
	}

	/**
	 * Records that took the place of an earlier import's count as updated, and are there.
	 */
	private static long replacing(JsonNode report, long kept) {
		long updated = report.get("updated").asLong();
		return Math.min(updated, Math.max(0, kept - report.get("stored").asLong()));
	}

	private static byte[] broken(byte[] file, Random chance) {
		byte[] bytes = file.clone();
		switch (chance.nextInt(5)) {
			case 0 -> bytes = Arrays.copyOf(bytes, 1 + chance.nextInt(bytes.length));
			case 1 -> {
				for (int i = 0; i < 1 + bytes.length / 200; i++) {
					bytes[chance.nextInt(bytes.length)] ^= (byte) (1 << chance.nextInt(8));
				}
			}
			case 2 -> bytes = moved(bytes, chance);
			case 3 -> {
				ByteArrayOutputStream mixed = new ByteArrayOutputStream();
				mixed.writeBytes(bytes);
				mixed.writeBytes("\n9,2026-01-01,等待,é\n"
					.getBytes(chance.nextBoolean() ? StandardCharsets.UTF_16LE : Charset.forName("GB18030")));
				mixed.writeBytes(bytes);
				bytes = mixed.toByteArray();
			}
			default -> {
				int from = chance.nextInt(bytes.length);
				int length = Math.min(bytes.length - from, 1 + chance.nextInt(300));
				byte[] less = new byte[bytes.length - length];
				System.arraycopy(bytes, 0, less, 0, from);
				System.arraycopy(bytes, from + length, less, from, bytes.length - from - length);
				bytes = less;
			}
		}
		return bytes;
	}

	/** Cells of some lines in another order. */
	private static byte[] moved(byte[] bytes, Random chance) {
		String text = new String(bytes, StandardCharsets.ISO_8859_1);
		List<String> lines = new ArrayList<>();
		for (String line : text.split("\n", -1)) {
			List<String> cells = new ArrayList<>(List.of(line.split("(?<=[,;\t|^])")));
			if (chance.nextInt(4) == 0) {
				Collections.shuffle(cells, chance);
			}
			lines.add(String.join("", cells));
		}
		return String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
	}

	private static byte[] workbook(Random chance) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (Workbook workbook = new Workbook(out, "test", "1.0")) {
			List<String> names = new ArrayList<>(List.of("About", "Tickets", "More"));
			Collections.shuffle(names, chance);
			for (String name : names) {
				Worksheet sheet = workbook.newWorksheet(name);
				for (int row = 0; name.equals("Tickets") && row < 30; row++) {
					sheet.value(row, 0, (row == 0) ? "Ticket" : "T" + row);
					if (row > 0) {
						sheet.value(row, 1, LocalDateTime.of(2026, 3, 1, 9, 0).plusHours(17L * row));
						sheet.style(row, 1).format("yyyy-mm-dd hh:mm").set();
					}
					else {
						sheet.value(0, 1, "Created");
					}
					sheet.value(row, 2, (row == 0) ? "Comment" : "Waited long for an answer " + row);
				}
				sheet.value(40, 0, "a note");
			}
		}
		return out.toByteArray();
	}

}
