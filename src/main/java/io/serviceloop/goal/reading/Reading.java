package io.serviceloop.goal.reading;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.serviceloop.goal.metric.Catalogue;

/**
 * The value of a metric in a time (E102).
 *
 * @param businessKey the project that reported it
 * @param metric code of the catalogue, or the name of a metric of its own
 * @param customerGroup whom it is about; {@code all} for everybody
 * @param scenario where it is about; {@code all} for everywhere
 * @param fromDate first day
 * @param toDate last day
 * @param readingValue in {@code unit}
 * @param sampleSize how many cases it rests on; null where it rests on none
 * @param source where it comes from
 */
public record Reading(String businessKey, String metric, String customerGroup, String scenario,
		@JsonProperty("from") LocalDate fromDate, @JsonProperty("to") LocalDate toDate,
		@JsonProperty("value") double readingValue, String unit, Integer sampleSize, String source, String reportedBy,
		LocalDateTime reportedAt) {

	/** All customers, or everywhere. */
	static final String ALL = "all";

	/** A customer group or scenario as it is filed. */
	static String part(String said) {
		return (said == null || said.isBlank()) ? ALL : said.strip();
	}

	/** Whether a customer group or scenario means all of them. */
	public static boolean isEverywhere(String said) {
		return part(said).equalsIgnoreCase(ALL);
	}

	/** Whether it is of a metric, a customer group and a scenario. */
	public boolean isOf(String otherMetric, String otherGroup, String otherScenario) {
		return same(metric, otherMetric) && same(customerGroup, part(otherGroup))
				&& same(scenario, part(otherScenario));
	}

	private static boolean same(String one, String other) {
		return Catalogue.plain(one).equals(Catalogue.plain(other));
	}

	/** What there is one reading of. */
	record Key(String metric, String customerGroup, String scenario, LocalDate from, LocalDate to) {
	}

	@JsonIgnore
	Key key() {
		return new Key(Catalogue.plain(metric), Catalogue.plain(customerGroup), Catalogue.plain(scenario), fromDate,
				toDate);
	}

	/** Whether it says the same as another one of the same key. */
	boolean says(Reading other) {
		return readingValue == other.readingValue && Objects.equals(sampleSize, other.sampleSize)
				&& source.equals(other.source);
	}

}
