package io.serviceloop.collection;

import io.serviceloop.loop.words.Evidence;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * A talk with somebody of the team, a supervisor or a typical customer (A18, B17).
 *
 * @param who whom, by name or by part: an agent of the early shift
 * @param what what this person does and told
 * @param obstacle what stands in this person's way
 */
public record Interview(@NotBlank @Size(max = 200) String who, @NotBlank @Size(max = 2000) @Evidence String what,
		@NotBlank @Size(max = 2000) @Evidence String obstacle) {
}
