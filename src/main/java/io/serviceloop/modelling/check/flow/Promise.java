package io.serviceloop.modelling.check.flow;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import io.serviceloop.modelling.check.source.Node;

/**
 * What a process promises to the people who work by it, whatever an owner changes in it.
 *
 * @param process the id of the process that promises it
 * @param requirement where the promise comes from
 * @param sentence says what is lost: of it, {@code promise-sentence} is the text, with
 * the arguments what it is about, what it is compared with, and the requirement
 * @param about what it is about
 * @param than what it is compared with; empty where with nothing
 * @param check finds the elements at which it is broken
 */
record Promise(String process, String requirement, String sentence, String about, String than,
		Function<Diagram, Stream<Node>> check) {

	/** A promise that is compared with nothing. */
	static Promise of(String process, String requirement, String sentence, String about,
			Function<Diagram, Stream<Node>> check) {
		return new Promise(process, requirement, sentence, about, "", check);
	}

	/** Of a part, where it is lost. */
	static Promise of(String process, String requirement, String sentence, Diagram.Part part,
			Function<Diagram, Boolean> lost) {
		return of(process, requirement, sentence, part.what(), diagram -> lost(diagram, part, lost));
	}

	/** That one part comes before another. */
	static Promise order(String process, String requirement, Diagram.Part first, Diagram.Part then) {
		return new Promise(process, requirement, "order", then.what(), first.what(),
				diagram -> diagram.find(first).isEmpty() ? Stream.empty()
						: diagram.among(diagram.from(Map.of(), first), then).map(Step::node));
	}

	/** Nothing where the part is not there, which is said elsewhere. */
	private static Stream<Node> lost(Diagram diagram, Diagram.Part part, Function<Diagram, Boolean> lost) {
		return diagram.find(part).stream().limit(1).filter(step -> lost.apply(diagram)).map(Step::node);
	}

}
