package io.serviceloop.audit.diagram;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.serviceloop.audit.diagram.Walked.Flow;
import io.serviceloop.audit.trail.ProjectTrail.Run;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Which flows were walked, though the history names elements alone. */
class WalkedTest {

	private static final Instant START = Instant.parse("2026-11-28T10:00:00Z");

	private static final List<Flow> PLAN = List.of(new Flow("begin", "start", "toPlan"),
			new Flow("plans", "toPlan", "plan"), new Flow("asks", "plan", "approved"),
			new Flow("refused", "approved", "toPlan"), new Flow("agreed", "approved", "end"),
			new Flow("dropped", "approved", "dropped"));

	private final List<Run> runs = new ArrayList<>();

	private void ran(String instance, String activity, int from, Integer to) {
		runs.add(new Run(instance, activity, START.plusSeconds(from), (to == null) ? null : START.plusSeconds(to),
				runs.size(), false));
	}

	private void planned(String instance, int... hours) {
		ran(instance, "start", 0, 0);
		for (int hour : hours) {
			ran(instance, "toPlan", hour, hour);
			ran(instance, "plan", hour, hour + 1);
			ran(instance, "approved", hour + 1, hour + 1);
		}
		ran(instance, "end", hours[hours.length - 1] + 1, hours[hours.length - 1] + 1);
	}

	@Test
	void whatWasRefusedOnceWentBackOnce() {
		planned("one", 0, 1);
		assertThat(Walked.of(PLAN, runs))
			.isEqualTo(Map.of("begin", 1L, "plans", 2L, "asks", 2L, "refused", 1L, "agreed", 1L));
	}

	@Test
	void processesAreWalkedEachForItself() {
		planned("one", 0);
		planned("two", 0);
		assertThat(Walked.of(PLAN, runs)).containsEntry("agreed", 2L).doesNotContainKeys("refused", "dropped");
	}

	@Test
	void inOneMomentTheCounterSaysWhatCameFirst() {
		ran("one", "start", 0, 0);
		for (int time = 0; time < 3; time++) {
			ran("one", "toPlan", 0, 0);
			ran("one", "plan", 0, 0);
			ran("one", "approved", 0, 0);
		}
		assertThat(Walked.of(PLAN, runs)).containsEntry("begin", 1L).containsEntry("refused", 2L);
	}

	@Test
	void whatRunsForEachOfAListIsEnteredOnceByItsBody() {
		List<Flow> flows = List.of(new Flow("in", "start", "each"), new Flow("out", "each", "end"));
		ran("one", "start", 0, 0);
		ran("one", "each#multiInstanceBody", 0, 9);
		ran("one", "each", 0, 5);
		ran("one", "each", 0, 9);
		ran("one", "end", 9, 9);
		assertThat(Walked.of(flows, runs)).isEqualTo(Map.of("in", 1L, "out", 1L));
	}

	@Test
	void whatWaitsHasLedNowhere() {
		ran("one", "start", 0, 0);
		ran("one", "toPlan", 0, 0);
		ran("one", "plan", 0, null);
		assertThat(Walked.of(PLAN, runs)).isEqualTo(Map.of("begin", 1L, "plans", 1L));
	}

}
