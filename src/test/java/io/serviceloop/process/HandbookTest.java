package io.serviceloop.process;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;

import io.serviceloop.Serves;
import io.serviceloop.handbook.Handbook;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.task.OwnersFirst;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static io.serviceloop.process.Loop.day;
import static io.serviceloop.process.Loop.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What worked becomes a standard that somebody else approves, and is never forgotten. */
@InMemoryApplication
class HandbookTest {

	private static final Map<String, Object> YES = values("standardApproved", true);

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private Handbook handbook;

	@Autowired
	private EngineClock clock;

	@Autowired
	private OwnersFirst ownersFirst;

	@AfterEach
	void timeIsRealAgain() {
		ClockUtil.reset();
	}

	@Serves({ "A41", "B03", "E12" })
	@Test
	void aStandardThatIsRefusedGoesBackWithTheNoteAndNoProjectReachesItsGoalsWithoutOne() {
		Loop loop = new Loop(engine).untilStandard().complete("lead", "userTask_standardise", draft());
		assertThat(loop.openTasks()).containsExactly("userTask_approveStandard");
		assertThat(loop.task("userTask_approveStandard", "owner").getAssignee()).isEqualTo("owner");
		assertThatThrownBy(() -> loop.complete("lead", "userTask_approveStandard", YES)).isNotNull();
		assertThatThrownBy(() -> loop.complete("owner", "userTask_approveStandard", values("standardApproved", false)))
			.hasStackTraceContaining("handbook.noteMissing");
		assertThatThrownBy(() -> loop.complete("owner", "userTask_approveStandard",
				values("standardApproved", false, "approvalNote", "bad")))
			.hasStackTraceContaining("evidence.short");
		loop.complete("owner", "userTask_approveStandard",
				values("standardApproved", false, "approvalNote", "Say who grades tickets at night."));
		assertThat(loop.openTasks()).containsExactly("userTask_standardise");
		assertThat(handbook.of(loop.businessKey())).singleElement()
			.matches(draft -> !draft.standard() && draft.note().equals("Say who grades tickets at night."));
		loop.standardise();
		assertThat(loop.ended()).isTrue();
		assertThat(standards(loop)).singleElement()
			.matches(one -> one.number() == 1 && one.owner().equals("owner") && one.chapter().equals("standard"))
			.matches(one -> one.actionIds().equals(List.of("a1p1", "a1p3")));
	}

	@Serves("A41")
	@Test
	void whatIsWrongWithADraftIsSaid() {
		Loop loop = new Loop(engine).untilStandard();
		refused(loop, "chapter", null, "wrong.missing");
		refused(loop, "chapter", "poem", "wrong.choice");
		refused(loop, "chapterOwner", "nobody", "wrong.unknownPerson");
		refused(loop, "chapterOwner", "auditor", "wrong.onlyReads");
		refused(loop, "validFrom", day(-1), "handbook.past");
		refused(loop, "replaces", 999_999, "handbook.unknown");
		refused(loop, "replaces", -1, "wrong.");
		assertThat(loop.openTasks()).containsExactly("userTask_standardise");
	}

	@Serves({ "A41", "E50" })
	@Test
	void aStandardIsReplacedByItsNextVersionWithItsOwnerAndItsFirstDay() {
		int entry = entry(new Loop(engine).untilStandard().standardise());
		Loop loop = new Loop(engine).untilStandard();
		refused(loop, "replaces", entry, "handbook.unchanged");
		loop.complete("lead", "userTask_standardise",
				Loop.with(Loop.with(Loop.with(Loop.with(draft(), "replaces", entry), "handbookText",
						"A program grades each ticket."), "chapterOwner", "agent"), "validFrom", day(10)))
			.complete("owner", "userTask_approveStandard", YES);
		assertThat(standards(loop)).singleElement()
			.matches(one -> one.entryId() == entry && one.number() == 2 && one.owner().equals("agent"))
			.matches(one -> one.validFrom().equals(LocalDate.parse(day(10))));
		assertThat(handbook.standard(entry, clock.today()).orElseThrow().number()).as("it holds until then").isOne();
		assertThat(handbook.announced(entry, clock.today())).extracting(Handbook.Version::text)
			.containsExactly("A program grades each ticket.");
		assertThat(Chapter.instances(engine, entry)).hasSize(1);
	}

	@Serves({ "E27", "E71" })
	@Test
	void aStandardIsLookedAtAgainEachYearUntilItIsRetired() {
		int entry = entry(new Loop(engine).untilStandard().standardise());
		Chapter chapter = new Chapter(engine, entry);
		assertThat(chapter.due().toInstant().atZone(ZoneId.systemDefault()).toLocalDate())
			.isEqualTo(LocalDate.now().plusMonths(12));
		chapter.dayComes();
		assertThat(chapter.task().getAssignee()).isEqualTo("owner");
		assertThatThrownBy(() -> chapter.complete("owner", values("chapterDecision", "keep")))
			.hasStackTraceContaining("wrong.missing");
		chapter.complete("owner", review("keep")).dayComes();
		assertThatThrownBy(
				() -> chapter
					.complete("owner",
							Loop.with(Loop.with(review("change"), "handbookTitle", "Grading of tickets"),
									"handbookText", "Every ticket is graded on arrival.")))
			.hasStackTraceContaining("handbook.unchanged");
		chapter.complete("owner", Chapter.changed("A program grades each ticket."));
		assertThat(chapter.task().getTaskDefinitionKey()).isEqualTo("userTask_approveChapter");
		assertThatThrownBy(() -> chapter.complete("owner", values("chapterApproved", true))).isNotNull();
		chapter.complete("manager",
				values("chapterApproved", false, "approvalNote", "Say which program grades the tickets."));
		assertThat(handbook.standard(entry, clock.today()).orElseThrow().number()).isEqualTo(1);
		chapter.complete("owner", Chapter.changed("The program of the mail room grades each ticket."))
			.complete("manager", values("chapterApproved", true));
		assertThat(handbook.standard(entry, clock.today()).orElseThrow())
			.matches(one -> one.number() == 2 && one.text().startsWith("The program of the mail room"))
			.matches(one -> one.writtenBy().equals("owner") && one.decidedBy().equals("manager"));
		chapter.dayComes().complete("owner", review("retire"));
		assertThat(Chapter.instances(engine, entry)).isEmpty();
		assertThat(handbook.standard(entry, clock.today())).isEmpty();
	}

	@Serves("E27")
	@Test
	void aReviewLooksAtWhatHoldsAndNotAtWhatWasApprovedLast() {
		int entry = entry(new Loop(engine).untilStandard().standardise());
		next(entry, "A program grades each ticket.", day(30), null);
		next(entry, "Two agents grade the tickets.", day(0), false);
		ClockUtil.setCurrentTime(Date.from(LocalDate.parse(day(31)).atStartOfDay(ZoneId.systemDefault()).toInstant()));
		Chapter chapter = new Chapter(engine, entry).fire();
		assertThatThrownBy(() -> chapter.complete("owner", Chapter.changed("A program grades each ticket.")))
			.hasStackTraceContaining("handbook.unchanged");
		assertThatThrownBy(() -> chapter.complete("owner",
				Loop.with(review("keep"), "handbookText", "Two agents grade the tickets.")))
			.hasStackTraceContaining("handbook.notChanged");
		chapter.complete("owner", Chapter.changed("Two agents grade the tickets."))
			.complete("manager", values("chapterApproved", true));
		assertThat(handbook.standard(entry, clock.today()).orElseThrow())
			.matches(one -> one.number() == 4 && one.text().equals("Two agents grade the tickets."));
	}

	@Serves({ "A41", "E27" })
	@Test
	void whatBecomesOfAnAnnouncedVersionIsAskedOfWhoeverApprovesAnotherBeforeItsDay() {
		int entry = entry(new Loop(engine).untilStandard().standardise());
		next(entry, "A program grades each ticket.", day(30), null);
		assertThatThrownBy(() -> next(entry, "Two agents grade the tickets.", day(0), null))
			.hasStackTraceContaining("replacesAnnounced")
			.hasStackTraceContaining("handbook.announcedUnsaid");
		Chapter chapter = new Chapter(engine, entry).fire();
		chapter.complete("owner", Chapter.changed("Three agents grade the tickets."));
		assertThatThrownBy(() -> chapter.complete("manager", values("chapterApproved", true)))
			.hasStackTraceContaining("handbook.announcedUnsaid");
		chapter.complete("manager", values("chapterApproved", true, "replacesAnnounced", true));
		assertThat(handbook.announced(entry, clock.today())).isEmpty();
		next(entry, "Nobody grades the tickets.", day(0), null);
	}

	@Serves({ "A41", "E27" })
	@Test
	void whatWasAnnouncedBeforeAStandardWasRetiredDoesNotComeBackWithIt() {
		int entry = entry(new Loop(engine).untilStandard().standardise());
		next(entry, "A program grades each ticket.", day(30), null);
		Loop loop = new Loop(engine).untilStandard()
			.complete("lead", "userTask_standardise",
					Loop.with(Loop.with(draft(), "replaces", entry), "handbookText", "Two agents grade the tickets."));
		new Chapter(engine, entry).fire().complete("owner", review("retire"));
		loop.complete("owner", "userTask_approveStandard", YES);
		assertThat(handbook.announced(entry, clock.today())).isEmpty();
		assertThat(handbook.standard(entry, LocalDate.parse(day(31))).orElseThrow().text())
			.isEqualTo("Two agents grade the tickets.");
	}

	private void next(int entry, String text, String from, Boolean replacesAnnounced) {
		new Loop(engine).untilStandard()
			.complete("lead", "userTask_standardise",
					Loop.with(Loop.with(Loop.with(draft(), "replaces", entry), "handbookText", text), "validFrom",
							from))
			.complete("owner", "userTask_approveStandard", Loop.with(YES, "replacesAnnounced", replacesAnnounced));
	}

	@Serves("E27")
	@Test
	void whereThePersonWhoLookedAfterItHasGoneTheProcessOwnersGetItsReview() {
		Loop loop = new Loop(engine).untilStandard();
		engine.getIdentityService().saveUser(engine.getIdentityService().newUser("guest"));
		loop.complete("lead", "userTask_standardise", Loop.with(draft(), "chapterOwner", "guest"))
			.complete("owner", "userTask_approveStandard", YES);
		engine.getIdentityService().deleteUser("guest");
		Chapter chapter = new Chapter(engine, entry(loop)).dayComes();
		assertThat(chapter.task().getAssignee()).isNull();
		assertThat(engine.getTaskService().getIdentityLinksForTask(chapter.task().getId()))
			.extracting(IdentityLink::getGroupId)
			.containsExactly("process-owners");
		chapter.complete("owner", review("keep"));
	}

	@Serves({ "E27", "A41" })
	@Test
	void aStandardIsKeptOrRetiredOnlyByWhoLooksAfterItOrAProcessOwner() {
		Loop loop = new Loop(engine).untilStandard();
		loop.complete("lead", "userTask_standardise", Loop.with(draft(), "chapterOwner", "quality"))
			.complete("owner", "userTask_approveStandard", YES);
		Chapter chapter = new Chapter(engine, entry(loop)).dayComes();
		String task = chapter.task().getId();
		Absence as = new Absence(engine);
		assertThatThrownBy(() -> as.as("quality", () -> engine.getTaskService().setAssignee(task, "lead")))
			.hasStackTraceContaining("handbook.lookedAfter");
		// As it was before that was refused, or as a model may have it.
		engine.getTaskService().setAssignee(task, "lead");
		for (String decision : List.of("retire", "keep")) {
			assertThatThrownBy(() -> chapter.complete("lead", review(decision)))
				.hasStackTraceContaining("handbook.lookedAfter");
		}
		ownersFirst.renew();
		assertThat(chapter.task().getAssignee()).isEqualTo("quality");
		chapter.complete("quality", review("keep")).dayComes();
		String next = chapter.task().getId();
		as.as("quality", () -> engine.getTaskService().setAssignee(next, "owner"));
		chapter.complete("owner", review("retire"));
		assertThat(handbook.standard(entry(loop), clock.today())).isEmpty();
	}

	@Serves({ "A41", "B03" })
	@Test
	void theApprovalOfAStandardIsGivenToNobodyWhoDoesNotDecideIt() {
		Loop loop = new Loop(engine).untilStandard().complete("lead", "userTask_standardise", draft());
		String task = loop.task("userTask_approveStandard", "owner").getId();
		for (String other : List.of("lead", "agent", "manager")) {
			assertThatThrownBy(
					() -> new Absence(engine).as("owner", () -> engine.getTaskService().setAssignee(task, other)))
				.as(other)
				.isNotNull()
				.matches(refused -> refused.toString().contains("handbook.own"));
		}
		loop.complete("owner", "userTask_approveStandard", YES);
	}

	private static Map<String, Object> draft() {
		return values("handbookTitle", "Grading of tickets", "handbookText", "Every ticket is graded on arrival.",
				"chapter", "standard");
	}

	private static void refused(Loop loop, String field, Object value, String key) {
		assertThatThrownBy(() -> loop.complete("lead", "userTask_standardise", Loop.with(draft(), field, value)))
			.hasStackTraceContaining(key);
	}

	private static Map<String, Object> review(String decision) {
		return values("chapterDecision", decision, "reviewReason", "All forty tickets of March were looked at.");
	}

	private List<Handbook.Version> standards(Loop loop) {
		return handbook.of(loop.businessKey()).stream().filter(Handbook.Version::standard).toList();
	}

	private int entry(Loop loop) {
		return standards(loop).get(0).entryId();
	}

}
