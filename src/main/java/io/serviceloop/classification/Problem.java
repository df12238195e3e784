package io.serviceloop.classification;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.collection.Records;
import io.serviceloop.loop.words.Evidence;
import io.serviceloop.loop.words.Json;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.hibernate.validator.constraints.Range;

/**
 * A problem as a person describes it (A20, A24, A42–A46).
 *
 * @param id stable within the project
 * @param goalId the goal that the problem stands in the way of
 * @param stage service link concerned (A46)
 * @param type problem class, first level (A42)
 * @param subtype problem class, second level; may be null
 * @param description what happens, concretely (A43, A24)
 * @param frequencyCount how often it happens in one {@code frequencyUnit} (A44)
 * @param frequencyUnit {@code day}, {@code week} or {@code month}
 * @param urgencyScore 1 to 5, 5 the most urgent (C21)
 * @param impactScore 1 to 5, 5 the gravest (C21)
 * @param impactNote what the impact is (A45)
 * @param affectedCustomers how many customers named it (C20); 0 where nothing is said
 * @param systemic whether it touches all customers or the core business (C20)
 * @param recordFilter the stored records it rests on; null where on none
 * @param urgencyAnswers whether the service is unusable, whether public opinion is at
 * risk, whether money is (C22); null where nobody was asked
 * @param impactAnswers whether many customers are touched, whether satisfaction or
 * loyalty suffers, whether brand or revenue does (C23); null where nobody was asked
 * @param reason why it is listed as it is although something speaks against it; null
 * where nothing does
 * @param notes what a list that was filled in by hand said of it beyond this step (cause,
 * proposal, who, until when, status); null where it came from none
 */
public record Problem(@NotBlank @Size(max = 40) String id, @NotBlank @Size(max = 40) String goalId,
		@NotBlank @Size(max = 100) String stage, @NotBlank @Size(max = 100) String type,
		@Size(max = 100) String subtype, @NotBlank @Size(max = 2000) @Evidence String description,
		@NotNull @Positive Double frequencyCount, @NotNull @Pattern(regexp = "day|week|month") String frequencyUnit,
		@NotNull @Range(min = 1, max = 5) Integer urgencyScore, @NotNull @Range(min = 1, max = 5) Integer impactScore,
		@NotBlank @Size(max = 1000) String impactNote, @PositiveOrZero Integer affectedCustomers, Boolean systemic,
		Records.Filter recordFilter, @Size(min = QUESTIONS, max = QUESTIONS) List<@NotNull Boolean> urgencyAnswers,
		@Size(min = QUESTIONS, max = QUESTIONS) List<@NotNull Boolean> impactAnswers,
		@Size(max = 1000) @Evidence String reason, @Size(max = 4000) String notes) {

	/** Each of the two scores has so many questions (C22, C23). */
	static final int QUESTIONS = 3;

	private static final double WEEKS_PER_MONTH = 52.0 / 12;

	public Problem {
		affectedCustomers = (affectedCustomers == null) ? 0 : affectedCustomers;
		systemic = Boolean.TRUE.equals(systemic);
		recordFilter = (recordFilter == null || recordFilter.isEmpty()) ? null : recordFilter;
		reason = (reason == null || reason.isBlank()) ? null : reason.strip();
		notes = (notes == null || notes.isBlank()) ? null : notes.strip();
	}

	/** A problem as far as it is typed: what is no value of its field yet is null. */
	static Problem typed(JsonNode row) {
		Double count = Json.number(row, "frequencyCount");
		Double customers = Json.number(row, "affectedCustomers");
		return new Problem(row.path("id").asText(), null, null, null, null, null,
				(count != null && count > 0) ? count : null, row.path("frequencyUnit").asText(),
				score(row, "urgencyScore"), score(row, "impactScore"), null,
				(customers == null) ? null : customers.intValue(), row.path("systemic").asBoolean(), null, null, null,
				null, null);
	}

	private static Integer score(JsonNode row, String field) {
		return ProblemRules.scores()
			.boxed()
			.filter(score -> row.path(field).isNumber() && row.path(field).doubleValue() == score)
			.findFirst()
			.orElse(null);
	}

	/**
	 * With what is counted in place of what nobody said: how many customers there are.
	 * @param counts what the records say that it rests on; null where on none
	 */
	Problem counted(Counts counts) {
		return (counts == null || counts.customers() == null || affectedCustomers > 0) ? this
				: new Problem(id, goalId, stage, type, subtype, description, frequencyCount, frequencyUnit,
						urgencyScore, impactScore, impactNote, (int) Math.min(Integer.MAX_VALUE, counts.customers()),
						systemic, recordFilter, urgencyAnswers, impactAnswers, reason, notes);
	}

	/**
	 * How often the problem occurs in a week: a day counts 7 times, a month 12/52. Null
	 * where that cannot be told.
	 */
	public Double frequencyPerWeek() {
		if (frequencyCount == null) {
			return null;
		}
		return switch (String.valueOf(frequencyUnit)) {
			case "day" -> frequencyCount * 7;
			case "week" -> frequencyCount;
			case "month" -> frequencyCount / WEEKS_PER_MONTH;
			default -> null;
		};
	}

}
