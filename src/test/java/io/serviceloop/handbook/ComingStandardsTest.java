package io.serviceloop.handbook;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.serviceloop.Serves;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.words.Json;
import io.serviceloop.process.InMemoryApplication;
import io.serviceloop.process.Loop;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static io.serviceloop.process.Loop.day;
import static io.serviceloop.process.Loop.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is approved for a later day is announced, and does not hold before it. */
@InMemoryApplication
class ComingStandardsTest {

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private Handbook handbook;

	@Autowired
	private HandbookPage page;

	@Autowired
	private HandbookController controller;

	@Autowired
	private EngineClock clock;

	@AfterEach
	void today() {
		clock.reset();
	}

	@Serves({ "A41", "E27" })
	@Test
	void aVersionOfALaterDayIsAnnouncedAndHoldsFromThatDayOn() {
		int entry = approved("Every ticket is graded on arrival.", null, day(0));
		approved("A program grades each ticket.", entry, day(30));
		assertThat(listed(entry).standard().text()).isEqualTo("Every ticket is graded on arrival.");
		assertThat(listed(entry).coming().validFrom()).isEqualTo(LocalDate.parse(day(30)));
		assertThat(Json.tree(listed(entry)).path("text").asText()).isEqualTo("Every ticket is graded on arrival.");
		Map<String, Object> shown = page.standard(entry).getModel();
		assertThat(((Handbook.Version) shown.get("now")).number()).isEqualTo(1);
		assertThat(((Handbook.Version) shown.get("coming")).number()).isEqualTo(2);
		clock.set(clock.today().plusDays(30).atTime(8, 0));
		assertThat(listed(entry).standard().text()).isEqualTo("A program grades each ticket.");
		assertThat(listed(entry).coming()).isNull();
		assertThat(((Handbook.Version) page.standard(entry).getModel().get("now")).number()).isEqualTo(2);
	}

	@Serves("A41")
	@Test
	void aStandardThatWasApprovedForALaterDayIsShownAsComing() {
		int entry = approved("Every ticket is graded on arrival.", null, day(20));
		assertThat(listed(entry).holds()).isFalse();
		assertThat(listed(entry).coming()).isNull();
		assertThat(page.standard(entry).getModel()).containsEntry("holds", false);
	}

	@Serves("A41")
	@Test
	void aDayAfterTheFirstReviewIsRefused() {
		Loop loop = new Loop(engine).untilStandard();
		assertThatThrownBy(() -> draft(loop, "Grade.", null, day(400))).hasStackTraceContaining("handbook.tooLate");
		assertThatThrownBy(() -> draft(loop, "Grade.", null, "9999-12-31")).hasStackTraceContaining("handbook.tooLate");
		draft(loop, "Grade.", null, day(300));
	}

	@Test
	void whatWasReplacedBeforeItsDayNeverHolds() {
		LocalDate today = LocalDate.of(2027, 7, 14);
		Handbook.Version first = version(1, today.minusDays(9));
		Handbook.Version late = version(2, today.plusDays(60));
		Handbook.Version sooner = version(3, today.plusDays(20));
		assertThat(Standing.of(List.of(first, late), today)).isEqualTo(new Standing(first, late));
		assertThat(Standing.of(List.of(late, sooner, first), today)).isEqualTo(new Standing(first, sooner));
		assertThat(Standing.of(List.of(sooner, late, first), today.plusDays(60))).isEqualTo(new Standing(sooner, null));
		assertThat(Standing.of(List.of(late), today)).isEqualTo(new Standing(null, late));
	}

	private HandbookController.Listed listed(int entry) {
		return controller.standards()
			.stream()
			.filter(one -> one.standard().entryId() == entry)
			.findFirst()
			.orElseThrow();
	}

	private int approved(String text, Integer replaces, String validFrom) {
		Loop loop = new Loop(engine).untilStandard();
		draft(loop, text, replaces, validFrom);
		loop.approveStandard();
		return handbook.of(loop.businessKey()).get(0).entryId();
	}

	private static void draft(Loop loop, String text, Integer replaces, String validFrom) {
		loop.complete("lead", "userTask_standardise", values("handbookTitle", "Grading of tickets", "handbookText",
				text, "chapter", "standard", "replaces", replaces, "validFrom", validFrom));
	}

	private static Handbook.Version version(int number, LocalDate from) {
		return new Handbook.Version(number, 1, number, "standard", "owner", "t", "t", from, null, null, null, List.of(),
				null, null, true, null, null, null);
	}

}
