package io.serviceloop.web;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Who asks for much at once waits for himself, and nobody else waits for him. */
class DearRequestsTest extends WebTest {

	private static final int AT_ONCE = 16;

	private static final int COLUMNS = 1_900;

	private static final int ROWS = 60;

	@Test
	void previewsOfWideFilesTakeTurns() throws Exception {
		String body = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"wide.csv\"\r\n"
				+ "Content-Type: text/csv\r\n\r\n" + wide() + "\r\n--b--\r\n";
		String path = "/api/projects/" + walk.at(LoopForm.COLLECT_DATA).businessKey() + "/feedback/preview";
		List<Raw.Answer> answers = TwiceAtOnceTest.atOnce(AT_ONCE + 1,
				i -> (i == AT_ONCE) ? new Raw(port).by("quality").send("GET", "/engine-rest/task?maxResults=10")
						: new Raw(port).by("lead")
							.with("Accept-Language", "zh-CN")
							.body("multipart/form-data; boundary=b", body)
							.send("POST", path));
		assertThat(answers.get(AT_ONCE).status()).isEqualTo(200);
		assertThat(answers).extracting(Raw.Answer::status).contains(429).containsOnly(200, 429);
		assertThat(answers).filteredOn(answer -> answer.status() == 429).allSatisfy(answer -> {
			assertThat(answer.header("Retry-After")).isEqualTo("10");
			assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
			assertThat(answer.body()).contains("此刻同时发送或查询的内容太多");
		});
		assertThat(new Raw(port).by("lead").body("multipart/form-data; boundary=b", body).send("POST", path).status())
			.as("afterwards")
			.isEqualTo(200);
	}

	private static String wide() {
		return IntStream.rangeClosed(0, ROWS)
			.mapToObj(row -> IntStream.range(0, COLUMNS)
				.mapToObj(column -> (row == 0) ? "c" + column : "2027-0" + (1 + column % 9) + "-1" + (row % 9))
				.collect(Collectors.joining(",")))
			.collect(Collectors.joining("\n"));
	}

}
