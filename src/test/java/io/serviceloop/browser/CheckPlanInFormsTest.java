package io.serviceloop.browser;

import java.util.List;

import io.serviceloop.Serves;
import io.serviceloop.process.Loop;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static io.serviceloop.process.Loop.action;
import static org.assertj.core.api.Assertions.assertThat;

/** The approver has somebody check the plan, and reads that person's word. */
@BrowserApplication
class CheckPlanInFormsTest {

	@Autowired
	private ProcessEngine engine;

	@LocalServerPort
	private int port;

	@Serves("E16")
	@ParameterizedTest
	@CsvSource({
			"en-GB, 'Have somebody check it first?', 'I have doubts', 'Note to the approver', 'What those who checked', Select",
			"zh-CN, '先请人复核？', '有疑问', '给审批人的意见', '复核人的意见', 请选择" })
	void whomTheApproverChoosesChecksThePlanAndTheApproverReadsIt(String language, String question, String doubt,
			String note, String title, String choose) {
		Loop loop = new Loop(engine).open()
			.setGoals()
			.collectData()
			.classifyProblems()
			.confirm("p1")
			.findAndVerifyCauses()
			.plan(List.of(action("a1", "p1")));
		Pictures pictures = new Pictures("checkPlan");
		String server = "http://localhost:" + port;
		try (Person owner = new Person("owner", language, server, pictures);
				Person quality = new Person("quality", language, server, pictures)) {
			owner.tasklist.open(loop.task("userTask_approvePlan", "owner").getId());
			assertThat(owner.tasklist.text(".fjs-select-display")).isEqualTo(choose);
			owner.tasklist.camundaForm().choose(question, "Quinn Quality");
			owner.picture("approvePlan-check-" + language).complete();
			assertThat(loop.openTasks()).containsExactly("userTask_checkPlan");
			quality.tasklist.open(loop.task("userTask_checkPlan", "quality").getId());
			quality.tasklist.camundaForm().answer(doubt).type(note, "IT has no tester before March");
			quality.picture("checkPlan-" + language).complete();
			owner.tasklist.open(loop.task("userTask_approvePlan", "owner").getId());
			assertThat(owner.tasklist.camundaForm().workSoFar()).contains(title, "IT has no tester before March");
			owner.picture("approvePlan-checked-" + language);
		}
	}

}
