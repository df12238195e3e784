package io.serviceloop.modelling;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;

import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

import static io.serviceloop.modelling.ElementTemplate.BPMN;
import static io.serviceloop.modelling.ElementTemplate.CAMUNDA;

/**
 * What an owner can make of the templates alone: the shipped models, of whose elements
 * nothing but the shape and the ID is left before the templates are applied to them; and
 * a process of his own.
 */
public final class MadeFromTemplates {

	/** The process of an owner that holds everything that may stand anywhere. */
	static final String OWN = "madeFromTemplates";

	private static final String OWN_FORM = """
			{"type": "default", "id": "askSponsor", "schemaVersion": 16, "executionPlatform": "Camunda Platform",
			 "executionPlatformVersion": "7.24.0", "components": [
			  {"type": "number", "id": "Field_1", "key": "frequencyPerWeek", "label": "Times a week",
			   "validate": {"required": true, "min": 0, "max": 10000}},
			  {"type": "number", "id": "Field_2", "key": "urgencyScore", "label": "Urgency", "decimalDigits": 0,
			   "validate": {"required": true, "min": 1, "max": 5}},
			  {"type": "number", "id": "Field_3", "key": "impactScore", "label": "Impact", "decimalDigits": 0,
			   "validate": {"required": true, "min": 1, "max": 5}}]}
			""";

	private static final String OWN_TABLE = """
			<?xml version="1.0" encoding="UTF-8"?>
			<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn"
			    id="definitions_contactLimit" name="Contact limit" namespace="http://serviceloop.io/dmn">
			  <decision id="contactLimit" name="Contact limit" camunda:historyTimeToLive="P3650D">
			    <decisionTable id="table_contactLimit" hitPolicy="UNIQUE">
			      <input id="input_impactScore" label="Impact">
			        <inputExpression id="expression_impactScore" typeRef="integer"><text>impactScore</text></inputExpression>
			      </input>
			      <output id="output_days" label="Days" name="days" typeRef="integer" />
			      <rule id="rule_1"><inputEntry id="rule_1_in"><text>&lt; 4</text></inputEntry><outputEntry id="rule_1_out"><text>5</text></outputEntry></rule>
			      <rule id="rule_2"><inputEntry id="rule_2_in"><text>&gt;= 4</text></inputEntry><outputEntry id="rule_2_out"><text>1</text></outputEntry></rule>
			    </decisionTable>
			  </decision>
			</definitions>
			""";

	private MadeFromTemplates() {
	}

	/**
	 * A deployment made of templates alone.
	 * @return the contents of its files by name, models, forms and tables
	 */
	public static Map<String, String> files() {
		Map<String, String> files = new TreeMap<>();
		shipped().forEach((name, model) -> files.put(name, text(madeAnew(model))));
		files.put(OWN + ".bpmn", text(own()));
		files.put("askSponsor.form", OWN_FORM);
		files.put("contactLimit.dmn", OWN_TABLE);
		return files;
	}

	/** The shipped models by the names of their files. */
	static Map<String, Document> shipped() {
		try (Stream<Path> files = Files.list(Path.of("bpmn"))) {
			return files.filter(file -> file.toString().endsWith(".bpmn"))
				.collect(Collectors.toMap(file -> file.getFileName().toString(), MadeFromTemplates::read, (a, b) -> a,
						TreeMap::new));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The elements of a model that have a template, in their order. */
	static List<Element> templated(Document model) {
		return elements(model).filter(element -> !template(element).isEmpty()).toList();
	}

	static Stream<Element> elements(Document model) {
		NodeList all = model.getElementsByTagNameNS(BPMN, "*");
		return IntStream.range(0, all.getLength()).mapToObj(i -> (Element) all.item(i));
	}

	/** The id of the template of an element; empty where it has none. */
	static String template(Element element) {
		return element.getAttributeNS(CAMUNDA, "modelerTemplate");
	}

	/** An element, or a whole model, as text. */
	static String text(Node node) {
		try {
			StringWriter text = new StringWriter();
			TransformerFactory.newInstance().newTransformer().transform(new DOMSource(node), new StreamResult(text));
			return text.toString();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The same model, of which each templated element was emptied and made anew. */
	static Document madeAnew(Document shipped) {
		Document model = (Document) shipped.cloneNode(true);
		Map<String, ElementTemplate> templates = ElementTemplate.all()
			.stream()
			.collect(Collectors.toMap(ElementTemplate::id, Function.identity()));
		templated(model).forEach(element -> {
			ElementTemplate template = templates.get(template(element));
			empty(element, template);
			template.apply(element);
		});
		return model;
	}

	private static void empty(Element element, ElementTemplate template) {
		for (String name : List.of("name", "calledElement")) {
			if (!template.value(name).isEmpty()) {
				element.removeAttribute(name);
			}
		}
		IntStream.range(0, element.getAttributes().getLength())
			.mapToObj(i -> (Attr) element.getAttributes().item(i))
			.filter(attribute -> CAMUNDA.equals(attribute.getNamespaceURI()))
			.toList()
			.forEach(element::removeAttributeNode);
		IntStream.range(0, element.getChildNodes().getLength())
			.mapToObj(element.getChildNodes()::item)
			.filter(child -> List.of("extensionElements", "timerEventDefinition", "multiInstanceLoopCharacteristics")
				.contains(child.getLocalName()))
			.toList()
			.forEach(element::removeChild);
	}

	/** Start, one after the other, end. */
	private static Document own() {
		List<ElementTemplate> templates = ElementTemplate.all()
			.stream()
			.filter(template -> template.shortId().matches("(own|decision)_.*"))
			.toList();
		Document model = parse(("<bpmn:definitions xmlns:bpmn=\"" + BPMN + "\" xmlns:camunda=\"" + CAMUNDA
				+ "\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" id=\"definitions_" + OWN
				+ "\" targetNamespace=\"http://serviceloop.io/bpmn\"/>")
			.getBytes(StandardCharsets.UTF_8));
		Element process = add(model.getDocumentElement(), "process", OWN);
		Element before = null;
		for (ElementTemplate template : templates) {
			if (template.shortId().equals("own_process")) {
				template.apply(process);
				continue;
			}
			String type = template.json().at("/appliesTo/0").asText().replace("bpmn:", "");
			Element element = add(process, Character.toLowerCase(type.charAt(0)) + type.substring(1),
					template.shortId());
			template.apply(element);
			connect(process, before, element);
			before = element;
		}
		connect(process, before, add(process, "endEvent", "endEvent_done"));
		return model;
	}

	private static Element add(Element parent, String name, String id) {
		Element element = (Element) parent.appendChild(parent.getOwnerDocument().createElementNS(BPMN, "bpmn:" + name));
		element.setAttribute("id", id);
		if (!element.hasAttribute("name")) {
			element.setAttribute("name", id);
		}
		return element;
	}

	private static void connect(Element process, Element from, Element to) {
		if (from != null) {
			Element flow = add(process, "sequenceFlow", "flow_" + to.getAttribute("id"));
			flow.removeAttribute("name");
			flow.setAttribute("sourceRef", from.getAttribute("id"));
			flow.setAttribute("targetRef", to.getAttribute("id"));
		}
	}

	private static Document read(Path file) {
		try {
			// Blanks between elements would differ where elements are made anew.
			return parse(Files.readString(file).replaceAll(">\\s+<", "><").getBytes(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Document parse(byte[] xml) {
		try {
			DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
			factory.setNamespaceAware(true);
			return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
