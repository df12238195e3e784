package io.serviceloop.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.serviceloop.web.Http.Answer;
import io.serviceloop.web.Walk.Stop;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever heard nothing of a submission sends it again. The same is answered as the first
 * time; of anything else it is told what became of the first.
 */
class RepeatedSubmissionTest extends WebTest {

	@ParameterizedTest
	@EnumSource(value = LoopForm.class, names = { "SET_GOALS", "COLLECT_DATA", "FIND_ROOT_CAUSE", "VERIFY_ROOT_CAUSE",
			"PLAN_ACTIONS", "APPROVE_PLAN", "IMPLEMENT_ACTION", "MEASURE_RESULTS", "EVALUATE_RESULT" })
	void isAnsweredAsTheFirstOneAndWritesNothing(LoopForm form) {
		Stop stop = walk.to(form);
		Map<String, Object> answers = Good.answers(form);
		assertThat(Way.COMPLETE.hand(http, Surface.TASKLIST, stop.person(), stop.taskId(), answers).status())
			.isEqualTo(204);
		String before = everythingStored();
		for (Surface surface : Surface.values()) {
			for (Way way : List.of(Way.COMPLETE, Way.SUBMIT_FORM)) {
				Answer again = way.hand(http, surface, stop.person(), stop.taskId(), answers);
				assertThat(again.status()).as(surface + " " + way + ": " + again.text()).isEqualTo(204);
			}
		}
		assertThat(everythingStored()).isEqualTo(before);
	}

	@ParameterizedTest
	@EnumSource
	void otherValuesAreToldWhatBecameOfTheFirstAndOtherPeopleNothing(Surface surface) {
		Stop stop = walk.to(LoopForm.SET_GOALS);
		Map<String, Object> answers = Good.answers(LoopForm.SET_GOALS);
		assertThat(Way.SUBMIT_FORM.hand(http, surface, "lead", stop.taskId(), answers).status()).isEqualTo(204);
		Map<String, Object> others = new HashMap<>(answers);
		others.put("scope", "Another scope");
		Map<String, Object> fewer = new HashMap<>(answers);
		fewer.remove("scope");
		String before = everythingStored();
		for (Map<String, Object> other : List.of(others, fewer, Map.<String, Object>of())) {
			Answer answer = Way.COMPLETE.hand(http, surface, "lead", stop.taskId(), other);
			assertThat(answer.status()).as(answer.text()).isEqualTo(404);
			assertThat(answer.json().path("message").asText()).contains("the first ones count");
		}
		Answer stranger = Way.COMPLETE.hand(http, surface, "manager", stop.taskId(), answers);
		assertThat(stranger.status()).isEqualTo(404);
		assertThat(stranger.text()).contains("does not exist any more").doesNotContain("the first ones count");
		assertThat(everythingStored()).isEqualTo(before);
	}

}
