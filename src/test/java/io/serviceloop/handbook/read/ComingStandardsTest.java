package io.serviceloop.handbook.read;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.serviceloop.Serves;
import io.serviceloop.handbook.Course;
import io.serviceloop.handbook.Handbook;
import io.serviceloop.handbook.Standing;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.process.InMemoryApplication;
import io.serviceloop.process.Loop;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

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
	private Contents contents;

	@Autowired
	private Standards standards;

	@Autowired
	private Beside beside;

	@Autowired
	private EngineClock clock;

	@Autowired
	private JdbcClient jdbc;

	@AfterEach
	void today() {
		clock.reset();
	}

	@Serves({ "A41", "E27" })
	@Test
	void aVersionOfALaterDayIsAnnouncedAndHoldsFromThatDayOn() {
		int entry = approved("Every ticket is graded on arrival.", null, day(0));
		approved("A program grades each ticket.", entry, day(30));
		assertThat(listed(entry)).matches(one -> one.version() == 1 && one.holds());
		assertThat(listed(entry).coming()).isEqualTo(new Contents.Coming(2, LocalDate.parse(day(30))));
		assertThat(found("grading arrival", entry)).isTrue();
		assertThat(found("grading program", entry)).isFalse();
		assertThat(standards.of(entry)).matches(one -> one.shown().number() == 1 && one.coming().number() == 2);
		clock.set(clock.today().plusDays(30).atTime(8, 0));
		assertThat(listed(entry)).matches(one -> one.version() == 2 && one.coming() == null);
		assertThat(found("grading arrival", entry)).isFalse();
		assertThat(found("grading program", entry)).isTrue();
		assertThat(standards.of(entry).shown().number()).isEqualTo(2);
	}

	@Serves("A41")
	@Test
	void aStandardThatWasApprovedForALaterDayIsShownAsComing() {
		int entry = approved("Every ticket is graded on arrival.", null, day(20));
		assertThat(listed(entry).holds()).isFalse();
		assertThat(listed(entry).coming()).isNull();
		assertThat(standards.of(entry).holds()).isFalse();
	}

	@Serves("A41")
	@Test
	void aDayAfterTheFirstReviewIsRefused() {
		Loop loop = new Loop(engine).untilStandard();
		assertThatThrownBy(() -> draft(loop, "Grade.", null, day(400))).hasStackTraceContaining("handbook.tooLate");
		assertThatThrownBy(() -> draft(loop, "Grade.", null, "9999-12-31")).hasStackTraceContaining("handbook.tooLate");
		draft(loop, "Grade.", null, day(300));
	}

	@Serves({ "A41", "E27" })
	@Test
	void anAnnouncedVersionHoldsFromItsDayOnThoughAnotherWasApprovedForToday() {
		int entry = approved("Every ticket is graded on arrival.", null, day(0));
		approved("A program grades each ticket.", entry, day(30));
		approved("Two agents grade the tickets.", entry, day(0));
		holds(entry, 3, new Contents.Coming(2, LocalDate.parse(day(30))));
		assertThat(courses(entry)).containsExactlyInAnyOrderEntriesOf(
				Map.of(1, course("held", 0, 3), 2, new Course("announced", null, null), 3, course("holds", 30, 2)));
		LocalDate today = clock.today();
		clock.set(today.plusDays(29).atTime(8, 0));
		holds(entry, 3, new Contents.Coming(2, today.plusDays(30)));
		clock.set(today.plusDays(30).atTime(8, 0));
		holds(entry, 2, null);
		assertThat(found("grade agents", entry)).isFalse();
		clock.set(today.plusDays(31).atTime(8, 0));
		holds(entry, 2, null);
		assertThat(standards.of(entry).courses()).containsEntry(2, new Course("holds", null, null))
			.containsEntry(3, new Course("held", today.plusDays(30), 2));
		assertThat(handbook.standard(entry, clock.today()).orElseThrow().number()).as("it is edited and reviewed")
			.isEqualTo(2);
		assertThat(beside.of(entry, "standard", "Grading of tickets", "x").standard().number())
			.as("a text is compared with it")
			.isEqualTo(2);
	}

	@Serves({ "A41", "E27" })
	@Test
	void anAnnouncedVersionWhosePlaceALaterOneTakesNeverHoldsAndSaysSo() {
		int entry = approved("Every ticket is graded on arrival.", null, day(0));
		approved("A program grades each ticket.", entry, day(30));
		Loop loop = new Loop(engine).untilStandard();
		draft(loop, "Two agents grade the tickets.", entry, day(0));
		loop.complete("owner", "userTask_approveStandard", values("standardApproved", true, "replacesAnnounced", true));
		holds(entry, 3, null);
		assertThat(courses(entry)).containsEntry(2, new Course("neverHeld", null, 3))
			.containsEntry(3, new Course("holds", null, null));
		assertThat(handbook.announced(entry, clock.today())).isEmpty();
		LocalDate today = clock.today();
		clock.set(today.plusDays(31).atTime(8, 0));
		holds(entry, 3, null);
		assertThat(courses(entry)).containsEntry(2, new Course("neverHeld", null, 3));
	}

	@Serves("A41")
	@Test
	void ofTwoVersionsOfOneDayTheLaterApprovalHolds() {
		int entry = approved("Every ticket is graded on arrival.", null, day(0));
		approved("A program grades each ticket.", entry, day(30));
		approved("Another program grades each ticket.", entry, day(30));
		holds(entry, 1, new Contents.Coming(3, LocalDate.parse(day(30))));
		assertThat(courses(entry)).containsEntry(2, new Course("neverHeld", null, 3));
		clock.set(clock.today().plusDays(30).atTime(8, 0));
		holds(entry, 3, null);
	}

	@Test
	void theDayDecidesAndNotTheOrderOfApproval() {
		LocalDate today = LocalDate.of(2027, 7, 14);
		Handbook.Version first = version(1, today.minusDays(9));
		Handbook.Version late = version(2, today.plusDays(60));
		Handbook.Version sooner = version(3, today.plusDays(20));
		assertThat(Standing.of(List.of(first, late), today)).isEqualTo(new Standing(first, late));
		assertThat(Standing.of(List.of(late, sooner, first), today)).isEqualTo(new Standing(first, sooner));
		assertThat(Standing.of(List.of(sooner, late, first), today.plusDays(59))).isEqualTo(new Standing(sooner, late));
		assertThat(Standing.of(List.of(sooner, late, first), today.plusDays(60))).isEqualTo(new Standing(late, null));
		assertThat(Standing.of(List.of(late), today)).isEqualTo(new Standing(null, late));
		assertThat(Course.of(List.of(first, late), today, today.plusDays(99)))
			.containsEntry(1, new Course("held", null, null))
			.containsEntry(2, new Course("neverHeld", null, null));
	}

	@Serves("A41")
	@Test
	void withTheDayOnWhichAStandardIsRetiredItsTimeStandsStill() {
		int entry = approved("Every ticket is graded on arrival.", null, day(0));
		approved("A program grades each ticket.", entry, day(30));
		retire(entry);
		clock.set(clock.today().plusDays(31).atTime(8, 0));
		assertThat(standards.of(entry)).matches(one -> one.retired() && !one.holds() && one.coming() == null)
			.matches(one -> one.shown().number() == 1);
		assertThat(courses(entry)).containsEntry(1, new Course("held", null, null))
			.containsEntry(2, new Course("neverHeld", null, null));
	}

	@Serves({ "A41", "E27" })
	@Test
	void aRetiredStandardThatIsApprovedAgainForALaterDayDoesNotHoldUntilThen() {
		int entry = approved("Every ticket is graded on arrival.", null, day(0));
		approved("Two people grade each ticket.", entry, day(5));
		Loop loop = new Loop(engine).untilStandard();
		draft(loop, "A program grades each ticket.", entry, day(30));
		LocalDate first = clock.today();
		clock.set(first.plusDays(10).atTime(8, 0));
		retire(entry);
		clock.set(first.plusDays(20).atTime(8, 0));
		approve(loop);
		assertThat(listed(entry)).matches(one -> one.version() == 3 && !one.holds());
		assertThat(found("two people grade", entry)).isFalse();
		assertThat(standards.of(entry)).matches(one -> !one.holds() && !one.retired() && one.shown().number() == 3);
		assertThat(courses(entry)).isEqualTo(Map.of(1, new Course("held", first.plusDays(5), 2), 2,
				new Course("held", null, null), 3, new Course("announced", null, null)));
		clock.set(first.plusDays(60).atTime(8, 0));
		assertThat(listed(entry)).matches(one -> one.version() == 3 && one.holds());
		assertThat(courses(entry)).containsEntry(2, new Course("held", null, null))
			.containsEntry(3, new Course("holds", null, null));
	}

	private void retire(int entry) {
		jdbc.sql("update handbook_entry set retired_at = ? where id = ?").params(clock.now(), entry).update();
	}

	private void holds(int entry, int version, Contents.Coming coming) {
		assertThat(listed(entry)).matches(one -> one.version() == version && one.holds())
			.extracting(Contents.Listed::coming)
			.isEqualTo(coming);
		assertThat(standards.of(entry).shown().number()).isEqualTo(version);
	}

	private Map<Integer, Course> courses(int entry) {
		return standards.of(entry).courses();
	}

	private static Course course(String state, int days, int by) {
		return new Course(state, LocalDate.parse(day(days)), by);
	}

	private Contents.Listed listed(int entry) {
		return contents.page(new BookQuery("", ""), 0, 1_000)
			.items()
			.stream()
			.map(Contents.Item::listed)
			.filter(one -> one.id() == entry)
			.findFirst()
			.orElseThrow();
	}

	private boolean found(String text, int entry) {
		return contents.page(new BookQuery(text, ""), 0, 1_000)
			.items()
			.stream()
			.anyMatch(one -> one.listed().id() == entry);
	}

	private int approved(String text, Integer replaces, String validFrom) {
		Loop loop = new Loop(engine).untilStandard();
		draft(loop, text, replaces, validFrom);
		approve(loop);
		return handbook.of(loop.businessKey()).get(0).entryId();
	}

	private static void approve(Loop loop) {
		loop.complete("owner", "userTask_approveStandard",
				values("standardApproved", true, "replacesAnnounced", false));
	}

	private static void draft(Loop loop, String text, Integer replaces, String validFrom) {
		loop.complete("lead", "userTask_standardise", values("handbookTitle", "Grading of tickets", "handbookText",
				text, "chapter", "standard", "replaces", replaces, "validFrom", validFrom));
	}

	private static Handbook.Version version(int number, LocalDate from) {
		return new Handbook.Version(number, 1, number, "standard", "owner", "t", "t", from, null, null, null, List.of(),
				null, null, true, null, null, null, null, null);
	}

}
