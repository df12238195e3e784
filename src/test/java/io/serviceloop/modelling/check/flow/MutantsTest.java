package io.serviceloop.modelling.check.flow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.serviceloop.Storm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/** Whatever is sent, the checks come to an end and say something. */
class MutantsTest {

	private static final List<String> VALUES = List.of("", " ", "${", "${a.b.c}", "#{null}", "x", "true", "false",
			"userTask_setGoals", "improvementLoop", "flow_opened", "R/P1D", "${lap == 1 && !goalsMet}", "P1D", ",",
			"${((((((((((lap))))))))))}");

	private static final List<String> NAMES = List.of("bpmn:userTask", "bpmn:subProcess", "bpmn:exclusiveGateway",
			"bpmn:parallelGateway", "bpmn:startEvent", "bpmn:endEvent", "bpmn:boundaryEvent", "bpmn:callActivity",
			"bpmn:sequenceFlow", "bpmn:eventBasedGateway", "bpmn:intermediateThrowEvent", "bpmn:businessRuleTask");

	static Stream<Integer> seeds() {
		return IntStream.range(0, Storm.ON ? 400 : 30).boxed();
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void theCheckOfAMutatedModelEnds(int seed) {
		Random random = new Random(seed);
		House house = House.shipped();
		List<Document> diagrams = new ArrayList<>(house.diagrams().values());
		for (int i = 0; i < 1 + seed % 12; i++) {
			mutate(diagrams.get(random.nextInt(diagrams.size())), random);
		}
		assertTimeoutPreemptively(Duration.ofSeconds(20), house::findings);
	}

	private static void mutate(Document diagram, Random random) {
		Element element = any(diagram, random);
		switch (random.nextInt(6)) {
			case 0 -> remove(element);
			case 1 -> any(diagram, random).appendChild(element.cloneNode(true));
			case 2 -> move(element, any(diagram, random));
			case 3 -> diagram.renameNode(element, Bpmn.NAMESPACE, NAMES.get(random.nextInt(NAMES.size())));
			case 4 -> element.setTextContent(VALUES.get(random.nextInt(VALUES.size())));
			default -> attribute(element, random);
		}
	}

	private static Element any(Document diagram, Random random) {
		var all = diagram.getDocumentElement().getFirstChild();
		while (!(all instanceof Element)) {
			all = all.getNextSibling();
		}
		var inside = ((Element) all).getElementsByTagNameNS("*", "*");
		return (inside.getLength() == 0) ? (Element) all : (Element) inside.item(random.nextInt(inside.getLength()));
	}

	private static void remove(Element element) {
		element.getParentNode().removeChild(element);
	}

	private static void move(Element element, Element into) {
		for (var around = (org.w3c.dom.Node) into; around != null; around = around.getParentNode()) {
			if (around == element) {
				return;
			}
		}
		into.appendChild(element);
	}

	private static void attribute(Element element, Random random) {
		if (element.getAttributes().getLength() > 0) {
			Attr attribute = (Attr) element.getAttributes().item(random.nextInt(element.getAttributes().getLength()));
			if (random.nextBoolean()) {
				element.removeAttributeNode(attribute);
			}
			else if (!attribute.getName().startsWith("xmlns")) {
				attribute.setValue(VALUES.get(random.nextInt(VALUES.size())));
			}
		}
	}

	@Test
	void theLargestDiagramIsCheckedInTime() {
		House house = House.shipped()
			.process("maze", "", "<bpmn:startEvent id=\"s\"/><bpmn:endEvent id=\"e\"/>" + House.flow("fs", "s", "g0")
					+ maze(244, "e"));
		assertTimeoutPreemptively(Duration.ofSeconds(20), house::findings);
	}

	@Test
	void soIsTheLargestLoop() {
		House house = House.shipped()
			.set("flow_opened", "targetRef", "g0")
			.add("improvementLoop", maze(190, "userTask_setGoals"));
		assertTimeoutPreemptively(Duration.ofSeconds(20), house::findings);
	}

	/** Gateways of every kind, each with a way on and one to anywhere. */
	private static String maze(int most, String end) {
		StringBuilder all = new StringBuilder();
		for (int i = 0; i < most; i++) {
			String kind = (i % 3 == 0) ? "exclusive" : (i % 3 == 1) ? "parallel" : "inclusive";
			all.append("<bpmn:" + kind + "Gateway id=\"g" + i + "\"/>");
			all.append(House.flow("a" + i, "g" + i, (i + 1 < most) ? "g" + (i + 1) : end));
			all.append(House.flow("b" + i, "g" + i, "g" + (i * 7 + 3) % most, "${x" + i + " == 1}"));
		}
		return all.toString();
	}

	@Test
	void aLargerOneIsRefused() {
		StringBuilder all = new StringBuilder();
		IntStream.range(0, 251).forEach(i -> all.append("<bpmn:userTask id=\"t" + i + "\"/>"));
		assertThat(House.shipped().process("crowd", "", all.toString()).findings())
			.extracting(finding -> finding.message().key())
			.containsExactly("model.tooMuch-diagram");
	}

}
