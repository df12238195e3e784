package io.serviceloop.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.List;
import java.util.Map;

import io.serviceloop.Serves;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serviceloop.action.Actions;
import io.serviceloop.change.Changes;
import io.serviceloop.classification.Problems;
import io.serviceloop.evaluation.Evaluations;
import io.serviceloop.goal.Goals;
import io.serviceloop.handbook.Handbook;
import io.serviceloop.handbook.read.Beside;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Forms;
import io.serviceloop.loop.words.Json;
import io.serviceloop.overview.TaskContext;
import io.serviceloop.overview.picture.ProjectPicture;
import io.serviceloop.overview.work.HandbookDraft;
import io.serviceloop.overview.work.Words;
import io.serviceloop.overview.work.Work;
import io.serviceloop.process.InMemoryApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;

@InMemoryApplication
class WorkSoFarTest {

	private static final Map<String, String> PEOPLE = Map.of("lead", "Lena Lead", "quality", "Quinn Quality");

	@Autowired
	private Forms forms;

	@Autowired
	private MessageSource messages;

	private ObjectNode context;

	static ObjectNode recordedContext() throws IOException {
		return (ObjectNode) new ObjectMapper().readTree(WorkSoFarTest.class.getResourceAsStream("context.json"));
	}

	/** The context of a form as it was recorded. */
	static TaskContext context(Form<?> form, JsonNode recorded, MessageSource messages, Locale reader) {
		ProjectPicture project = Json.read(recorded.get("project").toString(), ProjectPicture.class);
		Map<String, Object> subject = Map.of("problemId", recorded.path("problemId").asText(), "actionId",
				recorded.path("actionId").asText(), "changeNumber", recorded.path("changeNumber").asInt());
		Words words = new Words(messages, id -> PEOPLE.getOrDefault(id, id), reader);
		int lap = recorded.path("lap").asInt();
		return new TaskContext(recorded.path("businessKey").asText(), "task", form, lap,
				LocalDate.parse(recorded.path("today").asText()), "agent", subject, null, null, null, List.of(), true,
				project, form.shown(),
				new Work(project, lap, subject, words, List::of,
						draft -> new Beside.Standing((draft.entryId() == null) ? null : replaced(draft.entryId()),
								List.of(), List.of()),
						List::of, problem -> List.of()));
	}

	private static Handbook.Version replaced(int entry) {
		return new Handbook.Version(1, entry, 3, "script", "lead", "Noon", "Two agents more.\nFrom noon on.",
				LocalDate.parse("2026-01-01"), null, null, null, List.of(), "lead", null, true, null, null, null, null,
				null);
	}

	@BeforeEach
	void readContext() throws IOException {
		context = recordedContext();
	}

	@Serves("A27")
	@Test
	void whoVerifiesACauseSeesTheLatestAttemptAndWhatWasDoubtedBefore() {
		assertThat(shown("verifyRootCause", Locale.ENGLISH))
			.contains("IMP-2026-0001 · Faster answers in online advice · lap 2")
			.contains("Root cause: No automatic grading of tickets")
			.contains("Class: system support")
			.contains("Found by: Lena Lead")
			.contains("1. Tickets carry no level")
			.contains("- Man: few staff, little training")
			.doesNotContain("Method")
			.contains("- Who: agents of the noon shift")
			.contains("- Quinn Quality: That is a symptom")
			.contains("- Quinn Quality, lap 1: Roster checked");
	}

	@Test
	void whoApprovesAPlanSeesTheActionsOfThisLapByProblem() {
		assertThat(shown("approvePlan", Locale.ENGLISH)).contains("Problem: P0 · Customers wait more than 5 minutes")
			.contains("Problem: P1 · Customers explain the same thing twice")
			.contains(
					"Grade tickets when they arrive, warn after 20 minutes<br>Kind: technology<br>Expected effect: average below 5 minutes"
							+ "<br>Expected gain: 1.2 min<br>Resources: IT, 15 days<br>Effort: 15 days | agent<br>IT | Nov 15, 2026 –<br>Dec 20, 2026 | Training<br>Pilot: North, South |")
			.contains("- owner: Action 1 needs a pilot first")
			.doesNotContain("Shift two agents");
	}

	@Serves({ "A30", "D17", "E16", "E17" })
	@Test
	void whoApprovesAPlanSeesWhatItIsToBringWhatItTakesAndByWhatItWillBeJudged() {
		assertThat(shown("approvePlan", Locale.ENGLISH))
			.contains("| Average response time | 1.5 min | 1.2 min | ▰▰▰▰▰▰▰▱▱▱ 80% |")
			.contains("| Repeat enquiries | 15% | 15% | ▰▰▰▰▰▰▰▰▰▰ 100% |")
			.contains("Effort: 15 days · unknown of one action")
			.contains("| Average response time | 8 min | 5 min | 28 days, from 30 days after the last roll-out on |"
					+ " change of a mean<br>chance may give it in 1.25 % of all cases (5 % in the whole project) |")
			.doesNotContain("This cause came before");
		assertThat(shown("approveEffort", Locale.CHINESE)).contains("15 人天 · 1 项措施未知");
	}

	@Serves("A29")
	@Test
	void aCauseThatCameBeforeSaysWhatWasTriedAndWhatItBrought() {
		((ObjectNode) context.at("/project/rootCauses/0")).put("causeClass", "systemSupport");
		assertThat(shown("approvePlan", Locale.ENGLISH)).contains("This cause came before")
			.contains("- Lap 1 · process · Shift two agents to noon · done · 6.5 min (target 5 min)");
		((ObjectNode) context.at("/project/rootCauses/0")).put("verified", false);
		assertThat(shown("approvePlan", Locale.ENGLISH)).doesNotContain("This cause came before");
	}

	@Serves("A29")
	@Test
	void whoCarriesOutAnActionSeesWhyAndWhatWasTriedBefore() {
		assertThat(shown("implementAction", Locale.ENGLISH)).contains("Action: Grade tickets when they arrive")
			.contains("Root cause: No automatic grading")
			.contains("Immediate containment: Two colleagues help out at noon")
			.contains("| Training | 24 agents trained, all passed | attendance list | Nov 18, 2026 |")
			.contains("| 1 | Shift two agents to noon | done | 6.5 min (target 5 min) |");
	}

	@Test
	void theWeeklyReviewShowsEveryActionOfTheLapAndTheLastReview() {
		assertThat(shown("weeklyReview", Locale.ENGLISH))
			.contains("| Show the last chats beside the ticket | delayed | Nov 20, 2026 | agent |")
			.contains("Last review, Nov 19, 2026")
			.contains("Obstacles: No tester for the CRM");
	}

	@Test
	void theEvaluationShowsEachGoalBeforeAndAfter() {
		assertThat(shown("evaluateResult", Locale.ENGLISH)).contains(
				"| Average response time | 8 min | 5 min | 4.6 min | -3.4 min (-42.5%) | 113% | yes<br>proven, reached late |")
			.contains("| Repeat enquiries | 25% | 10% | 14% | -11% | 73% | no |")
			.contains("Repeat enquiries\n\n- 14% is above the target of 10%")
			.contains("Average response time\n\n- Regression to the mean")
			.contains("- agent: One hand-over less for each ticket")
			.contains("- ben: no answer");
	}

	@Test
	void whatBecomesStandardComesFromTheActionsBehindTheGoalsThatWereMet() {
		assertThat(shown("standardise", Locale.ENGLISH))
			.contains("Goal: Average response time: from 8 min to 4.6 min (target 5 min); proven; reached late")
			.contains(
					"| Shift two agents to noon<br>Lena Lead · Service | Too few agents at noon | New roster since 19 October |")
			.doesNotContain("Show the last chats");
	}

	@Serves("A41")
	@Test
	void whoApprovesAStandardSeesWhatItSaysOtherwiseThanTheOneItReplaces() {
		((ArrayNode) context.at("/project/handbookDrafts")).addObject()
			.put("entryId", 7)
			.put("chapter", "script")
			.put("owner", "agent")
			.put("title", "Calls at noon")
			.put("text", "Two agents more.\nFrom eleven on.")
			.put("validFrom", "2027-01-01")
			.put("lap", 2);
		assertThat(shown("approveStandard", Locale.ENGLISH))
			.contains("Standard: Calls at noon", "Chapter: Script", "Looked after by: agent", "Valid from: Jan 1, 2027")
			.contains("Replaces: Noon (version 3)", "- − From noon on.", "- + From eleven on.")
			.doesNotContain("+ Two agents more.")
			.contains("Shift two agents to noon");
	}

	@Test
	void managersSeeTheLapsSideBySide() {
		assertThat(shown("decideContinuation", Locale.ENGLISH)).contains("| Goal | Baseline | Target | Lap 1 | Lap 2 |")
			.contains("| Average response time | 8 min | 5 min | 6.5 min<br>missed | 4.6 min<br>met, proven |")
			.contains("Conclusion: More people at noon help, but not enough");
	}

	@Test
	void whoDecidesOnDroppingSeesWhoAskedAndWhy() {
		assertThat(shown("approveDrop", Locale.ENGLISH)).contains("Dropping asked for by: Lena Lead")
			.contains("Reason: The vendor delivers the same function in January")
			.contains("Action: Grade tickets when they arrive");
	}

	@ParameterizedTest
	@ValueSource(strings = { "verifyRootCause", "approvePlan", "approveEffort", "decidePilot", "implementAction",
			"weeklyReview", "evaluateResult", "approveStandard", "decideContinuation", "approveDrop" })
	void chineseReadersGetChineseWordsAndAnEmptyProjectIsNoReasonToFail(String formKey) {
		assertThat(shown(formKey, Locale.SIMPLIFIED_CHINESE)).contains("第 2 轮")
			.doesNotContain("Goal", "Root cause", "Action:", "work.");
		context.get("project").forEach(member -> {
			if (member instanceof ArrayNode rows) {
				rows.removeAll();
			}
		});
		assertThat(shown(formKey, Locale.SIMPLIFIED_CHINESE)).contains("第 2 轮");
	}

	@Test
	void datesAndNumbersAreWrittenAsTheReaderWritesThem() {
		((ObjectNode) context.at("/project/problems/0")).put("frequencyCount", 1240);
		assertThat(shown("verifyRootCause", Locale.ENGLISH)).contains("How often: 1,240 times a day");
		assertThat(shown("implementAction", Locale.SIMPLIFIED_CHINESE)).contains("2026/11/15 – 2026/12/20");
	}

	@Test
	void whatPeopleWroteCanNeitherFormatNorLinkNorRunAnything() {
		ObjectNode action = (ObjectNode) context.at("/project/actions/1");
		action.put("measure", "<img src=x onerror=alert(1)> | **b** [l](http://x)\n\n# h {{x}}");
		assertThat(described("implementAction", Locale.ENGLISH)).contains(
				"\\<img src\\=x onerror\\=alert\\(1\\)\\> \\| \\*\\*b\\*\\* \\[l\\]\\(http\\:\\/\\/x\\)<br>\\# h \\{\\{x\\}\\}");
	}

	@Serves({ "A41", "E27" })
	@Test
	void theHandbookDraftIsPlainTextFromTheMeasuresThatWorked() {
		HandbookDraft draft = draft();
		assertThat(draft.title()).isEqualTo("Shift two agents to noon");
		assertThat(draft.text()).isEqualTo("""
				Average response time: from 8 min to 4.6 min (target 5 min); proven; reached late
				- Shift two agents to noon (Service, Lena Lead). New roster since 19 October
				Check: sum of waiting times / contacts (ticket system)""");
	}

	@Test
	void whereNothingWorkedThereIsNoDraft() {
		context.at("/project/measurements").forEach((row) -> ((ObjectNode) row).put("met", false));
		assertThat(draft()).isEqualTo(new HandbookDraft("", ""));
	}

	private HandbookDraft draft() {
		return context(forms.of("standardise").orElseThrow(), context, messages, Locale.ENGLISH).work().draft();
	}

	private String described(String formKey, Locale locale) {
		return FormVariables.workSoFar(context(forms.of(formKey).orElseThrow(), context, messages, locale));
	}

	@Test
	void aFormThatSaysNothingShowsEveryRegisterThatHasSomething() {
		assertThat(shown("planActions", Locale.ENGLISH))
			.contains("Goals", "Problems", "p1 P0 service efficiency", "Root causes", "Actions", "Weekly reviews",
					"Measurements", "Evaluations", "Changes")
			.doesNotContain("Handbook", "Done for somebody else", "work.");
	}

	/** The page as it is read, without the marks of Markdown. */
	private String shown(String formKey, Locale locale) {
		return described(formKey, locale).replace("**", "").replaceAll("\\\\(\\p{Punct})", "$1").replace('\u00a0', ' ');
	}

}
