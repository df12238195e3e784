package io.serviceloop.model;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.serviceloop.Serves;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The decision tables, as they are deployed. */
class DecisionTablesTest {

	private final Set<String> hit = new HashSet<>();

	private DmnEngine engine;

	@BeforeEach
	void anEngineThatRemembersWhichRulesMatched() {
		DefaultDmnEngineConfiguration configuration = (DefaultDmnEngineConfiguration) DmnEngineConfiguration
			.createDefaultDmnEngineConfiguration();
		configuration.setCustomPostDecisionTableEvaluationListeners(
				List.of((DmnDecisionTableEvaluationListener) event -> event.getMatchingRules()
					.forEach(rule -> hit.add(rule.getId()))));
		engine = configuration.buildEngine();
	}

	@Serves("C28")
	@ParameterizedTest
	@MethodSource("cells")
	void everyCellOfUrgencyByImpactHasThePriorityOfTheLowerScore(int urgency, int impact) {
		String expected = switch (Math.min(urgency, impact)) {
			case 5 -> "P0";
			case 4 -> "P1";
			case 3 -> "P2";
			default -> "P3";
		};
		assertThat(priority(urgency, impact)).isEqualTo(expected);
	}

	@Serves({ "C24", "C25", "C26", "C27" })
	@ParameterizedTest
	@MethodSource("cellsOfTheSource")
	void theNineteenCellsThatTheSourceDefinesAreAsItSays(int urgency, int impact, String expected) {
		assertThat(priority(urgency, impact)).isEqualTo(expected);
	}

	@Test
	void theSourceDefinesNineteenCells() {
		assertThat(cellsOfTheSource()).hasSize(19);
	}

	@Serves("A23")
	@ParameterizedTest
	@CsvSource({ "0.23, 1, 3, false", "0.99, 1, 5, false", "1, 2, 5, false", "4.99, 2, 4, false", "5, 3, 3, true",
			"19.99, 3, 4, true", "20, 4, 3, true", "69.99, 4, 5, true", "70, 5, 5, true", "700, 5, 3, true",
			"5, 3, 2, false", "700, 5, 1, false" })
	void screenedIsWhatHappensFiveTimesAWeekAndIsAtLeastAComplaint(double perWeek, int frequencyScore, int impact,
			boolean screened) {
		Map<String, Object> result = screening(perWeek, impact);
		assertThat(result).containsEntry("frequencyScore", frequencyScore).containsEntry("screened", screened);
	}

	@Serves("A45")
	@ParameterizedTest
	@CsvSource({ "1, low", "2, low", "3, medium", "4, high", "5, high" })
	void impactIsLowMediumOrHigh(int score, String impact) {
		assertThat(screening(5, score)).containsEntry("impact", impact);
	}

	@ParameterizedTest
	@CsvSource({ "standard, commonReachFrom, 3", "small, commonReachFrom, 3", "standard, windowDays, 90",
			"small, windowDays, 90", "standard, leastObservationDays, 28", "small, leastObservationDays, 28",
			"standard, mostObservationDays, 62", "small, mostObservationDays, 62", "standard, errorPercent, 5",
			"small, errorPercent, 5", "standard, powerPercent, 80", "small, powerPercent, 80",
			"standard, readingsToJudge, 12", "small, readingsToJudge, 12", "standard, fewestInterviews, 5",
			"small, fewestInterviews, 3", "standard, mostInterviews, 8", "small, mostInterviews, 8",
			"standard, fewestBenchmarks, 3", "small, fewestBenchmarks, 1", "standard, mostBenchmarks, 5",
			"small, mostBenchmarks, 5", "standard, questionsFromScore, 4", "small, questionsFromScore, 4",
			"standard, scoreWithoutYes, 2", "small, scoreWithoutYes, 2", "standard, tolerancePercent, 20",
			"small, tolerancePercent, 20", "standard, similarPercent, 70", "small, similarPercent, 70",
			"standard, weeksToHoldOut, 8", "small, weeksToHoldOut, 8", "standard, shortLoopFromPriority, 2",
			"small, shortLoopFromPriority, 1", "standard, fewestWhys, 3", "small, fewestWhys, 3",
			"standard, smallSampleBelow, 30", "small, smallSampleBelow, 30", "standard, passMarkPercent, 80",
			"small, passMarkPercent, 80", "standard, trainingRounds, 2", "small, trainingRounds, 2",
			"standard, mostPilotSites, 2", "small, mostPilotSites, 2", "standard, effortLimitDays, 20",
			"small, effortLimitDays, 10", "standard, effectCheckDays, 7", "small, effectCheckDays, 7",
			"standard, measuringDays, 28", "small, measuringDays, 28", "standard, minimumCases, 5",
			"small, minimumCases, 3", "standard, teamFeedbackDays, 5", "small, teamFeedbackDays, 5",
			"standard, handbookReviewMonths, 12", "small, handbookReviewMonths, 12" })
	void theLoopsOwnNumbersStandInATable(String profile, String rule, double value) {
		assertThat(number(profile, rule)).isEqualTo(value);
	}

	@Test
	void everyRuleOfTheLoopHasANumberInEveryProfileAndBothAreChosenFromLists() {
		DecisionTable table = Dmn.readModelFromFile(Path.of("bpmn", "loopRules.dmn").toFile())
			.getModelElementById("table_loopRules");
		List<List<String>> choices = table.getInputs()
			.stream()
			.map(input -> List.of(input.getInputValues().getTextContent().strip().replace("\"", "").split(",")))
			.toList();
		assertThat(choices.get(0)).containsExactly("standard", "small");
		choices.get(0).forEach(profile -> choices.get(1).forEach(rule -> number(profile, rule)));
		assertThat(hit).hasSize(table.getRules().size());
	}

	@Serves({ "A07", "A08", "A15", "B08", "B09", "B24", "D07", "D16", "D18", "D19", "D20", "D21", "D22", "D23", "D24",
			"D25", "E53", "E92" })
	@ParameterizedTest
	@CsvSource({ "responseTime, min, decrease, 0, 1440, responseEfficiency",
			"queueTime, min, decrease, 0, 240, responseEfficiency",
			"firstContactResolution, %, increase, 0, 100, professionalAbility",
			"repeatEnquiryRate, %, decrease, 0, 100, professionalAbility",
			"complaintTimeliness, %, increase, 0, 100, responseEfficiency",
			"repeatComplaintRate, %, decrease, 0, 100, satisfaction",
			"complaintRate, %, decrease, 0, 100, satisfaction", "csat, points, increase, 0, 100, satisfaction",
			"satisfactionRate, %, increase, 0, 100, satisfaction", "nps, points, increase, -100, 100, satisfaction",
			"callbackSatisfaction, %, increase, 0, 100, satisfaction",
			"attitudeScore, points, increase, 0, 100, attitude",
			"transferRate, %, decrease, 0, 100, processConvenience",
			"toolAvailability, %, increase, 0, 100, systemSupport", "insightUseRate, %, increase, 0, 100, dataValue" })
	void theCatalogueKnowsTheUsualMetrics(String metric, String unit, String direction, double min, double max,
			String dimension) {
		Map<String, Object> known = catalogue(metric);
		assertThat(known).containsEntry("unit", unit)
			.containsEntry("direction", direction)
			.containsEntry("min", min)
			.containsEntry("max", max)
			.containsEntry("dimension", dimension);
	}

	@Serves({ "B25", "B26", "B28" })
	@Test
	void everyMetricOfTheCatalogueHasANameAndAFormulaInBothLanguagesAndEveryDimensionHasOne() {
		DecisionTable table = Dmn.readModelFromFile(Path.of("bpmn", "metricCatalogue.dmn").toFile())
			.getModelElementById("table_metricCatalogue");
		Set<Object> dimensions = new HashSet<>();
		table.getRules().forEach(rule -> {
			String code = rule.getInputEntries().iterator().next().getTextContent().strip().replace("\"", "");
			Map<String, Object> known = catalogue(code);
			assertThat(List.of("name", "formula")).allSatisfy(text -> {
				assertThat(String.valueOf(known.get(text))).as(code).matches("[^\\p{IsHan}]{3,}");
				assertThat(String.valueOf(known.get(text + "Zh"))).as(code).containsPattern("\\p{IsHan}");
			});
			dimensions.add(known.get("dimension"));
		});
		assertThat(dimensions).contains("responseEfficiency", "attitude", "professionalAbility", "processConvenience");
	}

	@Test
	void everyRuleIsHitByACase() {
		for (double perWeek : new double[] { 0.5, 2, 10, 30, 100 }) {
			IntStream.rangeClosed(1, 5).forEach(impact -> screening(perWeek, impact));
		}
		cells().forEach(cell -> priority((int) cell.get()[0], (int) cell.get()[1]));
		Set<String> all = new HashSet<>();
		Stream.of("problemScreening", "problemPriority")
			.forEach(key -> ((DmnDecisionTableImpl) decision(key).getDecisionLogic()).getRules()
				.forEach(rule -> all.add(rule.getId())));
		assertThat(hit).hasSize(40).isEqualTo(all);
	}

	static Stream<Arguments> cells() {
		return IntStream.rangeClosed(1, 5)
			.boxed()
			.flatMap(urgency -> IntStream.rangeClosed(1, 5).mapToObj(impact -> Arguments.of(urgency, impact)));
	}

	static Stream<Arguments> cellsOfTheSource() {
		Stream<Arguments> high = Stream.of(Arguments.of(5, 5, "P0"), Arguments.of(4, 4, "P1"),
				Arguments.of(3, 3, "P2"));
		Stream<Arguments> low = cells().filter(cell -> (int) cell.get()[0] <= 2 || (int) cell.get()[1] <= 2)
			.map(cell -> Arguments.of(cell.get()[0], cell.get()[1], "P3"));
		return Stream.concat(high, low);
	}

	private String priority(int urgency, int impact) {
		return engine
			.evaluateDecisionTable(decision("problemPriority"), Map.of("urgencyScore", urgency, "impactScore", impact))
			.getSingleResult()
			.getSingleEntry();
	}

	private double number(String profile, String rule) {
		return engine.evaluateDecisionTable(decision("loopRules"), Map.of("profile", profile, "rule", rule))
			.getSingleResult()
			.<Number>getSingleEntry()
			.doubleValue();
	}

	private Map<String, Object> catalogue(String metric) {
		return engine.evaluateDecisionTable(decision("metricCatalogue"), Map.of("metric", metric))
			.getSingleResult()
			.getEntryMap();
	}

	private Map<String, Object> screening(double perWeek, int impact) {
		return engine
			.evaluateDecisionTable(decision("problemScreening"),
					Map.of("frequencyPerWeek", perWeek, "impactScore", impact))
			.getSingleResult()
			.getEntryMap();
	}

	private DmnDecision decision(String key) {
		try (InputStream model = Files.newInputStream(Path.of("bpmn", key + ".dmn"))) {
			return engine.parseDecision(key, model);
		}
		catch (java.io.IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

}
