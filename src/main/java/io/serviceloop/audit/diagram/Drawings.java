package io.serviceloop.audit.diagram;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.serviceloop.audit.trail.ProjectTrail.Path;
import io.serviceloop.audit.trail.ProjectTrail.Ran;
import io.serviceloop.loop.engine.EngineRights;
import io.serviceloop.loop.words.Translations;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Group;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.IntermediateThrowEvent;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Draws the version of a model in which a project ran, as its modeller drew it. Which
 * flows were walked follows from what ran ({@link Walked}): the engine keeps no flows.
 */
@Component
public class Drawings {

	private static final double LINE = 12;

	private static final double MARGIN = 24;

	private static final double LABEL = 100;

	private final RepositoryService repository;

	private final EngineRights rights;

	private final Map<String, Optional<Translations>> languages = new ConcurrentHashMap<>();

	Drawings(@Lazy RepositoryService repository, EngineRights rights) {
		this.repository = repository;
		this.rights = rights;
	}

	/**
	 * The picture of a model with what ran in it; empty where its version is gone, or
	 * nobody drew it.
	 */
	public Optional<Drawing> of(Path path, Locale reader) {
		return rights.ask(() -> {
			boolean there = repository.createProcessDefinitionQuery()
				.processDefinitionId(path.definitionId())
				.count() > 0;
			return there ? Optional.of(repository.getBpmnModelInstance(path.definitionId())) : Optional.empty();
		}).map(model -> draw((BpmnModelInstance) model, path, reader)).filter(drawing -> !drawing.shapes().isEmpty());
	}

	private String title(Path path, Locale reader) {
		return translated(path.process(), path.name(), reader);
	}

	private String name(String process, String element, String name, Locale reader) {
		return translated(process + "." + element, name, reader);
	}

	/** What a model calls it, in a language; as the model says, else. */
	private String translated(String key, String name, Locale reader) {
		return languages.computeIfAbsent(reader.getLanguage(), language -> Translations.into(reader))
			.flatMap(known -> known.of(key))
			.orElse(name);
	}

	private Drawing draw(BpmnModelInstance model, Path path, Locale reader) {
		Map<String, Ran> ran = path.elements()
			.stream()
			.collect(Collectors.toMap(Ran::activity, Function.identity(), first()));
		List<Drawing.Shape> frames = new ArrayList<>();
		List<Drawing.Shape> shapes = new ArrayList<>();
		List<Drawing.Edge> edges = new ArrayList<>();
		double[] box = { Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE };
		for (BpmnShape shape : model.getModelElementsByType(BpmnShape.class)) {
			BaseElement element = shape.getBpmnElement();
			if (element != null && shape.getBounds() != null) {
				Drawing.Shape drawn = shape(shape, element, ran, path.process(), reader);
				grow(box, shape.getBounds());
				if (shape.getBpmnLabel() != null && shape.getBpmnLabel().getBounds() != null) {
					grow(box, shape.getBpmnLabel().getBounds());
				}
				(drawn.kind().equals("frame") || drawn.kind().equals("part") ? frames : shapes).add(drawn);
			}
		}
		Map<String, Long> walked = Walked.of(model.getModelElementsByType(SequenceFlow.class)
			.stream()
			.filter(flow -> flow.getSource() != null && flow.getTarget() != null)
			.map(flow -> new Walked.Flow(flow.getId(), flow.getSource().getId(), flow.getTarget().getId()))
			.toList(), path.runs());
		for (BpmnEdge edge : model.getModelElementsByType(BpmnEdge.class)) {
			if (edge.getBpmnElement() != null && edge.getWaypoints().size() > 1) {
				edges.add(edge(edge, walked, path.process(), reader));
			}
		}
		double width = Math.max(1, box[2] - box[0]) + 2 * MARGIN;
		double height = Math.max(1, box[3] - box[1]) + 2 * MARGIN;
		String viewBox = shapes.isEmpty() ? "0 0 1 1"
				: String.format(Locale.ROOT, "%.0f %.0f %.0f %.0f", box[0] - MARGIN, box[1] - MARGIN, width, height);
		// The wider part lies behind the narrower one.
		frames.sort(Comparator.comparingDouble((Drawing.Shape shape) -> -shape.width() * shape.height()));
		return new Drawing(path.process(), path.version(), title(path, reader), viewBox, (int) width, (int) height,
				frames, edges, shapes);
	}

	private static BinaryOperator<Ran> first() {
		return (one, other) -> one;
	}

	private static void grow(double[] box, Bounds bounds) {
		box[0] = Math.min(box[0], bounds.getX());
		box[1] = Math.min(box[1], bounds.getY());
		box[2] = Math.max(box[2], bounds.getX() + bounds.getWidth());
		box[3] = Math.max(box[3], bounds.getY() + bounds.getHeight());
	}

	private Drawing.Shape shape(BpmnShape shape, BaseElement element, Map<String, Ran> ran, String process,
			Locale reader) {
		Bounds bounds = shape.getBounds();
		String kind = kind(element);
		Ran times = ran.get(element.getId());
		String name = name(process, element.getId(), called(element), reader);
		return new Drawing.Shape(element.getId(), kind, look(element, times), name, bounds.getX(), bounds.getY(),
				bounds.getWidth(), bounds.getHeight(), corners(bounds), (times == null) ? 0 : times.times(),
				label(name, kind, bounds, shape.getBpmnLabel()));
	}

	private static String kind(BaseElement element) {
		if (element instanceof SubProcess) {
			return "part";
		}
		if (element instanceof Activity) {
			return "task";
		}
		if (element instanceof Gateway) {
			return "gateway";
		}
		return (element instanceof Event) ? "event" : "frame";
	}

	private static String look(BaseElement element, Ran times) {
		List<String> looks = new ArrayList<>();
		if (times != null) {
			looks.add("ran");
			if (times.waiting() > 0) {
				looks.add("waiting");
			}
			if (times.canceled() > 0 && times.canceled() == times.times()) {
				looks.add("broken");
			}
		}
		if (element instanceof EndEvent) {
			looks.add("end");
		}
		if (element instanceof BoundaryEvent || element instanceof IntermediateCatchEvent
				|| element instanceof IntermediateThrowEvent) {
			looks.add("middle");
		}
		return String.join(" ", looks);
	}

	private static String called(BaseElement element) {
		if (element instanceof FlowElement flow) {
			return flow.getName();
		}
		return (element instanceof Group group && group.getCategory() != null) ? group.getCategory().getValue() : null;
	}

	private static String corners(Bounds bounds) {
		double x = bounds.getX();
		double y = bounds.getY();
		double right = x + bounds.getWidth();
		double bottom = y + bounds.getHeight();
		return String.format(Locale.ROOT, "%s,%s %s,%s %s,%s %s,%s", (x + right) / 2, y, right, (y + bottom) / 2,
				(x + right) / 2, bottom, x, (y + bottom) / 2);
	}

	private static List<Drawing.Line> label(String name, String kind, Bounds bounds, BpmnLabel label) {
		if (name == null || name.isBlank()) {
			return List.of();
		}
		double middle = bounds.getX() + bounds.getWidth() / 2;
		if (kind.equals("task")) {
			List<String> lines = Lines.of(name, bounds.getWidth() - 8, 5);
			return lines(lines, middle, bounds.getY() + bounds.getHeight() / 2 - (lines.size() - 1) * LINE / 2 + 4);
		}
		if (kind.equals("part") || kind.equals("frame")) {
			return lines(Lines.of(name, bounds.getWidth() - 16, 1), middle, bounds.getY() + 16);
		}
		Bounds own = (label == null) ? null : label.getBounds();
		return (own == null) ? lines(Lines.of(name, LABEL, 4), middle, bounds.getY() + bounds.getHeight() + 14)
				: lines(Lines.of(name, Math.max(own.getWidth() + 6, LABEL - 20), 4), own.getX() + own.getWidth() / 2,
						own.getY() + 11);
	}

	private static List<Drawing.Line> lines(List<String> texts, double x, double y) {
		List<Drawing.Line> lines = new ArrayList<>();
		for (String text : texts) {
			lines.add(new Drawing.Line(x, y + lines.size() * LINE, text));
		}
		return lines;
	}

	private Drawing.Edge edge(BpmnEdge edge, Map<String, Long> walked, String process, Locale reader) {
		BaseElement element = edge.getBpmnElement();
		Collection<Waypoint> way = edge.getWaypoints();
		String points = way.stream()
			.map(point -> String.format(Locale.ROOT, "%s,%s", point.getX(), point.getY()))
			.collect(Collectors.joining(" "));
		if (!(element instanceof SequenceFlow flow)) {
			return new Drawing.Edge(element.getId(), "aside", points, List.of());
		}
		String name = name(process, flow.getId(), flow.getName(), reader);
		Bounds own = (edge.getBpmnLabel() == null) ? null : edge.getBpmnLabel().getBounds();
		List<Drawing.Line> label = (name == null || own == null) ? List.of() : lines(
				Lines.of(name, Math.max(own.getWidth() + 6, 60), 3), own.getX() + own.getWidth() / 2, own.getY() + 11);
		return new Drawing.Edge(flow.getId(), walked.containsKey(flow.getId()) ? "walked" : "", points, label);
	}

}
