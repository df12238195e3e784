package io.serviceloop.web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Expressions reach values, never classes or the engine, whoever wrote them (CVE-2026-109432). */
class ExpressionsTest extends WebTest {

	private static final String ATTACK = """
			{"orQueries":[{"dueAfterExpression":"${''.getClass().forName('java.lang.Runtime')}"}]}""";

	@ParameterizedTest
	@EnumSource(Surface.class)
	void aQueryThatHidesAnExpressionInAnAlternativeIsRefused(Surface surface) {
		for (String person : new String[] { "agent", "lead", "admin" }) {
			for (String path : new String[] { "/task", "/task/count" }) {
				Http.Answer answer = http.send(surface, person, "POST", path, "application/json", ATTACK, "en");
				assertThat(answer.status()).as(person + " " + path + " " + answer.text()).isEqualTo(403);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "${''.getClass()}", "${''.class}", "${dateTime().getClass()}",
			"${currentUserGroups().getClass().forName('java.lang.Runtime')}", "${identityService.createUserQuery()}",
			"${processEngine.close()}", "${ids.getClass()}" })
	void anAttackInAStoredFilterIsRefusedToo(String expression) {
		assertThatThrownBy(() -> engine.getTaskService().createTaskQuery().or().taskAssigneeExpression(expression).endOr()
			.list()).isInstanceOf(RuntimeException.class);
	}

	@Test
	void theStoredFiltersStillKnowWhoAsksAndWhatTimeItIs() {
		http.get("lead", "/engine-rest/filter").json().forEach(filter -> assertThat(
				http.get("lead", "/engine-rest/filter/" + filter.path("id").textValue() + "/count").status())
			.as(filter.toString())
			.isEqualTo(200));
	}

}
