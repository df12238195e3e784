package io.serviceloop.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serviceloop.process.InMemoryApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;

@InMemoryApplication
@Transactional
class TaskCardsTest {

	private final ObjectMapper json = new ObjectMapper();

	@Autowired
	private TaskCards cards;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void aCardSaysWhichProjectItsTaskBelongsToAndWhatItIsAbout() throws Exception {
		jdbc.sql(
				"""
						insert into project (business_key, title, trigger_kind, service_line, lead, process_owner, state, lap, step,
						  opened_at) values ('IMP-1', 'Faster <b>answers</b>', 'targetedFix', 'x', 'lead', 'owner', 'running', 1,
						  'implementAction', current_timestamp)
						""")
			.update();
		jdbc.sql("""
				insert into action (business_key, lap, id, problem_id, measure, expected_effect, resources, department,
				  responsible, due_date, training_required, pilot_sites, escalation)
				values ('IMP-1', 1, 'a1', 'p1', ?, 'x', 'x', 'IT', 'agent', current_date, false, '[]', 'none')
				""").param("Grade tickets ".repeat(20)).update();
		jdbc.sql("insert into ACT_RU_EXECUTION (ID_, BUSINESS_KEY_) values ('i1', 'IMP-1')").update();
		jdbc.sql("""
				insert into ACT_RU_VARIABLE (ID_, TYPE_, NAME_, EXECUTION_ID_, VAR_SCOPE_, TEXT_)
				values ('v1', 'string', 'actionId', 'i1', 'i1', 'a1')
				""").update();
		ObjectNode answer = (ObjectNode) json.readTree("""
				{"_embedded":{"task":[{"id":"t1","processInstanceId":"i1","_embedded":{"variable":[]}},
				 {"id":"t2","processInstanceId":"other","_embedded":{"variable":[]}}]}}
				""");
		cards.complete(answer);
		JsonNode variables = answer.at("/_embedded/task/0/_embedded/variable");
		assertThat(variables.at("/0/value").textValue()).isEqualTo("Faster <b>answers</b>");
		assertThat(variables.at("/1/value").textValue()).startsWith("Grade tickets").hasSize(90).endsWith("…");
		assertThat(answer.at("/_embedded/task/1/_embedded/variable")).isEmpty();
	}

	@Test
	void anAnswerWithoutTasksStaysAsItIs() throws Exception {
		ObjectNode answer = (ObjectNode) json.readTree("{\"count\":0}");
		cards.complete(answer);
		assertThat(answer).isEqualTo(json.readTree("{\"count\":0}"));
	}

}
