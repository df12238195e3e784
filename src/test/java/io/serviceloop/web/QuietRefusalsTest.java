package io.serviceloop.web;

import java.util.Map;

import io.serviceloop.web.Walk.Stop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** A refusal is an answer, and nothing for whoever reads the log. */
@ExtendWith(OutputCaptureExtension.class)
class QuietRefusalsTest extends WebTest {

	@Test
	void aRefusedSubmissionWritesNoStackIntoTheLog(CapturedOutput output) {
		Stop stop = walk.at(LoopForm.SET_GOALS);
		Map<String, Object> answers = Good.answers(LoopForm.SET_GOALS);
		answers.put("cycleDays", 0);
		for (Surface surface : Surface.values()) {
			for (Way way : Way.values()) {
				refused("no cycle", way.hand(http, surface, stop.person(), stop.taskId(), answers));
			}
			refused("a file of nothing", http.post(surface, stop.person(), "/task/" + stop.taskId() + "/complete",
					Map.of("variables", Map.of("scope", Map.of("value", "x", "type", "File")))));
		}
		assertThat(output.getAll()).doesNotContain("ENGINE-REST").doesNotContain("\tat ");
	}

}
