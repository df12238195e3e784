package io.serviceloop.classification;

import io.serviceloop.loop.words.Evidence;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Why a goal has no problem in a lap (A21).
 *
 * @param goalId the goal
 * @param reason why nothing stands in its way that is worth describing
 */
public record GoalReason(@NotBlank @Size(max = 40) String goalId, @NotBlank @Size(max = 1000) @Evidence String reason) {
}
