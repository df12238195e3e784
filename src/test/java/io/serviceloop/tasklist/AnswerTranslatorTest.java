package io.serviceloop.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class AnswerTranslatorTest {

	@Test
	void taskProcessAndGroupNamesAreTranslatedWhereverTheyAreNested() {
		JsonNode list = translated("filterList.json");
		assertThat(list.at("/_embedded/task/0/name").asText()).isEqualTo("审批方案");
		assertThat(list.at("/_embedded/task/0/description").asText())
			.isEqualTo(Recorded.chinese("improvementLoop.userTask_approvePlan.description"));
		assertThat(list.at("/_embedded/processDefinition/0/name").asText()).isEqualTo("改进循环");
		assertThat(list.at("/_embedded/group/0/name").asText()).isEqualTo("流程负责人");
	}

	@Test
	void aNameThatIsNotTheModelsOwnStays() {
		JsonNode list = translated("filterList.json");
		assertThat(list.at("/_embedded/task/1/name").asText()).isEqualTo("Set goals for spring");
		assertThat(list.at("/_embedded/task/2/name").asText()).isEqualTo("Call the vendor");
	}

	@Test
	void theReasonThatTheServerPutBeforeADescriptionStays() {
		assertThat(translated("filterList.json").at("/_embedded/task/1/description").asText())
			.isEqualTo("Overdue since Monday.\n" + Recorded.chinese("improvementLoop.userTask_setGoals.description"));
	}

	@Test
	void nothingElseOfAnAnswerChanges() {
		JsonNode list = translated("filterList.json");
		for (String path : new String[] { "/_embedded/task/0", "/_embedded/task/1", "/_embedded/processDefinition/0",
				"/_embedded/group/0" }) {
			((ObjectNode) list.at(path)).setAll(((ObjectNode) Recorded.answer("filterList.json").at(path)));
		}
		assertThat(list).isEqualTo(Recorded.answer("filterList.json"));
	}

	@Test
	void ourFiltersAreTranslatedAndThoseOfPeopleAreNot() {
		JsonNode filters = translated("filters.json");
		assertThat(filters.at("/0/name").asText()).isEqualTo("我的任务");
		assertThat(filters.at("/0/properties/variables/0/label").asText()).isEqualTo("项目");
		assertThat(filters.at("/1/name").asText()).isEqualTo("Tasks of Shanghai");
	}

	private static JsonNode translated(String file) {
		JsonNode answer = Recorded.answer(file);
		Recorded.TRANSLATOR.translate(answer, Recorded.CHINESE);
		return answer;
	}

}
