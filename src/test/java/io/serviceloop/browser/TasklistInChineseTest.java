package io.serviceloop.browser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.Properties;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.process.Absence;
import io.serviceloop.process.Chapter;
import io.serviceloop.process.Loop;
import io.serviceloop.process.ProposedStandard;
import io.serviceloop.process.Review;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.function.Executable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

import static io.serviceloop.process.Loop.action;
import static io.serviceloop.process.Loop.values;
import static io.serviceloop.process.Loop.with;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Opens every form with a browser that asks for Chinese: nothing of ours or of Tasklist's
 * is left in English.
 */
@BrowserApplication
class TasklistInChineseTest {

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private TestRestTemplate http;

	@RegisterExtension
	static final People people = new People("zh-CN", "zh");

	private final EnglishTexts english = new EnglishTexts();

	private final Properties models = PropertiesLoaderUtils
		.loadProperties(new EncodedResource(new ClassPathResource("models_zh.properties"), StandardCharsets.UTF_8));

	private final JsonNode tasklistLabels = EnglishTexts.json(EnglishTexts.TASKLIST + "locales/zh.json").path("labels");

	private Desk desk;

	TasklistInChineseTest() throws IOException {
	}

	/** One test for each form, on a project that goes on whatever a form looks like. */
	@TestFactory
	List<DynamicTest> everyFormIsChineseFromItsTitleToItsLastButton() {
		desk = new Desk(people, engine, http);
		Loop loop = desk.loop = new Loop(engine);
		List<DynamicTest> forms = List
			.of(start("improvementLoop", "openProject"), shows("lead", "improvementLoop", "setGoals", loop::open),
					start("changeProject", "changeProject"), start("arrangeSubstitute", "arrangeSubstitute"),
					start("handOverWork", "handOverWork"), start("regularReview", "arrangeReview"),
					form("endReview",
							() -> review("lead", "endReview", new Review(engine, "零售").arrange("quarter", 30))),
					form("rearrangeReview",
							() -> review("manager", "rearrangeReview", new Review(engine, "批发").withoutLead())),
					shows("agent", "improvementLoop", "collectData", loop::setGoals),
					shows("lead", "improvementLoop", "classifyProblems", loop::collectData),
					shows("lead", "improvementLoop", "confirmPriorities", loop::classifyProblems),
					shows("lead", "rootCauseAnalysis", "findRootCause", () -> loop.confirm("p1", "p3")),
					form("endAbsence", this::endAbsence), form("decideLaunch", this::decideLaunch),
					shows("quality", "rootCauseAnalysis", "verifyRootCause", loop::findCause), shows(
							"lead", "improvementLoop", "planActions", () -> loop.verifyCause(true, null)
								.findAndVerifyCauses()),
					shows("quality", "improvementLoop", "checkPlan",
							() -> loop
								.plan(List.of(with(with(action("a1", "p1"), "trainingRequired", true), "pilotSites",
										List.of("Shop")), with(action("a2", "p3"), "effortDays", 30)))
								.complete("owner", "userTask_approvePlan", values("checker", "quality"))),
					shows("owner", "improvementLoop", "approvePlan",
							() -> loop.complete("quality", "userTask_checkPlan",
									values("checkAgrees", false, "checkNote", "三月以前没有测试人员"))),
					shows("manager", "improvementLoop", "approveEffort", loop::approvePlan),
					shows("agent", "actionImplementation", "trainStaff",
							() -> loop.complete("manager", "userTask_approveEffort", values("effortApproved", true))),
					shows("agent", "actionImplementation", "runPilot", () -> loop.report("userTask_trainStaff")),
					shows("lead", "actionImplementation", "decidePilot", () -> loop.report("userTask_runPilot")),
					shows("agent", "actionImplementation", "implementAction", () -> loop.decidePilot("rollOut")),
					shows("lead", "improvementLoop", "weeklyReview", () -> loop.fire("event_reviewDue")),
					shows("agent", "followUpDecision", "followUpDecision",
							() -> loop.complete("lead", "userTask_weeklyReview",
									values("participants", List.of("lead"), "progress", "培训已完成", "decisions",
											List.of(Map.of("text", "由信息部指定一名测试人员", "responsible", "agent", "dueDate",
													Loop.day(5)))))),
					shows("owner", "changeProject", "approveDrop", () -> loop.change("dropAction", "actionId", "a2")),
					shows("quality", "improvementLoop", "checkEffect",
							() -> loop.report("userTask_implementAction")
								.report("userTask_implementAction")
								.fire("event_effectCheckDue")),
					shows("quality", "improvementLoop", "measureResults", () -> loop.fire("event_observationOver")),
					shows("agent", "improvementLoop", "giveTeamFeedback", () -> loop.measure(4, 45)),
					form("decideGuard", this::decideGuard),
					shows("lead", "improvementLoop", "evaluateResult", loop::hearTeam),
					shows("manager", "improvementLoop", "decideContinuation", () -> {
						loop.evaluate();
						for (int lap = 2; lap <= 3; lap++) {
							loop.findAndVerifyCauses().implementAndObserve(lap, "p3").measure(4, 45).evaluate();
						}
					}),
					shows("lead", "improvementLoop", "standardise",
							() -> loop.complete("manager", "userTask_decideContinuation",
									values("continueProject", false, "decisionNote",
											"The new system comes next year"))),
					shows("owner", "improvementLoop", "approveStandard", () -> loop.draftStandard("标准")),
					form("reviewChapter", this::reviewChapter), form("approveChapter", this::approveChapter),
					start("handbookProposal", "proposeStandard"), form("approveProposal", this::approveProposal),
					form("mendProposal", this::mendProposal));
		assertThat(forms).extracting(DynamicTest::getDisplayName).containsExactlyInAnyOrderElementsOf(Forms.all());
		return forms;
	}

	private DynamicTest form(String form, Executable look) {
		return DynamicTest.dynamicTest(form, look);
	}

	private DynamicTest start(String process, String form) {
		return form(form, () -> {
			Tasklist tasklist = people.is("lead").tasklist;
			tasklist.start(models.getProperty(process));
			assertThat(tasklist.text(".modal-footer .btn-primary")).isEqualTo(label("START"));
			isChinese(people.is("lead"), form);
			tasklist.close();
		});
	}

	/** The form of a task, once the project has gone on to it. */
	private DynamicTest shows(String name, String process, String form, Runnable goOn) {
		return form(form, () -> {
			goOn.run();
			Person person = desk.open(name, form);
			Tasklist tasklist = person.tasklist;
			if (tasklist.shows(".task-card .claim")) {
				tasklist.claim();
			}
			assertThat(tasklist.taskName()).isEqualTo(models.getProperty(process + ".userTask_" + form));
			assertThat(tasklist.text(".task-card .form-actions .btn-primary")).isEqualTo(label("COMPLETE"));
			isChinese(person, form);
			tasklist.leave();
		});
	}

	private void decideLaunch() throws Throwable {
		aside("decideLaunch", new Loop(engine).open("preLaunchCheck").setGoals().collectData().classifyProblems());
	}

	private void decideGuard() throws Throwable {
		aside("decideGuard",
				new Loop(engine).open()
					.setGoalsWithGuard()
					.collectData()
					.classifyProblems()
					.confirm("p1", "p3")
					.findAndVerifyCauses()
					.implementAndObserve(1, "p1", "p3")
					.measureWithGuard(4.5, 19, 26)
					.evaluate());
	}

	/** A manager's form in a project of its own. */
	private void aside(String form, Loop project) throws Throwable {
		Loop others = desk.loop;
		desk.loop = project;
		try {
			shows("manager", "improvementLoop", form, () -> {
			}).getExecutable().execute();
		}
		finally {
			desk.loop = others;
		}
	}

	private void review(String name, String form, Review review) {
		Person person = people.is(name);
		person.tasklist.open(review.task().getId());
		isChinese(person, form);
		person.tasklist.leave();
	}

	private void reviewChapter() {
		desk.loop.approveStandard();
		chapter("owner", "reviewChapter", Chapter.latest(engine).fire());
	}

	private void approveChapter() {
		chapter("manager", "approveChapter", Chapter.latest(engine).complete("owner", Chapter.changed("每张工单均须分级。")));
	}

	private void approveProposal() {
		proposed("owner", "approveProposal", new ProposedStandard(engine).propose("agent", values("replaces", null)));
	}

	private void mendProposal() {
		proposed("agent", "mendProposal",
				new ProposedStandard(engine).propose("agent", values("replaces", null)).sendBack("owner"));
	}

	private void proposed(String name, String form, ProposedStandard proposal) {
		Person person = people.is(name);
		if (proposal.task().getAssignee() == null) {
			engine.getTaskService().claim(proposal.task().getId(), name);
		}
		person.tasklist.open(proposal.task().getId());
		isChinese(person, form);
		person.tasklist.leave();
	}

	private void chapter(String name, String form, Chapter chapter) {
		Person person = people.is(name);
		person.tasklist.open(chapter.task().getId());
		isChinese(person, form);
		person.tasklist.leave();
	}

	private void endAbsence() {
		new Absence(engine).arrange("lead", "lead", "quality", 30, 35);
		people.is("lead").tasklist.open(engine.getTaskService()
			.createTaskQuery()
			.processInstanceId(desk.started("arrangeSubstitute").getId())
			.singleResult()
			.getId());
		isChinese(people.is("lead"), "endAbsence");
		people.is("lead").tasklist.leave();
	}

	private void isChinese(Person person, String form) {
		String page = (String) person.driver.executeScript("return document.body.innerText");
		assertThat(english.among(page)).as("English texts at " + form).isEmpty();
		assertThat(page).as("English dates at " + form).doesNotContainPattern(" ago\\b|\\bin a |\\bin \\d+ ");
		assertThat(textsOf(form)).as(form).anySatisfy(text -> assertThat(page).contains(text));
		person.picture(form);
	}

	/** What introduces an embedded form, or labels and texts of a Camunda Form. */
	private List<String> textsOf(String form) {
		try {
			JsonNode ours = EnglishTexts.json(EnglishTexts.TASKLIST + "scripts/serviceloop/texts.zh.json");
			return ours.has(form) ? List.of(ours.path(form).path("intro").asText())
					: models.stringPropertyNames()
						.stream()
						.filter(key -> key.matches("form[.]" + form + "[.]\\w+[.](label|text)"))
						.map(models::getProperty)
						// Values and marks do not stand on the page as they are written.
						.flatMap(text -> Stream.of(text.split("\\{\\{[^}]*}}|\\*|\n")))
						.filter(text -> text.length() > 1)
						.toList();
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	private String label(String key) {
		return tasklistLabels.path(key).asText();
	}

}
