package io.serviceloop.audit.diagram;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.serviceloop.audit.trail.ProjectTrail.Run;

/**
 * Which flows were walked, and how often. The engine keeps elements and no flows; whoever
 * began came from the one of those before him that had ended last.
 */
final class Walked {

	private Walked() {
	}

	/** From where a flow leads, and to where. */
	record Flow(String id, String from, String to) {
	}

	/**
	 * How often each flow was walked, by its id.
	 * @param runs of one version of a model, of any number of processes
	 */
	static Map<String, Long> of(List<Flow> flows, List<Run> runs) {
		Map<String, List<Flow>> leading = flows.stream().collect(Collectors.groupingBy(Flow::to));
		Map<String, Long> walked = new HashMap<>();
		runs.stream().collect(Collectors.groupingBy(Run::instanceId)).values().forEach(ofOne -> {
			Set<String> bodies = ofOne.stream().filter(Run::isBody).map(Run::element).collect(Collectors.toSet());
			List<Run> whole = ofOne.stream().filter(run -> run.isBody() || !bodies.contains(run.element())).toList();
			whole.forEach(run -> {
				List<Flow> possible = leading.getOrDefault(run.element(), List.of());
				Run before = before(run, possible, whole);
				if (before != null) {
					possible.stream()
						.filter(flow -> flow.from().equals(before.element()))
						.findFirst()
						.ifPresent(flow -> walked.merge(flow.id(), 1L, Long::sum));
				}
			});
		});
		return walked;
	}

	private static Run before(Run run, List<Flow> possible, List<Run> all) {
		Set<String> sources = possible.stream().map(Flow::from).collect(Collectors.toSet());
		Comparator<Run> order = Comparator.comparing(Run::ended).thenComparingLong(Run::sequence);
		List<Run> earlier = all.stream()
			.filter(one -> one != run && sources.contains(one.element()) && one.ended() != null && !one.canceled()
					&& !one.ended().isAfter(run.begun()))
			.toList();
		return earlier.stream()
			.filter(one -> one.sequence() < run.sequence())
			.max(order)
			.or(() -> earlier.stream().max(order))
			.orElse(null);
	}

}
