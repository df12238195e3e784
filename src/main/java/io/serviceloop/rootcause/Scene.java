package io.serviceloop.rootcause;

import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * A case played through again with those who know it (C34).
 *
 * @param who who was there; may be null
 * @param where in which link, channel or place; may be null
 * @param steps what happened, step by step; may be null
 * @param wentWrong at which step what went wrong; may be null
 */
public record Scene(@Size(max = 1000) String who, @Size(max = 1000) String where,
		@Size(max = 50) List<@NotBlank @Size(max = 1000) String> steps, @Size(max = 2000) String wentWrong) {

	public Scene {
		// Lines that were left empty are none.
		steps = (steps == null) ? null : steps.stream().map(String::strip).filter(step -> !step.isEmpty()).toList();
	}

}
