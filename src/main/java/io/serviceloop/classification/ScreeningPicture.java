package io.serviceloop.classification;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.serviceloop.loop.engine.DeployedDecision;

/**
 * Decision {@code problemScreening} as people see it: the table is asked at and behind
 * every frequency that its rules name, with each impact score.
 *
 * @param rows the matrix, frequency scores upwards
 * @param impacts what the table makes of impact 1 to 5
 */
record ScreeningPicture(List<Row> rows, List<Impact> impacts) {

	/**
	 * @param from from how many times a week a problem has the score
	 * @param cells for impact 1 to 5; null where no frequency has the score
	 */
	record Row(int frequencyScore, double from, List<Cell> cells) {
	}

	/**
	 * @param screened whether problems of the cell are screened, be it the more frequent
	 * ones only
	 */
	record Cell(String impact, boolean screened) {
	}

	/**
	 * @param level {@code low}, {@code medium} or {@code high}; null where the frequency
	 * has a say in it
	 * @param screenedFrom how many times a week it takes to be screened; null where the
	 * table has no such limit, or none that can be said so simply
	 * @param never whether no frequency is enough
	 */
	record Impact(String level, Double screenedFrom, boolean never) {
	}

	/**
	 * @param from a frequency that the rules name
	 * @param at what is said of it
	 * @param behind what is said between it and the next one; both by impact, null where
	 * the table has no answer
	 */
	private record Band(double from, List<Screening> at, List<Screening> behind) {
	}

	static ScreeningPicture of(DeployedDecision table) {
		List<Double> starts = new ArrayList<>(List.of(0.0));
		table.boundaries("frequencyPerWeek").stream().filter(number -> number > 0).forEach(starts::add);
		List<Band> bands = new ArrayList<>();
		for (int i = 0; i < starts.size(); i++) {
			double from = starts.get(i);
			double next = (i + 1 < starts.size()) ? starts.get(i + 1) : from + 2;
			bands.add(new Band(from, ask(table, from), ask(table, (from + next) / 2)));
		}
		return new ScreeningPicture(rows(bands),
				ProblemRules.scores().mapToObj(impact -> impact(bands, impact - 1)).toList());
	}

	private static List<Screening> ask(DeployedDecision table, double perWeek) {
		return ProblemRules.scores()
			.mapToObj(impact -> table.look(Map.of("frequencyPerWeek", perWeek, "impactScore", impact))
				.flatMap(Screening::of)
				.orElse(null))
			.toList();
	}

	private static List<Row> rows(List<Band> bands) {
		Map<Integer, Row> rows = new TreeMap<>();
		for (Band band : bands) {
			for (int i = 0; i < band.behind().size(); i++) {
				Screening said = band.behind().get(i);
				if (said != null) {
					List<Cell> cells = rows
						.computeIfAbsent(said.frequencyScore(),
								score -> new Row(score, band.from(),
										new ArrayList<>(Collections.nCopies(band.behind().size(), null))))
						.cells();
					Cell cell = cells.get(i);
					cells.set(i, new Cell(said.impact(), said.screened() || (cell != null && cell.screened())));
				}
			}
		}
		return List.copyOf(rows.values());
	}

	private static Impact impact(List<Band> bands, int column) {
		List<Screening> said = bands.stream().map(band -> band.behind().get(column)).toList();
		List<String> levels = said.stream().filter(Objects::nonNull).map(Screening::impact).distinct().toList();
		List<Boolean> screened = said.stream().map(one -> (one == null) ? null : one.screened()).toList();
		int first = screened.indexOf(true);
		boolean simple = first >= 0 && !screened.subList(0, first).contains(null)
				&& screened.subList(first, screened.size()).stream().allMatch(Boolean.TRUE::equals)
				&& (first == 0 || isScreened(bands.get(first).at().get(column)));
		return new Impact((levels.size() == 1) ? levels.get(0) : null, simple ? bands.get(first).from() : null,
				screened.stream().allMatch(Boolean.FALSE::equals));
	}

	private static boolean isScreened(Screening said) {
		return said != null && said.screened();
	}

}
