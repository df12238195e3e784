package io.serviceloop.rootcause;

import java.util.List;
import java.util.Set;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** The causes that were looked at, along the bones of one chosen set (C31, B20). */
public final class Fishbone {

	/**
	 * The sets a fishbone is drawn with: 6M (C31), or people, process, tools, rules
	 * (B20).
	 */
	static final List<Set<String>> SETS = List.of(
			Set.of("man", "machine", "material", "method", "environment", "measurement"),
			Set.of("people", "process", "tools", "rules"));

	private Fishbone() {
	}

	/** One bone with the causes on it. */
	public record Bone(@NotBlank String bone, @NotNull @Size(max = 50) List<@NotBlank @Size(max = 500) String> causes) {

	}

	/** Whether the bones all belong to one of the sets. */
	static boolean ofOneSet(List<Bone> bones) {
		return SETS.stream()
			.anyMatch(set -> bones.stream().allMatch(bone -> bone.bone() == null || set.contains(bone.bone())));
	}

}
