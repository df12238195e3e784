package io.serviceloop.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.serviceloop.Serves;
import io.serviceloop.process.Loop;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What pages and answers of a project say that their reader may do next. */
@Serves({ "E06", "E07" })
class NextStepsTest extends WebTest {

	@Test
	void theAnswerOfAProjectNamesWhatItsReaderMayDoAndNothingElse() {
		Loop project = new Loop(engine).open().setGoals();
		String key = project.businessKey();

		assertThat(kinds("lead", key)).contains("change", "feedback", "readings", "project", "issues", "records");
		assertThat(kinds("auditor", key)).containsExactly("project", "issues", "records", "copies");
		assertThat(kinds("manager", key)).contains("change", "feedback").doesNotContain("task");
		// Who collects a source finds the task of it.
		assertThat(kinds("agent", key)).contains("task").doesNotContain("change");
		assertThat(kinds("quality", key)).contains("feedback").doesNotContain("task", "change");
		links("agent", key).stream()
			.filter(link -> link.get("rel").equals("task"))
			.forEach(link -> assertThat(link.get("href")).startsWith("/camunda/app/tasklist/default/#/?task="));
		assertThat(http.get("agent", "/api/projects/IMP-1999-0001").text()).doesNotContain("links");
	}

	@Test
	void nobodyIsToldToDoWhatTheDoorWouldRefuse() {
		Loop project = new Loop(engine).open().setGoals().collectData().classifyProblems().confirm("p1").findCause();
		String key = project.businessKey();
		assertThat(kinds("quality", key)).contains("task");

		// As if an inspector had found the cause that inspectors verify.
		jdbc.update("update ACT_RU_VARIABLE set TEXT_ = 'quality' where NAME_ = 'causeAuthor' and PROC_INST_ID_ in"
				+ " (select ID_ from ACT_RU_EXECUTION where BUSINESS_KEY_ = ?)", key);
		assertThat(kinds("quality", key)).doesNotContain("task");
		assertThat(kinds("owner", key)).contains("task");
	}

	@Test
	void whatHasEndedLeadsToTheHandbook() {
		Loop project = new Loop(engine).untilStandard().standardise();
		assertThat(kinds("lead", project.businessKey())).contains("handbook")
			.doesNotContain("change", "feedback", "task");
	}

	@Test
	void everyPageAndEveryPartLeadsBackToTheProject() {
		Loop project = new Loop(engine).open().setGoals();
		String key = project.businessKey();
		for (String page : List.of("/issues", "/records")) {
			assertThat(http.browse("lead", "GET", "/projects/" + key + page, null).text()).as(page)
				.contains("href=\"/projects/" + key + "\"", "processStart=changeProject");
		}
		for (String part : List.of("/issues", "/records", "/readings", "/feedback/summary", "/counts?type=x")) {
			assertThat(http.get("lead", "/api/projects/" + key + part).link()).as(part)
				.endsWith("/api/projects/" + key + ">; rel=\"up\"");
			assertThat(http.get("issueLead", "/api/projects/" + key + part).link()).as(part).isEmpty();
		}
	}

	private List<String> kinds(String person, String key) {
		return links(person, key).stream().map(link -> link.get("rel")).distinct().toList();
	}

	private List<Map<String, String>> links(String person, String key) {
		List<Map<String, String>> links = new ArrayList<>();
		http.get(person, "/api/projects/" + key)
			.json()
			.get("links")
			.forEach(link -> links.add(Map.of("rel", link.get("rel").asText(), "href", link.get("href").asText(),
					"text", link.get("text").asText())));
		return links;
	}

}
