package io.serviceloop.web;

import java.util.ArrayList;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.web.Walk.Stop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What other programs and our forms are told of a project: names that stay, in the
 * reader's language, read once.
 */
class ProjectPictureTest extends WebTest {

	private Stop stop;

	@BeforeEach
	void comeToTheEnd() {
		stop = walk.at(LoopForm.STANDARDISE);
	}

	@Test
	void theNamesOfItsMembersStay() {
		JsonNode project = http.get("lead", "/api/projects/" + stop.businessKey()).json();
		assertThat(project.fieldNames()).toIterable()
			.containsExactlyInAnyOrder("businessKey", "title", "trigger", "serviceLine", "lead", "processOwner",
					"scope", "stages", "cycleDays", "observationDays", "observationReason", "state", "lap", "step",
					"openedAt", "closedAt", "closingNote", "launchDecision", "launchNote", "launchBy", "launchAt",
					"earlierRules", "lapOpenedAt", "rolledOutOn", "proven", "late", "team", "goals", "dataSources",
					"problems", "selections", "rootCauses", "actions", "planDecisions", "judgements", "reviews",
					"decisions", "effectChecks", "effectValues", "measurements", "teamFeedback", "evaluations",
					"handbook", "handbookDrafts", "changes", "planChecks", "sendBacks", "takenBack", "standIns",
					"benefit", "observationUntil", "links");
		assertThat(names(project, "problems")).containsExactlyInAnyOrder("id", "goalId", "stage", "type", "subtype",
				"description", "frequencyCount", "frequencyUnit", "urgencyScore", "impactScore", "impactNote",
				"affectedCustomers", "systemic", "frequencyPerWeek", "frequencyScore", "matrixScore", "impact",
				"screened", "priority", "reach", "rank", "reasons", "selected", "lap", "overridePriority",
				"overrideReason", "containment", "recordFilter", "urgencyAnswers", "impactAnswers", "reason", "notes",
				"counted", "describedLap", "selectionReason", "shortLoop");
		assertThat(names(project, "rootCauses")).containsExactlyInAnyOrder("lap", "problemId", "attempt", "whys",
				"rootCause", "causeClass", "fishbone", "fiveW1H", "scene", "author", "foundAt", "verified",
				"verifiedBy", "verificationNote", "verificationMethod", "verifiedAt");
		assertThat(names(project, "actions")).containsExactlyInAnyOrder("lap", "id", "problemId", "kind", "measure",
				"expectedEffect", "expectedGain", "resources", "effortDays", "reason", "department", "responsible",
				"startDate", "dueDate", "trainingRequired", "pilotSites", "status", "escalation", "completedOn",
				"droppedReason", "stoppedReason", "cost", "results", "trainings", "pilotLot", "pilots");
		assertThat(project.at("/actions/0/results/0").fieldNames()).toIterable()
			.containsExactlyInAnyOrder("kind", "result", "evidence", "completedOn", "reportedBy");
		assertThat(names(project, "measurements")).containsExactlyInAnyOrder("lap", "goalId", "after", "sampleSize",
				"from", "to", "source", "baseline", "target", "change", "changePercent", "attainment", "met", "reasons",
				"sd", "guardAfter", "reason", "proven", "changeLow", "changeHigh", "late", "guardPast", "guardAccepted",
				"parts");
	}

	private static Iterable<String> names(JsonNode project, String list) {
		return () -> project.path(list).path(0).fieldNames();
	}

	@Test
	void itsReasonsAreInTheReadersLanguage() {
		String path = "/api/projects/" + stop.businessKey();
		assertThat(http.get("lead", path).json().at("/problems/0/reasons/0").asText()).contains("a week");
		assertThat(
				http.get("lead", "/api/tasks/" + stop.taskId() + "/context").json().at("/project/problems/0/reasons/0"))
			.isEqualTo(http.get("lead", path).json().at("/problems/0/reasons/0"));
	}

	@Test
	void aTaskShowsWhatItsFormDeclaresAndTheProjectTabShowsEverything() {
		String path = "/api/tasks/" + stop.taskId() + "/context";
		JsonNode context = http.get("lead", path).json();
		assertThat(context.path("formKey").asText()).isEqualTo("standardise");
		assertThat(context.path("lap").asInt()).isEqualTo(1);
		assertThat(context.path("sections")).hasSize(1);
		assertThat(context.at("/sections/0/blocks/0/facts/0/label").asText()).isEqualTo("Goal");
		assertThat(http.get("lead", path + "?whole=true").json().path("sections").findValuesAsText("title"))
			.contains("Goals", "Problems", "Root causes", "Actions", "Measurements", "Evaluations")
			.doesNotContain("Handbook", "Changes");
	}

	@Test
	void eachRegisterIsReadOnce() {
		List<String> statements = new ArrayList<>();
		Logger jdbc = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
		ListAppender<ILoggingEvent> log = new ListAppender<>();
		log.start();
		jdbc.setLevel(Level.DEBUG);
		jdbc.addAppender(log);
		http.get("lead", "/api/tasks/" + stop.taskId() + "/context");
		jdbc.detachAppender(log);
		jdbc.setLevel(null);
		log.list.stream()
			.map(ILoggingEvent::getFormattedMessage)
			.filter(line -> line.contains("statement ["))
			.map(line -> line.replaceAll("\\s+", " "))
			.forEach(statements::add);
		assertThat(statements).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(24);
	}

}
