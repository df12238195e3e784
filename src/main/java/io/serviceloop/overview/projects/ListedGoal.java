package io.serviceloop.overview.projects;

/**
 * A goal in the list of projects.
 *
 * @param after what the latest lap that was evaluated measured, in {@code unit}; null
 * before that
 * @param attainment what that came to, as it was judged: 1 is the target; null before
 * that
 * @param reached whether the goal counts as reached
 * @param trend its values over time; null where there is none to be drawn
 */
public record ListedGoal(String name, String unit, double target, Double after, Double attainment, boolean reached,
		Trend trend) {

	/** {@code met}, {@code missed} or {@code worse}; null before it was measured. */
	public String verdict() {
		return (attainment == null) ? null : reached ? "met" : (attainment < 0) ? "worse" : "missed";
	}

}
