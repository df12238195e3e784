package io.serviceloop.overview.projects;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.serviceloop.loop.words.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ProjectQueryTest {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

	private static final ProjectQuery.Meant NOBODY = new ProjectQuery.Meant(text -> Set.of(), text -> Set.of());

	@Test
	void peopleSeeWhatRunsByDueDateAndProgramsAllTheLatestFirst() {
		ProjectQuery page = page("");
		assertThat(page.of("state")).isEqualTo("running");
		assertThat(page.sort()).isEqualTo(ProjectSort.due);
		assertThat(page.descending()).isFalse();
		assertThat(page.narrows()).isFalse();
		ProjectQuery program = ProjectQuery.ofProgram(Map.of(), List.of());
		assertThat(program.given()).isEmpty();
		assertThat(program.sort()).isEqualTo(ProjectSort.opened);
		assertThat(program.descending()).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			``|/projects
			state=|/projects?state=
			state=running&page=3|/projects
			state=ended|/projects?state=ended
			sort=due&order=asc|/projects
			sort=due&order=desc|/projects?order=desc
			sort=lap|/projects?sort=lap
			state=reached&sort=ended|/projects?state=reached
			state=reached&sort=due|/projects?state=reached&sort=due
			text=50% more&late=true|/projects?late=true&text=50%25%20more
			nonsense=1&step=|/projects
			""")
	void anAddressSaysWhatDoesNotGoWithoutSaying(String given, String address) {
		assertThat(page(given).address(0)).isEqualTo(address);
	}

	@Test
	void theFileOfAPageHasTheSameProjectsInTheSameOrder() {
		for (String given : List.of("", "state=", "state=ended", "sort=title&order=desc", "late=true&step=setGoals")) {
			ProjectQuery page = page(given);
			String file = page.file("csv");
			assertThat(file).startsWith("/api/projects.csv?").contains("order=");
			ProjectQuery program = ProjectQuery.ofProgram(parameters(file.substring(file.indexOf('?') + 1)), List.of());
			assertThat(program).as(given).isEqualTo(page);
		}
	}

	@Test
	void anOrderThatNobodyChoseFollowsTheState() {
		ProjectQuery running = page("");
		ProjectQuery ended = running.with("state", "ended");
		assertThat(ended.sort()).isEqualTo(ProjectSort.ended);
		assertThat(ended.descending()).isTrue();
		assertThat(ended.with("state", "running")).isEqualTo(running);
		assertThat(running.by(ProjectSort.title).with("state", "ended").sort()).isEqualTo(ProjectSort.title);
	}

	@ParameterizedTest
	@EnumSource(ProjectSort.class)
	void theSameColumnOnceMoreTurnsTheOrderRound(ProjectSort sort) {
		ProjectQuery once = page("state=&sort=lap").by(sort);
		ProjectQuery twice = once.by(sort);
		assertThat(twice.sort()).isEqualTo(sort);
		assertThat(twice.descending()).isNotEqualTo(once.descending());
		assertThat(twice.by(sort)).isEqualTo(once);
	}

	@ParameterizedTest
	@EnumSource(ProjectSort.class)
	void twoThatAreAlikeStandInOneOrder(ProjectSort sort) {
		for (boolean descending : List.of(true, false)) {
			assertThat(sort.sql(descending)).startsWith(" order by ").contains("p.business_key");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "state=closed", "step=eighth", "late=false", "days=-1", "days=1.5", "days=100000",
			"sort=owner", "order=up", "days=\0" })
	void whatCannotBeReadIsNamedAndDoesNotNarrow(String given) {
		List<Violation> wrong = new ArrayList<>();
		ProjectQuery query = ProjectQuery.ofProgram(parameters(given), wrong);
		assertThat(wrong).singleElement().satisfies(one -> {
			assertThat(one.path()).isEqualTo(given.split("=")[0]);
			assertThat(String.valueOf(one.given())).doesNotContain("\0");
		});
		assertThat(query.given()).isEmpty();
	}

	@Test
	void whatIsNotGivenIsNotAskedFor() {
		ProjectQuery.Condition condition = page("state=").condition(NOBODY, TODAY);
		assertThat(condition.sql()).isEmpty();
		assertThat(page("").condition(NOBODY, TODAY).sql()).isEqualTo(" and p.state = :state");
	}

	@Test
	void whoIsInAStepForADayCameYesterdayAtTheLatest() {
		Map<String, Object> values = page("days=1").condition(NOBODY, TODAY).values();
		assertThat(values).containsEntry("days", TODAY.atStartOfDay());
		assertThat(page("days=0").condition(NOBODY, TODAY).values()).containsEntry("days",
				TODAY.plusDays(1).atStartOfDay());
	}

	@Test
	void aPersonIsMeantByNameAndById() {
		ProjectQuery.Meant meant = new ProjectQuery.Meant(text -> Set.of("lena", "leo"), text -> Set.of("leads"));
		Map<String, Object> values = page("lead=le&person=le&waitsFor=le").condition(meant, TODAY).values();
		assertThat((Iterable<?>) values.get("leads")).hasSize(3).asString().contains("lena", "leo", "le");
		assertThat(values).containsKeys("persons", "waiting").containsEntry("lead", "%le%");
		assertThat(String.valueOf(values.get("waitingGroups"))).contains("leads");
	}

	@Test
	void whatMeansSomethingInAPatternIsSoughtAsItIs() {
		assertThat(page("text=A_50%").condition(NOBODY, TODAY).values()).containsEntry("text", "%a\\_50\\%%");
	}

	private static ProjectQuery page(String given) {
		return ProjectQuery.ofPage(parameters(given), List.of());
	}

	private static Map<String, String> parameters(String given) {
		Map<String, String> parameters = new LinkedHashMap<>();
		for (String one : given.split("&")) {
			if (!one.isEmpty()) {
				parameters.put(one.split("=", 2)[0], one.split("=", 2)[1]);
			}
		}
		return parameters;
	}

}
