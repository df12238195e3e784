package io.serviceloop.action.pilot;

import java.math.BigDecimal;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.hibernate.validator.constraints.Range;

/**
 * A site of a pilot (E48, E52).
 *
 * @param site its name
 * @param before the value of the goal's metric before the pilot, in the goal's unit
 * @param after the value of the same metric at its end
 * @param control whether nothing was changed there: the pilot sites are compared with it;
 * no where nothing is said
 */
public record PilotSite(@NotBlank @Size(max = 90) String site,
		@NotNull @Range(min = -PilotSite.MOST, max = PilotSite.MOST) Double before,
		@NotNull @Range(min = -PilotSite.MOST, max = PilotSite.MOST) Double after, Boolean control) {

	/** No metric has greater values. */
	static final long MOST = 1_000_000_000_000L;

	public PilotSite {
		control = Boolean.TRUE.equals(control);
	}

	/** How much its value has changed, exactly as the values were typed. */
	BigDecimal change() {
		return BigDecimal.valueOf(after).subtract(BigDecimal.valueOf(before));
	}

}
