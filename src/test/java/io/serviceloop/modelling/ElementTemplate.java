package io.serviceloop.modelling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** A template of Modeler, and what Modeler does with it. */
record ElementTemplate(JsonNode json) {

	static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

	static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

	private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

	/** All templates of the folder, in the order of the files. */
	static List<ElementTemplate> all() {
		ObjectMapper mapper = new ObjectMapper();
		try (Stream<Path> files = Files.list(Path.of(".camunda", "element-templates"))) {
			return files.sorted().flatMap(file -> {
				try {
					return StreamSupport.stream(mapper.readTree(file.toFile()).spliterator(), false);
				}
				catch (IOException ex) {
					throw new UncheckedIOException(file.toString(), ex);
				}
			}).map(ElementTemplate::new).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String id() {
		return json.path("id").asText();
	}

	/** Its id without what all ids begin with. */
	String shortId() {
		return id().replace("io.serviceloop.", "");
	}

	List<JsonNode> properties() {
		return StreamSupport.stream(json.path("properties").spliterator(), false).toList();
	}

	/** What a property is set to that is no part of a mapping; empty for nothing. */
	String value(String property) {
		return properties().stream()
			.filter(one -> one.at("/binding/type").asText().equals("property")
					&& one.at("/binding/name").asText().equals(property))
			.map(ElementTemplate::filled)
			.findFirst()
			.orElse("");
	}

	/** The value of a property; where the owner has to give one, the example. */
	private static String filled(JsonNode property) {
		String value = property.path("value").asText("");
		return value.isEmpty() && property.at("/constraints/notEmpty").asBoolean()
				? property.path("placeholder").asText("") : value;
	}

	/**
	 * Makes a fresh element what the template says, as Modeler does, and adds what its
	 * description tells the owner to add: a timer, or a repetition.
	 */
	void apply(Element element) {
		element.setAttributeNS(CAMUNDA, "camunda:modelerTemplate", id());
		element.setAttributeNS(CAMUNDA, "camunda:modelerTemplateVersion", json.path("version").asText());
		properties().stream()
			.filter(property -> !filled(property).isEmpty())
			.forEach(property -> bind(element, property));
		json.at("/metadata/timer").fields().forEachRemaining(kind -> {
			Element when = child(child(element, BPMN, "bpmn:timerEventDefinition"), BPMN, "bpmn:" + kind.getKey());
			when.setAttributeNS(XSI, "xsi:type", "bpmn:tFormalExpression");
			when.setTextContent(kind.getValue().asText());
		});
		json.path("metadata")
			.path("repeat")
			.fields()
			.forEachRemaining(part -> child(element, BPMN, "bpmn:multiInstanceLoopCharacteristics")
				.setAttributeNS(CAMUNDA, "camunda:" + part.getKey(), part.getValue().asText()));
	}

	private static void bind(Element element, JsonNode property) {
		JsonNode binding = property.path("binding");
		String value = filled(property);
		switch (binding.path("type").asText()) {
			case "property" ->
				element.setAttributeNS(binding.path("name").asText().startsWith("camunda:") ? CAMUNDA : null,
						binding.path("name").asText(), value);
			case "camunda:inputParameter" -> {
				Element input = extension(child(extensions(element), CAMUNDA, "camunda:inputOutput"), "inputParameter");
				input.setAttribute("name", binding.path("name").asText());
				input.setTextContent(value);
			}
			case "camunda:in:businessKey" -> extension(extensions(element), "in").setAttribute("businessKey", value);
			case "camunda:in" -> {
				Element in = extension(extensions(element), "in");
				in.setAttribute(binding.path("expression").asBoolean() ? "sourceExpression" : "source", value);
				in.setAttribute("target", binding.path("target").asText());
			}
			case "camunda:executionListener" -> {
				Element listener = extension(extensions(element), "executionListener");
				listener.setAttribute(binding.path("implementationType").asText(), value);
				listener.setAttribute("event", binding.path("event").asText());
			}
			default -> throw new IllegalArgumentException("no binding of this kind is in use: " + binding);
		}
	}

	private static Element extensions(Element element) {
		Element there = child(element, BPMN, "bpmn:extensionElements");
		Node after = element.getFirstChild();
		while (after instanceof Element text && text.getLocalName().equals("documentation")) {
			after = after.getNextSibling();
		}
		element.insertBefore(there, (after == there) ? there.getNextSibling() : after);
		return there;
	}

	private static Element extension(Element parent, String name) {
		return (Element) parent.appendChild(parent.getOwnerDocument().createElementNS(CAMUNDA, "camunda:" + name));
	}

	/** The child of a name, made where it is missing. */
	private static Element child(Element parent, String namespace, String name) {
		for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
			if (node.getNodeName().equals(name)) {
				return (Element) node;
			}
		}
		return (Element) parent.appendChild(parent.getOwnerDocument().createElementNS(namespace, name));
	}

}
