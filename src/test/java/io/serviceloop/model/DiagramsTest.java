package io.serviceloop.model;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.serviceloop.Serves;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Group;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Process owners read the diagrams: what they see and what the elements say. */
class DiagramsTest {

	@Serves("A40")
	@Test
	void theSevenStepsAreFramesFromLeftToRightInTheOrderOfTheSources() {
		BpmnModelInstance loop = Bpmn.readModelFromFile(Path.of("bpmn", "improvementLoop.bpmn").toFile());
		List<BpmnShape> frames = frames(loop);
		assertThat(frames).extracting(frame -> label((Group) frame.getBpmnElement()))
			.containsExactly("1 Set goals", "2 Collect data", "3 Classify problems", "4 Find root causes",
					"5 Plan actions", "6 Implement", "7 Evaluate");
		List<String> outside = loop.getModelElementsByType(FlowNode.class)
			.stream()
			.filter(node -> frames.stream().filter(frame -> box(frame).contains(box(shape(node)))).count() != 1)
			.map(BaseElement::getId)
			.toList();
		assertThat(outside).containsExactlyInAnyOrder("startEvent_projectOpened", "subProcess_projectClosed",
				"event_projectClosed", "endEvent_cancelled");
		for (BpmnShape frame : frames) {
			assertThat(frames).as(frame.getId())
				.filteredOn(other -> box(frame).intersects(box(other)))
				.containsExactly(frame);
		}
	}

	@Test
	void calledProcessesShowWhichStepTheyAre() {
		assertThat(frames(Bpmn.readModelFromFile(Path.of("bpmn", "rootCauseAnalysis.bpmn").toFile())))
			.extracting(frame -> label((Group) frame.getBpmnElement()))
			.containsExactly("4 Find root causes");
		assertThat(frames(Bpmn.readModelFromFile(Path.of("bpmn", "actionImplementation.bpmn").toFile())))
			.extracting(frame -> label((Group) frame.getBpmnElement()))
			.containsExactly("6 Implement");
	}

	@ParameterizedTest
	@MethodSource("models")
	@Serves({ "E09", "E50" })
	void everyElementSaysWhatHappensForWhichRuleAndWhatAnOwnerMayChange(Path file) {
		List<String> silent = Bpmn.readModelFromFile(file.toFile())
			.getModelElementsByType(FlowNode.class)
			.stream()
			.filter(node -> !(node instanceof Gateway) || node.getName() != null)
			.filter(node -> node.getName() == null || node.getDocumentations().isEmpty()
					|| !node.getDocumentations()
						.iterator()
						.next()
						.getTextContent()
						.matches("(?s).+\\b[A-E]\\d\\d.+\nYours to change: .+\\.\nKeep: .+\\."))
			.map(BaseElement::getId)
			.toList();
		assertThat(silent).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("models")
	void aGatewayThatDecidesAsksAQuestionAndItsFlowsAnswer(Path file) {
		BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
		List<String> silent = model.getModelElementsByType(Gateway.class)
			.stream()
			.filter(gateway -> gateway.getOutgoing().size() > 1
					&& !gateway.getElementType().getTypeName().equals("parallelGateway"))
			.flatMap(gateway -> Stream.<FlowElement>concat(Stream.of(gateway),
					gateway.getElementType().getTypeName().equals("eventBasedGateway") ? Stream.of()
							: gateway.getOutgoing().stream()))
			.filter(element -> element.getName() == null
					|| element instanceof Gateway && !element.getName().endsWith("?"))
			.map(BaseElement::getId)
			.toList();
		assertThat(silent).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("models")
	void noLineCrossesAnother(Path file) {
		List<BpmnEdge> edges = List
			.copyOf(Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(BpmnEdge.class));
		List<String> crossings = new ArrayList<>();
		for (int i = 0; i < edges.size(); i++) {
			for (int j = 0; j < i; j++) {
				if (crosses(edges.get(i), edges.get(j))) {
					crossings.add(edges.get(i).getId() + " x " + edges.get(j).getId());
				}
			}
		}
		assertThat(crossings).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("models")
	void noLabelLiesOnAnotherOnABoxOrOnALine(Path file) {
		BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
		List<BpmnLabel> labels = List.copyOf(model.getModelElementsByType(BpmnLabel.class));
		List<String> overlaps = new ArrayList<>();
		for (BpmnLabel label : labels) {
			Rectangle2D place = box(label.getBounds());
			String id = label.getParentElement().getAttributeValue("id");
			labels.stream()
				.filter(other -> other != label && place.intersects(box(other.getBounds())))
				.forEach(other -> overlaps
					.add(id + " on the label of " + other.getParentElement().getAttributeValue("id")));
			model.getModelElementsByType(BpmnShape.class)
				.stream()
				.filter(shape -> !(shape.getBpmnElement() instanceof SubProcess
						|| shape.getBpmnElement() instanceof Group))
				.filter(shape -> place.intersects(box(shape)))
				.forEach(shape -> overlaps.add(id + " on " + shape.getId()));
			model.getModelElementsByType(BpmnEdge.class)
				.stream()
				.filter(edge -> lines(edge).anyMatch(line -> line.intersects(place)))
				.forEach(edge -> overlaps.add(id + " on " + edge.getId()));
		}
		assertThat(overlaps).isEmpty();
	}

	static List<Path> models() throws IOException {
		try (Stream<Path> files = Files.list(Path.of("bpmn"))) {
			return files.filter(file -> file.toString().endsWith(".bpmn")).sorted().toList();
		}
	}

	/** The frames of steps, from left to right. */
	private static List<BpmnShape> frames(BpmnModelInstance model) {
		return model.getModelElementsByType(BpmnShape.class)
			.stream()
			.filter(shape -> shape.getBpmnElement() instanceof Group)
			.sorted(Comparator.comparing(shape -> shape.getBounds().getX()))
			.toList();
	}

	/** What stands on a frame is the value of its category. */
	private static String label(Group group) {
		return group.getModelInstance()
			.getModelElementById(group.getAttributeValue("categoryValueRef"))
			.getAttributeValue("value");
	}

	private static BpmnShape shape(FlowNode node) {
		return node.getModelInstance()
			.getModelElementsByType(node.getModelInstance().getModel().getType(BpmnShape.class))
			.stream()
			.map(BpmnShape.class::cast)
			.filter(shape -> shape.getBpmnElement() == node)
			.findFirst()
			.orElseThrow();
	}

	private static Rectangle2D box(BpmnShape shape) {
		return box(shape.getBounds());
	}

	private static Rectangle2D box(Bounds bounds) {
		return new Rectangle2D.Double(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
	}

	private static Stream<Line2D> lines(BpmnEdge edge) {
		List<Waypoint> points = List.copyOf(edge.getWaypoints());
		return IntStream.range(1, points.size())
			.mapToObj(i -> new Line2D.Double(points.get(i - 1).getX(), points.get(i - 1).getY(), points.get(i).getX(),
					points.get(i).getY()));
	}

	/** Lines that share a piece or branch off do not cross. */
	private static boolean crosses(BpmnEdge one, BpmnEdge other) {
		return lines(one)
			.anyMatch(a -> lines(other).anyMatch(b -> a.ptLineDist(b.getP1()) > 0 && a.ptLineDist(b.getP2()) > 0
					&& b.ptLineDist(a.getP1()) > 0 && b.ptLineDist(a.getP2()) > 0 && a.intersectsLine(b)));
	}

}
