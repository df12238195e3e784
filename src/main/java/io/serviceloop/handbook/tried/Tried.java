package io.serviceloop.handbook.tried;

import java.util.List;

/**
 * A problem that was worked on in a lap that was measured: its cause, the measures that
 * were carried out against it, and their effect on its goal (E27, A41).
 *
 * @param id of this entry, stable
 * @param businessKey its project; null where it comes from elsewhere
 * @param project the title of the project; null where it comes from elsewhere
 * @param from where it comes from, as it was given; null where it is of this installation
 * @param lap of the project; 0 where it comes from elsewhere
 * @param measures what was done, in the order of the plan; also what was stopped
 */
public record Tried(String id, String businessKey, String project, String from, int lap, String type, String stage,
		String problem, String rootCause, String causeClass, List<Measure> measures, Effect effect) {

	/**
	 * What was done.
	 *
	 * @param kind null where that was not asked
	 * @param stopped whether it ended after its pilot
	 */
	public record Measure(String kind, String measure, boolean stopped) {
	}

	/**
	 * The goal of the problem before and after.
	 *
	 * @param metric its name
	 * @param unit of both values; percent of what was before where it comes from
	 * elsewhere
	 * @param before null where it is not known
	 * @param after null where it is not known
	 * @param attainment the part of the way to the target; null where it is not known
	 * @param met whether the target was reached, and nothing else got worse for it
	 * @param proven {@code yes}, {@code no} or {@code notTestable}; null where nobody
	 * asked
	 */
	public record Effect(String metric, String unit, String direction, Double before, Double after, Double attainment,
			boolean met, String proven) {
	}

	/** What is searched and compared: the words of the problem. */
	String problemInWords() {
		return type + " " + stage;
	}

	/** All measures in words. */
	String measuresInWords() {
		return String.join("\n", measures.stream().map(Measure::measure).toList());
	}

}
