package io.serviceloop.collection;

import io.serviceloop.loop.words.Evidence;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * A company that serves its customers well, looked at (A19, D08, D09).
 *
 * @param model how it serves: by chat first, in shops
 * @param standard what it promises: calls taken within 15 seconds
 * @param feedback what its customers say
 * @param difference how it differs from the own service
 * @param borrow what to borrow
 */
public record Benchmark(@NotBlank @Size(max = 200) String company, @NotBlank @Size(max = 2000) String model,
		@NotBlank @Size(max = 2000) String standard, @NotBlank @Size(max = 2000) String feedback,
		@NotBlank @Size(max = 2000) @Evidence String difference, @NotBlank @Size(max = 2000) @Evidence String borrow) {
}
