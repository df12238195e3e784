package io.serviceloop.modelling.check;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.serviceloop.loop.engine.DecisionUse.Domain;
import io.serviceloop.modelling.check.flow.FlowCheck;
import io.serviceloop.modelling.check.flow.Promises;
import io.serviceloop.modelling.check.source.Finding;
import io.serviceloop.modelling.check.source.Findings;
import io.serviceloop.modelling.check.source.Models;
import io.serviceloop.modelling.check.source.Node;
import io.serviceloop.modelling.check.source.Vocabulary;
import io.serviceloop.modelling.check.table.Examples;
import io.serviceloop.modelling.check.table.TableCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The one checker of models, tables and forms, whichever way they come. A file is checked
 * together with the latest of the others, and with every version that has running work:
 * forms, decisions and called processes take effect there too.
 */
@Component
public class ModelChecks {

	private static final Logger log = LoggerFactory.getLogger(ModelChecks.class);

	private static final String DMN = "http://camunda.org/schema/1.0/dmn";

	private final Offers offers;

	private final House house;

	ModelChecks(Offers offers, House house) {
		this.offers = offers;
		this.house = house;
	}

	/**
	 * Everything that is found in files that are to be deployed together, errors first.
	 * @param files by name
	 */
	public List<Finding> check(Map<String, byte[]> files) {
		Vocabulary words = offers.vocabulary();
		Findings findings = new Findings();
		guarded(findings, "-", () -> {
			Models brought = Brought.read(files, words, findings);
			Models before = house.latest();
			Models after = brought.over(before);
			findings.addAll(together(after, before, words));
			tables(after, before, words, findings);
			house.runningVersions()
				.forEach((name, version) -> findings.addAll(again(name, version, after, before, words)));
		});
		return findings.all();
	}

	/** What is found in what is deployed. */
	List<Finding> standing() {
		Vocabulary words = offers.vocabulary();
		Findings findings = new Findings();
		guarded(findings, "-", () -> findings.addAll(all(house.latest(), words)));
		return findings.all();
	}

	/**
	 * What is found in a version of a process that is to take running work over from
	 * another.
	 * @param waiting the ids of the elements that are moved
	 */
	List<Finding> move(String from, String onto, Set<String> waiting) {
		Vocabulary words = offers.vocabulary();
		Findings findings = new Findings();
		guarded(findings, "-", () -> {
			Models models = Models.none();
			Node version = house.version(onto);
			Moves.check(house.version(from), version, waiting, words, findings);
			models.processes().put(version.attribute("id"), version);
			models.brought().add(version.file());
			findings.addAll(together(models.over(house.latest()), models, words));
		});
		return findings.all();
	}

	/** Of what was there before, only what the new files make wrong. */
	private static List<Finding> together(Models after, Models before, Vocabulary words) {
		Set<Finding> known = new HashSet<>(all(before, words));
		return all(after, words).stream()
			.filter(finding -> after.brought().contains(finding.file()) || !known.contains(finding))
			.toList();
	}

	/**
	 * Tables that are brought, and those that build on them; examples that are brought,
	 * that were deployed, and that are shipped, each once.
	 */
	private void tables(Models after, Models before, Vocabulary words, Findings findings) {
		Map<String, Domain> feeders = Feeders.of(after, words);
		long end = TableCheck.end();
		after.decisions().forEach((id, decision) -> {
			if (isBrought(decision, after) || decision.parent()
				.all()
				.filter(node -> node.name().equals("requiredDecision"))
				.map(node -> after.decisions().get(String.valueOf(node.attribute("href")).substring(1)))
				.anyMatch(required -> required != null && isBrought(required, after))) {
				guarded(findings, decision.file(), () -> TableCheck.check(decision, words.decisions().get(id), feeders,
						after.decisions(), end, findings));
				FlowCheck.timeToLive(decision, decision.attribute(DMN, "historyTimeToLive"), words, findings);
				examples(id, decision, after, before, findings);
			}
		});
		after.examples()
			.keySet()
			.stream()
			.filter(id -> after.brought().contains(id + Brought.EXAMPLES)
					&& !(after.decisions().containsKey(id) && isBrought(after.decisions().get(id), after)))
			.forEach(id -> Examples.check(after.decisions().get(id), id + Brought.EXAMPLES, after.examples().get(id),
					true, findings));
	}

	private static boolean isBrought(Node node, Models models) {
		return models.brought().contains(node.file());
	}

	private void examples(String id, Node decision, Models after, Models before, Findings findings) {
		String name = id + Brought.EXAMPLES;
		Set<String> tried = new HashSet<>();
		if (after.brought().contains(name) && tried.add(after.examples().get(id))) {
			Examples.check(decision, name, after.examples().get(id), true, findings);
		}
		for (String earlier : Stream.of(before.examples().get(id), house.shippedExamples(name))
			.filter(Objects::nonNull)
			.toList()) {
			if (tried.add(earlier)) {
				Examples.check(decision, name, earlier, false, findings);
			}
		}
	}

	/** What the new files make wrong in a version that still has work. */
	private static List<Finding> again(String name, Node version, Models after, Models before, Vocabulary words) {
		Models running = Models.none();
		running.processes().put(version.attribute("id"), version);
		List<Finding> known = flow(version, running.over(before), words);
		return flow(version, running.over(after), words).stream()
			.filter(finding -> finding.file().equals(version.file()) && !known.contains(finding))
			.map(finding -> finding.in(name))
			.toList();
	}

	private static List<Finding> flow(Node process, Models models, Vocabulary words) {
		Findings findings = new Findings();
		FlowCheck.check(process, models, words, findings);
		return findings.all();
	}

	private static List<Finding> all(Models models, Vocabulary words) {
		Findings findings = new Findings();
		models.processes()
			.values()
			.forEach(process -> guarded(findings, process.file(),
					() -> FlowCheck.check(process, models, words, findings)));
		guarded(findings, "-", () -> Promises.check(models, words, findings));
		return findings.all();
	}

	/** What cannot be checked is not deployed. */
	private static void guarded(Findings findings, String file, Runnable check) {
		try {
			check.run();
		}
		catch (RuntimeException | StackOverflowError ex) {
			log.warn("A model could not be checked", ex);
			findings.error(file, "unchecked", String.valueOf(ex.getMessage()));
		}
	}

}
