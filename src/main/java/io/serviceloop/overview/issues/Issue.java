package io.serviceloop.overview.issues;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A row of the issue list: a problem with what all laps have found out and decided about
 * it (A42–A51).
 *
 * @param project what its project is called
 * @param state of its project
 * @param subtype null where there is none
 * @param impact {@code low}, {@code medium} or {@code high}
 * @param rootCause what was last found and not refuted; null until then, as its class
 * @param causeVerified whether somebody else has confirmed it; null until then
 * @param measures those that are neither dropped nor stopped, the earliest first
 * @param status {@link IssueStatus}
 */
record Issue(String businessKey, String project, String state, String id, String priority, String type, String subtype,
		String description, double frequencyCount, String frequencyUnit, String impact, String impactNote, String stage,
		String rootCause, String causeClass, Boolean causeVerified, List<Measure> measures, IssueStatus status) {

	/**
	 * What is done about a problem.
	 *
	 * @param responsible user id
	 * @param responsibleName what this person is called
	 */
	record Measure(int lap, String id, String measure, String department, String responsible, String responsibleName,
			LocalDate dueDate, LocalDate completedOn) {

		Measure named(String name) {
			return new Measure(lap, id, measure, department, responsible, name, dueDate, completedOn);
		}

		/** Who answers for it: the department and the person. */
		String answerable() {
			return department + " / " + responsibleName;
		}

	}

	/** The measures in one text, a line each; null where there is none (A48). */
	@JsonProperty
	public String measure() {
		return joined(measures.stream().map(Measure::measure).toList());
	}

	/** Departments and people, a line each; null where there is no measure (A49). */
	@JsonProperty
	public String responsible() {
		return joined(answerable());
	}

	/** Who answers for the measures, each once. */
	public List<String> answerable() {
		return measures.stream().map(Measure::answerable).distinct().toList();
	}

	/**
	 * The day by which all measures are to be done; null where there is none (A50).
	 */
	@JsonProperty
	public LocalDate dueDate() {
		return measures.stream().map(Measure::dueDate).max(Comparator.naturalOrder()).orElse(null);
	}

	private static String joined(List<String> texts) {
		return texts.isEmpty() ? null : texts.stream().filter(Objects::nonNull).collect(Collectors.joining("\n"));
	}

}
