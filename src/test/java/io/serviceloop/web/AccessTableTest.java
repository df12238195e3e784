package io.serviceloop.web;

import java.util.List;
import java.util.stream.Stream;

import io.serviceloop.web.AccessTable.Cell;
import io.serviceloop.web.AccessTable.Line;
import jakarta.servlet.ServletContext;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every address answers every person as {@code access.md} says, however he shows who he
 * is; and it names every address.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTableTest extends WebTest {

	private static final List<Line> TABLE = AccessTable.read();

	@Autowired
	private ApplicationContext context;

	@Autowired
	private ServletContext servlets;

	private AccessSamples samples;

	private Endpoints endpoints;

	/** A request with nothing left to fill in. */
	private record Request(Cell cell, String path, AccessSamples.Body body) {
	}

	@BeforeAll
	void collect() {
		samples = new AccessSamples(engine, Http.on(port));
		endpoints = new Endpoints(context, servlets);
	}

	@AfterAll
	void leaveNothing() {
		samples.remove();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("table")
	void everybodyGetsWhatTheTableSays(Line line) {
		// What the requests name is there before, so that nothing may change while they
		// are refused.
		List<Request> requests = line.cells().stream().flatMap(cell -> requests(line, cell)).toList();
		SoftAssertions wrong = new SoftAssertions();
		String before = everythingStored();
		ask(line, requests.stream().filter(request -> request.cell().refused()).parallel(), wrong);
		wrong.assertThat(everythingStored()).as(line + ": what refused requests have changed").isEqualTo(before);
		Stream<Request> granted = requests.stream().filter(request -> !request.cell().refused());
		ask(line, line.writes() ? granted : granted.parallel(), wrong);
		wrong.assertAll();
	}

	@Test
	void theTableIsLargeEnough() {
		int cells = TABLE.stream().mapToInt(line -> line.cells().size()).sum();
		System.out.println("The table of accesses has " + TABLE.size() + " lines and " + cells + " cells.");
		assertThat(cells).isGreaterThanOrEqualTo(400);
	}

	@Test
	void noEndpointIsMissing() {
		assertThat(endpoints.missingIn(TABLE)).as("add a line to access.md for each of these").isEmpty();
	}

	@Test
	void noLineIsLeftOfAnEndpointThatIsGone() {
		assertThat(endpoints.unknownIn(TABLE)).as("nothing answers these lines of access.md").isEmpty();
	}

	static Stream<Line> table() {
		return TABLE.stream();
	}

	private Stream<Request> requests(Line line, Cell cell) {
		List<String> paths = cell.path().contains("*") ? endpoints.filesAt(cell.path()) : List.of(cell.path());
		if (!cell.refused()) {
			// All files are kept from who may not read them; one is enough to see that
			// the others may.
			paths = paths.subList(0, 1);
		}
		return paths.stream()
			.map(path -> new Request(cell, samples.fill(path, cell.person()),
					AccessSamples.Body.of(samples.fill(line.sent(), cell.person()))));
	}

	private void ask(Line line, Stream<Request> requests, SoftAssertions wrong) {
		requests.map(request -> wrongAnswer(line, request))
			.filter(said -> !said.isEmpty())
			.toList()
			.forEach(wrong::fail);
	}

	/** What is wrong with the answer; empty where it is right. */
	private String wrongAnswer(Line line, Request request) {
		Cell cell = request.cell();
		Http.Answer answer = http.ask(cell.proof(), cell.person(), line.method(), request.path(), request.body().type(),
				request.body().text());
		return cell.isRight(answer) ? ""
				: "[line %d, %s with %s at %s %s: %s is right, came %d %s %s]".formatted(line.number(), cell.person(),
						cell.proof(), line.method(), request.path(), cell.expected(), answer.status(),
						answer.location(),
						answer.text()
							.lines()
							.map(text -> text.substring(0, Math.min(300, text.length())))
							.findFirst()
							.orElse(""));
	}

}
