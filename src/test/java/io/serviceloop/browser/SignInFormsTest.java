package io.serviceloop.browser;

import java.util.List;

import io.serviceloop.Serves;
import io.serviceloop.process.Loop;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static io.serviceloop.process.Loop.action;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever approves a plan reads what his signature says, and gives his password for it.
 */
@BrowserApplication
class SignInFormsTest {

	private static final String DIALOG = "dialog.sl-signature";

	@Autowired
	private ProcessEngine engine;

	@LocalServerPort
	private int port;

	@Serves({ "E06", "E31" })
	@ParameterizedTest
	@CsvSource({
			"en-GB, 'The people it needs are confirmed;The systems it needs are confirmed;The equipment it needs is confirmed', 'Yes, start the work', 'I approve this plan.', 'The password is not right.', 'not signed yet'",
			"zh-CN, '所需人员已落实;所需系统已落实;所需设备已落实', '是，开始实施', '我批准此方案。', '密码不正确。', '尚未签名'" })
	void anApprovalIsSignedWithThePassword(String language, String ready, String yes, String meaning, String wrong,
			String unsigned) {
		Loop loop = new Loop(engine).open()
			.setGoals()
			.collectData()
			.classifyProblems()
			.confirm("p1")
			.findAndVerifyCauses()
			.plan(List.of(action("a1", "p1")));
		try (Person owner = new Person("owner", language, "http://localhost:" + port, new Pictures("sign"))) {
			Tasklist tasklist = owner.tasklist;
			tasklist.open(loop.task("userTask_approvePlan", "owner").getId());
			tasklist.camundaForm().tick(ready.split(";")).answer(yes);
			tasklist.click(".task-card .form-actions .btn-primary");
			tasklist.at(DIALOG + " .sl-meaning").says(meaning);
			Accessibility.check(owner.driver, "the signature", DIALOG);
			owner.picture("sign-" + language);
			tasklist.at(DIALOG + " input[type=password]").type("something else");
			owner.console.expect("/api/signatures/" + loop.task("userTask_approvePlan", "owner").getId(), 400);
			tasklist.click(DIALOG + " button[type=submit]");
			tasklist.at(DIALOG + " .sl-alert").says(wrong);
			owner.pictureOfRefusal("sign-" + language);
			// Who does not want to has done nothing.
			owner.driver.switchTo().activeElement().sendKeys(Keys.ESCAPE);
			tasklist.at(".sl-errors li").says(unsigned);
			assertThat(tasklist.text(".sl-errors li")).doesNotContain("signature\"", "signature”");
			assertThat(tasklist.shows(DIALOG)).isFalse();
			assertThat(loop.openTasks()).containsExactly("userTask_approvePlan");
			tasklist.complete();
			assertThat(loop.openTasks()).doesNotContain("userTask_approvePlan");
		}
	}

	/** Its form is sent by the client of the engine, from a dialog of Tasklist's. */
	@Serves({ "E06", "E31" })
	@ParameterizedTest
	@CsvSource({ "en-GB, Change a running project, I close this project., not signed yet",
			"zh-CN, 变更进行中的项目, 我关闭此项目。, 尚未签名" })
	void aProjectThatAChangeClosesIsSignedToo(String language, String process, String meaning, String unsigned) {
		Loop loop = new Loop(engine).open().setGoals();
		try (Person lead = new Person("lead", language, "http://localhost:" + port, new Pictures("sign"))) {
			Tasklist tasklist = lead.tasklist;
			tasklist.start(process);
			tasklist.form()
				.choose("project", loop.businessKey())
				.choose("changeKind", "closeProject")
				.type("reason", "The product was taken from the market last week.");
			tasklist.click(".modal-footer .btn-primary");
			tasklist.at(DIALOG + " .sl-meaning").says(meaning);
			Accessibility.check(lead.driver, "the signature", DIALOG);
			lead.picture("sign-close-" + language);
			lead.driver.switchTo().activeElement().sendKeys(Keys.ESCAPE);
			tasklist.at(".sl-errors li").says(unsigned);
			assertThat(tasklist.text(".sl-errors li")).doesNotContain("signature");
			assertThat(loop.openTasks()).isNotEmpty();
			tasklist.complete();
			assertThat(loop.openTasks()).isEmpty();
		}
	}

}
