package io.serviceloop.overview.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import io.serviceloop.classification.Problems;
import io.serviceloop.overview.picture.ProjectPicture;
import io.serviceloop.rootcause.Fishbone;
import io.serviceloop.rootcause.RootCauses;

/**
 * What a lap found to be the root cause of a problem: the last attempt, with those before
 * it that were not confirmed (A25, A27, A28).
 *
 * @param problem null where it is known no more
 */
record FoundCause(Problems.Entry problem, RootCauses.Entry cause, List<RootCauses.Entry> refuted) {

	/** The causes of a lap, by the rank of their problems. */
	static List<FoundCause> of(ProjectPicture project, int lap) {
		List<RootCauses.Entry> ofLap = project.rootCauses().stream().filter(cause -> cause.lap() == lap).toList();
		Stream<String> ranked = project.problems().stream().map(Problems.Entry::id);
		return Stream.concat(ranked, ofLap.stream().map(RootCauses.Entry::problemId))
			.distinct()
			.flatMap(id -> of(project, ofLap.stream().filter(cause -> cause.problemId().equals(id)).toList()).stream())
			.toList();
	}

	private static List<FoundCause> of(ProjectPicture project, List<RootCauses.Entry> attempts) {
		return attempts.stream()
			.max(Comparator.comparingInt(RootCauses.Entry::attempt))
			.map(last -> new FoundCause(project.problem(last.problemId()).orElse(null), last,
					attempts.stream()
						.filter(earlier -> earlier != last && Boolean.FALSE.equals(earlier.verified()))
						.toList()))
			.stream()
			.toList();
	}

	/** The bones that have causes. */
	public List<Fishbone.Bone> bones() {
		return Stream.ofNullable(cause.fishbone())
			.flatMap(List::stream)
			.filter(bone -> !bone.causes().isEmpty())
			.toList();
	}

	/** Every other bone, from one on: those above the spine, and those below it. */
	public List<Fishbone.Bone> side(int first) {
		List<Fishbone.Bone> bones = bones();
		return Stream.iterate(first, index -> index < bones.size(), index -> index + 2).map(bones::get).toList();
	}

	/** {@code verified}, {@code refuted} or {@code unverified}. */
	public String state() {
		return (cause.verified() == null) ? "unverified" : cause.verified() ? "verified" : "refuted";
	}

}
