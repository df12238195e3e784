package io.serviceloop.process;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import io.serviceloop.Serves;
import io.serviceloop.handbook.Handbook;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.task.OwnersFirst;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static io.serviceloop.process.Loop.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Whoever works here proposes what the handbook shall say, and somebody else decides. */
@InMemoryApplication
class ProposalTest {

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private Handbook handbook;

	@Autowired
	private EngineClock clock;

	@Autowired
	private OwnersFirst ownersFirst;

	@Autowired
	private JdbcClient jdbc;

	@AfterEach
	void everybodyIsBack() {
		engine.getRuntimeService()
			.createProcessInstanceQuery()
			.processDefinitionKey("arrangeSubstitute")
			.list()
			.forEach(instance -> engine.getRuntimeService().deleteProcessInstance(instance.getId(), "test over"));
		jdbc.sql("update substitution set ended_at = arranged_at where ended_at is null").update();
	}

	@Serves({ "A41", "E27" })
	@Test
	void whoWasInNoProjectProposesAStandardWhichAProcessOwnerApproves() {
		ProposedStandard proposal = new ProposedStandard(engine).propose("agent", values());
		assertThat(proposal.task().getAssignee()).isNull();
		assertThat(engine.getTaskService().getIdentityLinksForTask(proposal.task().getId()))
			.extracting(IdentityLink::getGroupId)
			.as("a manager may not decide, and is not asked")
			.containsExactly("process-owners");
		assertThatThrownBy(() -> proposal.decide("agent", "approve")).isNotNull();
		assertThatThrownBy(() -> proposal.decide("manager", "approve")).hasStackTraceContaining("wrong.notCandidate");
		assertThatThrownBy(() -> proposal.decide("owner", "refuse")).hasStackTraceContaining("handbook.noteMissing");
		assertThatThrownBy(() -> proposal.decide("owner", "sendBack", "approvalNote", "bad"))
			.hasStackTraceContaining("evidence.short");
		proposal.decide("owner", "approve");
		assertThat(proposal.task()).isNull();
		int entry = entry();
		assertThat(handbook.standard(entry, clock.today()).orElseThrow())
			.matches(one -> one.number() == 1 && one.chapter().equals("script") && one.owner().equals("owner"))
			.matches(one -> one.writtenBy().equals("agent") && one.decidedBy().equals("owner"))
			.matches(one -> one.businessKey() == null && one.reason().startsWith("Forty callers"));
		assertThat(Chapter.instances(engine, entry)).as("it is looked at again").hasSize(1);
		assertThat(state()).isEqualTo("approved");
	}

	@Serves("A41")
	@Test
	void whatIsSentBackIsMendedOrWithdrawnByWhoProposedIt() {
		ProposedStandard proposal = new ProposedStandard(engine).propose("agent", values()).sendBack("owner");
		assertThat(proposal.task().getAssignee()).isEqualTo("agent");
		assertThat(state()).isEqualTo("sentBack");
		assertThatThrownBy(() -> proposal.complete("agent", values("proposalMending", "mend")))
			.hasStackTraceContaining("wrong.missing");
		proposal.mend("Who calls at noon is called back by two.").decide("owner", "approve", "chapterOwner", "quality");
		assertThat(handbook.standard(entry(), clock.today()).orElseThrow())
			.matches(one -> one.text().equals("Who calls at noon is called back by two."))
			.matches(one -> one.owner().equals("quality"));
		proposal.propose("agent", values()).sendBack("owner").complete("agent", values("proposalMending", "withdraw"));
		assertThat(proposal.task()).isNull();
		assertThat(state()).isEqualTo("withdrawn");
	}

	@Serves("A41")
	@Test
	void whoMendsForTheProposerHasWrittenItAndDoesNotApproveIt() {
		ProposedStandard proposal = new ProposedStandard(engine).propose("agent", values()).sendBack("owner");
		away("agent", "owner");
		proposal.mend("owner", "Who calls at noon is called back by one.");
		assertThatThrownBy(() -> proposal.decide("owner", "approve")).hasStackTraceContaining("handbook.ownProposal");
		assertThat(jdbc.sql("select proposed_by || ' ' || mended_by from handbook_proposal order by id desc limit 1")
			.query(String.class)
			.single()).isEqualTo("agent owner");
		proposal.decide("manager", "approve");
		assertThat(handbook.standard(entry(), clock.today()).orElseThrow())
			.matches(one -> one.writtenBy().equals("owner") && one.decidedBy().equals("manager"));
	}

	@Serves("A41")
	@Test
	void whoProposedWhatAnotherMendedDoesNotApproveItEither() {
		int entry = standard("quality");
		ProposedStandard proposal = new ProposedStandard(engine).propose("owner", correction(entry, "By two o'clock."))
			.sendBack("quality");
		away("owner", "quality");
		proposal.mend("quality", "By three o'clock.", "comparedWith", 1);
		assertThat(proposal.task().getAssignee()).as("who looks after it has mended it").isNull();
		assertThatThrownBy(() -> proposal.decide("owner", "approve")).hasStackTraceContaining("handbook.ownProposal");
		proposal.decide("manager", "approve");
		assertThat(handbook.standard(entry, clock.today()).orElseThrow().writtenBy()).isEqualTo("quality");
	}

	@Serves("A41")
	@Test
	void whoStandsInForWhoLooksAfterTheStandardDecides() {
		int entry = standard("quality");
		ProposedStandard proposal = new ProposedStandard(engine).propose("agent", correction(entry, "By two o'clock."));
		away("quality", "lead");
		assertThatThrownBy(() -> proposal.decide("manager", "approve")).hasStackTraceContaining("wrong.notCandidate");
		proposal.decide("lead", "approve");
		assertThat(handbook.standard(entry, clock.today()).orElseThrow())
			.matches(one -> one.number() == 2 && one.decidedBy().equals("lead") && one.owner().equals("quality"));
	}

	@Serves("A41")
	@Test
	void aManagerIsOfferedAProposalOnlyWhileNoProcessOwnerMayDecide() {
		ProposedStandard proposal = new ProposedStandard(engine).propose("owner", values());
		assertThat(groups(proposal)).containsExactlyInAnyOrder("process-owners", "service-managers");
		engine.getIdentityService().saveUser(engine.getIdentityService().newUser("secondOwner"));
		engine.getIdentityService().createMembership("secondOwner", "process-owners");
		try {
			ownersFirst.renew();
			assertThat(groups(proposal)).containsExactly("process-owners");
			// As a model of before may have it.
			engine.getTaskService().addCandidateGroup(proposal.task().getId(), "service-managers");
			assertThatThrownBy(() -> proposal.decide("manager", "approve"))
				.hasStackTraceContaining("handbook.ownersDecide");
		}
		finally {
			engine.getIdentityService().deleteUser("secondOwner");
		}
		ownersFirst.renew();
		assertThat(groups(proposal)).containsExactlyInAnyOrder("process-owners", "service-managers");
		proposal.decide("manager", "approve");
	}

	@Serves({ "A41", "E31" })
	@Test
	void whoStandsInForAProcessOwnerIsOfferedWhatIsOpenAndWhatComesUntilTheOwnerIsBack() {
		ProposedStandard before = new ProposedStandard(engine).propose("agent", values());
		Absence absence = new Absence(engine).arrange("owner", "owner", "lead", 0, 5).fire("event_absenceBegins");
		ProposedStandard meanwhile = new ProposedStandard(engine).propose("quality", values());
		ProposedStandard own = new ProposedStandard(engine).propose("lead", values());
		assertThat(users(before)).containsExactly("lead");
		assertThat(users(meanwhile)).containsExactly("lead");
		assertThat(users(own)).as("had a part in it").isEmpty();
		assertThat(groups(meanwhile)).containsExactly("process-owners");
		meanwhile.decide("lead", "approve");
		absence.fire("event_absenceOver");
		assertThat(users(before)).isEmpty();
		before.decide("owner", "approve");
		own.decide("owner", "approve");
	}

	@Serves({ "A41", "E31" })
	@Test
	void nobodyBecomesADeciderByBeingPutOnTheListOfATask() {
		ProposedStandard proposal = new ProposedStandard(engine).propose("agent", values());
		String task = proposal.task().getId();
		Absence as = new Absence(engine);
		List<Runnable> ways = List.of(() -> engine.getTaskService().addCandidateUser(task, "quality"),
				() -> engine.getTaskService().addCandidateGroup(task, "quality-inspectors"),
				() -> engine.getTaskService().addUserIdentityLink(task, "quality", "owner"),
				() -> engine.getTaskService().setOwner(task, "quality"), () -> {
					Task read = proposal.task();
					read.setOwner("quality");
					engine.getTaskService().saveTask(read);
				});
		ways.forEach(way -> assertThatThrownBy(() -> as.as("owner", way)).hasStackTraceContaining("wrong.notByHand"));
		// As it was before that was refused, or as a model may have it.
		engine.getTaskService().addCandidateUser(task, "quality");
		assertThatThrownBy(() -> proposal.decide("quality", "approve"))
			.hasStackTraceContaining("handbook.ownersDecide");
		ownersFirst.renew();
		assertThat(users(proposal)).isEmpty();
		engine.getTaskService().setAssignee(task, "quality");
		assertThatThrownBy(() -> proposal.decide("quality", "approve"))
			.hasStackTraceContaining("handbook.ownersDecide");
		ownersFirst.renew();
		assertThat(proposal.task().getAssignee()).as("it does not stay with who cannot answer it").isNull();
		proposal.decide("owner", "approve");
	}

	@Serves({ "A41", "E31" })
	@Test
	void nobodyIsGivenAProposalWhoCannotDecideIt() {
		ProposedStandard proposal = new ProposedStandard(engine).propose("agent", values());
		String task = proposal.task().getId();
		Absence as = new Absence(engine);
		List<Runnable> ways = List.of(() -> engine.getTaskService().setAssignee(task, "lead"),
				() -> engine.getTaskService().claim(task, "lead"),
				() -> engine.getTaskService().delegateTask(task, "lead"),
				() -> engine.getTaskService().addUserIdentityLink(task, "lead", "assignee"), () -> {
					Task read = proposal.task();
					read.setAssignee("lead");
					engine.getTaskService().saveTask(read);
				});
		ways.forEach(
				way -> assertThatThrownBy(() -> as.as("owner", way)).hasStackTraceContaining("handbook.ownersDecide"));
		as.as("owner", () -> engine.getTaskService().claim(task, "owner"));
		assertThatThrownBy(() -> as.as("owner", ways.get(0))).hasStackTraceContaining("handbook.ownersDecide");
		away("owner", "lead");
		as.as("owner", () -> engine.getTaskService().setAssignee(task, "lead"));
		proposal.decide("lead", "approve");
	}

	@Serves({ "A41", "E31" })
	@Test
	void whoStandsInGivesWhatHeHoldsToNobodyElse() {
		away("owner", "quality");
		ProposedStandard proposal = new ProposedStandard(engine).propose("lead", values());
		String task = proposal.task().getId();
		Absence as = new Absence(engine);
		as.as("quality", () -> engine.getTaskService().claim(task, "quality"));
		assertThatThrownBy(() -> as.as("quality", () -> engine.getTaskService().setAssignee(task, "agent")))
			.hasStackTraceContaining("handbook.ownersDecide");
		as.as("quality", () -> engine.getTaskService().setAssignee(task, "owner"));
		as.as("owner", () -> engine.getTaskService().setAssignee(task, null));
		proposal.decide("owner", "approve");
	}

	@Serves({ "A41", "E27" })
	@Test
	void aProposalGoesToWhoLooksAfterTheStandardNow() {
		int entry = standard("quality");
		ProposedStandard second = new ProposedStandard(engine).propose("lead", correction(entry, "By one o'clock."));
		new ProposedStandard(engine).propose("agent", correction(entry, "By two o'clock."))
			.decide("quality", "approve", "chapterOwner", "manager");
		assertThatThrownBy(() -> second.decide("quality", "refuse", "approvalNote", "Forty callers want two o'clock."))
			.hasStackTraceContaining("handbook.ownersDecide");
		ownersFirst.renew();
		assertThat(second.task().getAssignee()).isEqualTo("manager");
		second.decide("manager", "approve", "comparedWith", 2);
	}

	@Serves("A41")
	@Test
	void whereNoProcessOwnerMayAManagerDecidesAndNobodyElseWhoHoldsIt() {
		ProposedStandard proposal = new ProposedStandard(engine).propose("owner", values());
		assertThatThrownBy(() -> new Absence(engine).as("manager",
				() -> engine.getTaskService().setAssignee(proposal.task().getId(), "quality")))
			.hasStackTraceContaining("handbook.ownersDecide");
		engine.getTaskService().setAssignee(proposal.task().getId(), "quality");
		assertThatThrownBy(() -> proposal.decide("quality", "approve"))
			.hasStackTraceContaining("handbook.ownersDecide");
	}

	@Serves({ "A41", "E31" })
	@Test
	void whatWasClaimedInThePlaceOfAProcessOwnerGoesBackWithTheOwner() {
		ProposedStandard claimed = new ProposedStandard(engine).propose("agent", values());
		Absence absence = new Absence(engine).arrange("owner", "owner", "lead", 0, 5).fire("event_absenceBegins");
		absence.as("lead", () -> engine.getTaskService().claim(claimed.task().getId(), "lead"));
		absence.fire("event_absenceOver");
		assertThat(claimed.task().getAssignee()).isNull();
		assertThat(users(claimed)).isEmpty();
		claimed.decide("owner", "approve");
	}

	@Serves({ "A41", "E31" })
	@Test
	void whoStoodInForSomebodyWhoIsAProcessOwnerNoMoreIsOfferedNothing() {
		engine.getIdentityService().saveUser(engine.getIdentityService().newUser("secondOwner"));
		engine.getIdentityService().createMembership("secondOwner", "process-owners");
		try {
			Absence absence = new Absence(engine).arrange("manager", "secondOwner", "lead", 0, 5)
				.fire("event_absenceBegins");
			ProposedStandard proposal = new ProposedStandard(engine).propose("agent", values());
			assertThat(users(proposal)).containsExactly("lead");
			engine.getIdentityService().deleteMembership("secondOwner", "process-owners");
			assertThatThrownBy(() -> proposal.decide("lead", "approve"))
				.hasStackTraceContaining("handbook.ownersDecide");
			absence.fire("event_absenceOver");
			assertThat(users(proposal)).isEmpty();
			proposal.decide("owner", "approve");
		}
		finally {
			engine.getIdentityService().deleteUser("secondOwner");
		}
	}

	@Serves({ "A41", "E31" })
	@Test
	void whoStandsInForTheProposerAloneDecidesNothing() {
		new Absence(engine).arrange("owner", "owner", "lead", 0, 5).fire("event_absenceBegins");
		ProposedStandard proposal = new ProposedStandard(engine).propose("owner", values());
		assertThat(users(proposal)).isEmpty();
		proposal.decide("manager", "approve");
	}

	@Serves("A41")
	@Test
	void whoHadAPartDoesNotTakeTheTaskOver() {
		int entry = standard("quality");
		ProposedStandard proposal = new ProposedStandard(engine).propose("owner", correction(entry, "By two o'clock."))
			.sendBack("quality");
		away("owner", "lead");
		proposal.mend("lead", "By three o'clock.", "comparedWith", 1);
		String task = proposal.task().getId();
		Absence as = new Absence(engine);
		assertThatThrownBy(() -> as.as("quality", () -> engine.getTaskService().setAssignee(task, "owner")))
			.hasStackTraceContaining("handbook.ownProposal");
		proposal.decide("quality", "approve");
	}

	@Serves({ "A41", "E31" })
	@Test
	void whoTakesWorkOverDoesNotInheritWhatTheOtherDecidedInSomebodysPlace() {
		away("owner", "lead");
		ProposedStandard proposal = new ProposedStandard(engine).propose("agent", values());
		assertThat(users(proposal)).containsExactly("lead");
		new Loop(engine).open();
		new Absence(engine).as("manager",
				() -> engine.getRuntimeService()
					.startProcessInstanceByKey("handOverWork",
							values("person", "lead", "recipient", "quality", "reason", "Leaves the company")));
		assertThat(users(proposal)).doesNotContain("quality");
		proposal.decide("owner", "approve");
	}

	@Serves({ "A41", "E07" })
	@Test
	void whoTakesWorkOverDoesNotReadWhatTheOtherHeldInSomebodysPlace() {
		// Somebody who holds nothing else, whatever other tests have left open.
		engine.getIdentityService().saveUser(engine.getIdentityService().newUser("helper"));
		engine.getIdentityService().createMembership("helper", "quality-inspectors");
		try {
			away("owner", "helper");
			ProposedStandard proposal = new ProposedStandard(engine).propose("lead", values());
			String task = proposal.task().getId();
			Absence as = new Absence(engine);
			engine.getIdentityService().setAuthentication("helper", List.of("quality-inspectors"));
			engine.getTaskService().claim(task, "helper");
			engine.getIdentityService().clearAuthentication();
			as.as("manager",
					() -> engine.getRuntimeService()
						.startProcessInstanceByKey("handOverWork",
								values("person", "helper", "recipient", "agent", "reason", "Leaves the company")));
			assertThat(proposal.task().getAssignee()).isNull();
			as.as("agent", () -> assertThat(engine.getTaskService().createTaskQuery().taskId(task).count()).isZero());
			assertThat(engine.getAuthorizationService()
				.createAuthorizationQuery()
				.userIdIn("agent")
				.resourceId(task)
				.list()).isEmpty();
			proposal.decide("owner", "approve");
		}
		finally {
			engine.getIdentityService().deleteUser("helper");
		}
	}

	@Serves("A41")
	@Test
	void whatComesToADeciderWhoIsAwayComesToTheSubstituteToo() {
		int entry = standard("quality");
		away("quality", "lead");
		ProposedStandard proposal = new ProposedStandard(engine).propose("agent", correction(entry, "By two o'clock."));
		assertThat(proposal.task()).matches(task -> task.getOwner().equals("quality") && task.getAssignee() == null);
		proposal.decide("lead", "approve");
	}

	private List<String> groups(ProposedStandard proposal) {
		return candidates(proposal, IdentityLink::getGroupId);
	}

	private List<String> users(ProposedStandard proposal) {
		return candidates(proposal, IdentityLink::getUserId);
	}

	private List<String> candidates(ProposedStandard proposal, Function<IdentityLink, String> kind) {
		return engine.getTaskService()
			.getIdentityLinksForTask(proposal.task().getId())
			.stream()
			.map(kind)
			.filter(Objects::nonNull)
			.toList();
	}

	@Serves("A41")
	@Test
	void aCorrectionIsOfTheVersionWhoseTextWasEdited() {
		int entry = standard("owner");
		new ProposedStandard(engine).propose("agent", correction(entry, "By two o'clock.")).decide("owner", "approve");
		Map<String, Object> late = correction(entry, "By one o'clock.");
		late.put("comparedWith", 1);
		ProposedStandard proposal = new ProposedStandard(engine).propose("quality", late);
		assertThat(base()).isEqualTo(1);
		assertThatThrownBy(() -> proposal.decide("owner", "approve"))
			.hasStackTraceContaining("handbook.changedMeanwhile");
		proposal.sendBack("owner").mend("quality", "By noon.", "comparedWith", 1);
		assertThat(base()).isEqualTo(1);
		proposal.sendBack("owner").mend("quality", "By noon.", "comparedWith", 2);
		assertThat(base()).isEqualTo(2);
		proposal.sendBack("owner").mend("quality", "By half past noon.");
		assertThat(base()).as("the latest, for programs that do not say it").isEqualTo(2);
		proposal.decide("owner", "approve");
		late.put("comparedWith", 4);
		refused(late, "handbook.noVersion");
		late.put("comparedWith", 0);
		refused(late, "wrong.");
	}

	private Integer base() {
		return jdbc.sql("select base_number from handbook_proposal order by id desc limit 1")
			.query(Integer.class)
			.single();
	}

	private void away(String person, String substitute) {
		new Absence(engine).arrange(person, person, substitute, 0, 5).fire("event_absenceBegins");
	}

	@Serves({ "A41", "E27" })
	@Test
	void whoLooksAfterTheStandardDecidesButNeverOnTheOwnProposal() {
		int entry = standard("quality");
		ProposedStandard proposal = new ProposedStandard(engine).propose("agent", correction(entry, "By two o'clock."));
		assertThat(proposal.task().getAssignee()).isEqualTo("quality");
		proposal.decide("quality", "approve");
		assertThat(handbook.standard(entry, clock.today()).orElseThrow())
			.matches(one -> one.number() == 2 && one.text().equals("By two o'clock.") && one.owner().equals("quality"));
		proposal.propose("quality", correction(entry, "By three o'clock."));
		assertThat(proposal.task().getAssignee()).isNull();
		assertThatThrownBy(() -> proposal.decide("quality", "approve")).hasStackTraceContaining("handbook.ownProposal");
		proposal.decide("owner", "approve");
		assertThat(Chapter.instances(engine, entry)).as("its reviews go on").hasSize(1);
	}

	@Serves("A41")
	@Test
	void ofTwoCorrectionsTheSecondIsComparedWithWhatTheFirstMade() {
		int entry = standard("owner");
		ProposedStandard first = new ProposedStandard(engine).propose("agent", correction(entry, "By two o'clock."));
		ProposedStandard second = new ProposedStandard(engine).propose("quality", correction(entry, "By one o'clock."));
		first.decide("owner", "approve");
		assertThatThrownBy(() -> second.decide("owner", "approve"))
			.hasStackTraceContaining("handbook.changedMeanwhile");
		assertThatThrownBy(() -> second.decide("owner", "approve", "comparedWith", 1))
			.hasStackTraceContaining("handbook.changedMeanwhile");
		second.decide("owner", "approve", "comparedWith", 2);
		assertThat(handbook.standard(entry, clock.today()).orElseThrow())
			.matches(one -> one.number() == 3 && one.text().equals("By one o'clock."));
	}

	@Serves("E27")
	@Test
	void aStandardThatWasRetiredMeanwhileIsNotRevived() {
		int entry = standard("owner");
		ProposedStandard proposal = new ProposedStandard(engine).propose("agent", correction(entry, "By two o'clock."));
		new Chapter(engine, entry).fire()
			.complete("owner", values("chapterDecision", "retire", "reviewReason", "Nobody calls at noon any more."));
		assertThatThrownBy(() -> proposal.decide("owner", "approve")).hasStackTraceContaining("handbook.retiredSince");
		assertThatThrownBy(() -> new ProposedStandard(engine).propose("agent", correction(entry, "By two.")))
			.hasStackTraceContaining("handbook.unknown");
		proposal.decide("owner", "refuse", "approvalNote", "Nobody calls at noon any more.");
		assertThat(handbook.standard(entry, clock.today())).isEmpty();
	}

	@Serves("E27")
	@Test
	void whatWouldCorrectAStandardThatWasRetiredIsWithdrawnAndNotMended() {
		int entry = standard("owner");
		ProposedStandard proposal = new ProposedStandard(engine).propose("agent", correction(entry, "By two o'clock."))
			.sendBack("owner");
		new Chapter(engine, entry).fire()
			.complete("owner", values("chapterDecision", "retire", "reviewReason", "Nobody calls at noon any more."));
		assertThatThrownBy(() -> proposal.mend("By one o'clock.")).hasStackTraceContaining("handbook.retiredWithdraw");
		proposal.complete("agent", values("proposalMending", "withdraw"));
		assertThat(state()).isEqualTo("withdrawn");
	}

	@Serves("A41")
	@Test
	void whatIsWrongWithAProposalIsSaid() {
		int entry = standard("owner");
		refused(values("handbookText", null), "wrong.missing");
		refused(values("chapter", "poem"), "wrong.choice");
		refused(values("proposalReason", "because"), "evidence.");
		refused(values("replaces", -1), "wrong.");
		refused(values("replaces", 999_999), "handbook.unknown");
		refused(values("replaces", entry), "handbook.unchanged");
	}

	private void refused(Map<String, Object> otherwise, String key) {
		assertThatThrownBy(() -> new ProposedStandard(engine).propose("agent", otherwise)).hasStackTraceContaining(key);
	}

	private static Map<String, Object> correction(int entry, String text) {
		return values("replaces", entry, "handbookText", text);
	}

	/** A standard, looked after by somebody. */
	private int standard(String owner) {
		new ProposedStandard(engine).propose("lead", values()).decide("owner", "approve", "chapterOwner", owner);
		return entry();
	}

	private int entry() {
		return jdbc.sql("select max(id) from handbook_entry").query(Integer.class).single();
	}

	private String state() {
		List<String> states = jdbc.sql("select state from handbook_proposal order by id desc limit 1")
			.query(String.class)
			.list();
		return states.get(0);
	}

}
