package io.serviceloop.goal;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.hibernate.validator.constraints.Range;

/**
 * A source of data that is to be read in step 2 (A12, A15, A18, A19).
 *
 * @param id stable within the project
 * @param kind {@code customerFeedback}, {@code operationsData}, {@code teamInterviews} or
 * {@code benchmark}
 * @param responsible user id of the person who collects it
 * @param windowDays how many days it looks back; null for as many as the rules say (A12)
 * @param note what to look for; may be null
 */
public record DataSource(@NotBlank @Size(max = 40) String id, @NotNull @Pattern(regexp = DataSource.KINDS) String kind,
		@NotBlank @Size(max = 64) String responsible, @Range(min = 1, max = 3650) Integer windowDays,
		@Size(max = 1000) String note) {

	/** The kinds of sources, as a pattern of what {@code kind} may be. */
	public static final String KINDS = "customerFeedback|operationsData|teamInterviews|benchmark";

}
