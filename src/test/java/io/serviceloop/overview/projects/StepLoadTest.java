package io.serviceloop.overview.projects;

import java.util.List;
import java.util.Map;

import io.serviceloop.Serves;
import io.serviceloop.project.Project;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@Serves("E107")
class StepLoadTest {

	@Test
	void everyStepHasItsNumberAndHowLongItsProjectsLieThere() {
		List<StepLoad> loads = StepLoad
			.of(List.of(new StepLoad.Group("collectData", 30L, 1, 1), new StepLoad.Group("collectData", 2L, 2, 0),
					new StepLoad.Group("evaluateResult", 4L, 1, 0), new StepLoad.Group("evaluateResult", 7L, 1, 1)));
		assertThat(loads).extracting(StepLoad::step).isEqualTo(Project.STEPS);
		assertThat(loads.get(0)).isEqualTo(new StepLoad("setGoals", 0, 0, null, null));
		assertThat(loads.get(1)).isEqualTo(new StepLoad("collectData", 3, 1, 2.0, 30L));
		assertThat(loads.get(6)).as("of an even number, the middle of the two in the middle")
			.isEqualTo(new StepLoad("evaluateResult", 2, 1, 5.5, 7L));
	}

	@Test
	void whoseDaysAreNotKnownCountsWithoutThem() {
		StepLoad load = StepLoad.of(List.of(new StepLoad.Group("setGoals", null, 2, 1))).get(0);
		assertThat(load).isEqualTo(new StepLoad("setGoals", 2, 1, null, null));
		assertThat(load.onTime()).isEqualTo(1);
	}

	@Test
	void everyNumberOpensItsProjectsAndTheOtherFiltersStay() {
		StepLoad load = new StepLoad("planActions", 4, 1, 5.5, 9L);
		ProjectQuery query = ProjectQuery.ofPage(Map.of("serviceLine", "chat", "step", "setGoals", "state", ""),
				List.of());
		assertThat(load.allOf(query)).isEqualTo("/projects?serviceLine=chat&step=planActions");
		assertThat(load.lateOf(query)).isEqualTo("/projects?serviceLine=chat&step=planActions&late=true");
		assertThat(load.medianOf(query)).isEqualTo("/projects?serviceLine=chat&step=planActions&days=6");
		assertThat(load.longestOf(query)).isEqualTo("/projects?serviceLine=chat&step=planActions&days=9");
	}

}
