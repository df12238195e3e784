package io.serviceloop.modelling.check.flow;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.loop.words.Json;
import io.serviceloop.modelling.check.source.Finding;
import io.serviceloop.modelling.check.source.Findings;
import io.serviceloop.modelling.check.source.Models;
import io.serviceloop.modelling.check.source.Node;
import io.serviceloop.modelling.check.source.Vocabulary;
import io.serviceloop.modelling.check.source.XmlReader;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSSerializer;

import static org.assertj.core.api.Assertions.assertThat;

/** The shipped models and forms, as a process owner changes them. */
final class House {

	private static final String HEAD = "<bpmn:definitions xmlns:bpmn=\"" + Bpmn.NAMESPACE + "\" xmlns:camunda=\""
			+ Bpmn.CAMUNDA + "\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" id=\"d\">";

	private final Map<String, Document> diagrams = new TreeMap<>();

	private final Map<String, String> forms = new TreeMap<>();

	private final Set<String> changed = new TreeSet<>();

	private Vocabulary words = Words.all();

	static House shipped() {
		House house = new House();
		files("bpmn", ".bpmn").forEach(file -> house.diagrams.put(file.getFileName().toString(), document(read(file))));
		files("forms", ".form")
			.forEach(file -> house.forms.put(file.getFileName().toString().replace(".form", ""), read(file)));
		return house;
	}

	House withoutDefaultTimeToLive() {
		words = Words.withoutDefaultTimeToLive();
		return this;
	}

	/** Sets an attribute of an element; removes it where the value is null. */
	House set(String id, String attribute, String value) {
		set(element(id), attribute, value);
		return this;
	}

	/** The same of the first element of a name inside. */
	House setIn(String id, String name, String attribute, String value) {
		set(inside(id, name), attribute, value);
		return this;
	}

	private static void set(Element element, String attribute, String value) {
		String namespace = attribute.startsWith("camunda:") ? Bpmn.CAMUNDA : null;
		if (value == null) {
			assertThat(element.hasAttributeNS(namespace, attribute.replace("camunda:", ""))).as(attribute).isTrue();
			element.removeAttributeNS(namespace, attribute.replace("camunda:", ""));
		}
		else {
			element.setAttributeNS(namespace, attribute, value);
		}
	}

	/** Changes the text of the first element of a name inside. */
	House text(String id, String name, String text) {
		inside(id, name).setTextContent(text);
		return this;
	}

	/** Makes another element of the same content. */
	House rename(String id, String name) {
		Element element = element(id);
		element.getOwnerDocument().renameNode(element, element.getNamespaceURI(), name);
		return this;
	}

	House remove(String... ids) {
		for (String id : ids) {
			Element element = element(id);
			element.getParentNode().removeChild(element);
		}
		return this;
	}

	House removeIn(String id, String name) {
		Element inside = inside(id, name);
		inside.getParentNode().removeChild(inside);
		return this;
	}

	/** Adds elements to one. */
	House add(String id, String xml) {
		Element parent = element(id);
		Element added = document(HEAD + xml + "</bpmn:definitions>").getDocumentElement();
		for (var child = added.getFirstChild(); child != null; child = child.getNextSibling()) {
			parent.appendChild(parent.getOwnerDocument().importNode(child, true));
		}
		return this;
	}

	/** Puts a step on a sequence flow. */
	House between(String flow, String step, String xml) {
		String target = element(flow).getAttribute("targetRef");
		set(flow, "targetRef", step);
		return add(((Element) element(flow).getParentNode()).getAttribute("id"),
				xml + flow(step + "_on", step, target));
	}

	static String flow(String id, String source, String target) {
		return "<bpmn:sequenceFlow id=\"" + id + "\" sourceRef=\"" + source + "\" targetRef=\"" + target + "\"/>";
	}

	static String flow(String id, String source, String target, String condition) {
		return "<bpmn:sequenceFlow id=\"" + id + "\" sourceRef=\"" + source + "\" targetRef=\"" + target + "\">"
				+ "<bpmn:conditionExpression>" + condition + "</bpmn:conditionExpression></bpmn:sequenceFlow>";
	}

	/** Adds a process of the owner's. */
	House process(String id, String attributes, String content) {
		diagrams.put(id + ".bpmn",
				document(HEAD + "<bpmn:process id=\"" + id
						+ "\" isExecutable=\"true\" camunda:historyTimeToLive=\"P3650D\" " + attributes + ">" + content
						+ "</bpmn:process></bpmn:definitions>"));
		return this;
	}

	/** Gives a diagram a message. */
	House message(String process, String id, String name) {
		Document diagram = diagrams.get(process + ".bpmn");
		Element message = diagram.createElementNS(Bpmn.NAMESPACE, "bpmn:message");
		message.setAttribute("id", id);
		message.setAttribute("name", name);
		diagram.getDocumentElement().appendChild(message);
		return this;
	}

	House form(String id, String components) {
		forms.put(id, "{\"id\":\"" + id + "\",\"components\":[" + components + "]}");
		return this;
	}

	House formText(String id, String from, String to) {
		assertThat(forms.get(id)).contains(from);
		forms.put(id, forms.get(id).replace(from, to));
		return this;
	}

	House noForm(String id) {
		assertThat(forms.remove(id)).isNotNull();
		return this;
	}

	private Element inside(String id, String name) {
		Element inside = (Element) element(id).getElementsByTagNameNS("*", name).item(0);
		assertThat(inside).as(name + " in " + id).isNotNull();
		return inside;
	}

	private Element element(String id) {
		for (var diagram : diagrams.entrySet()) {
			var all = diagram.getValue().getElementsByTagNameNS("*", "*");
			for (int i = 0; i < all.getLength(); i++) {
				if (((Element) all.item(i)).getAttribute("id").equals(id)) {
					changed.add(diagram.getKey());
					return (Element) all.item(i);
				}
			}
		}
		throw new AssertionError("there is no " + id);
	}

	Map<String, Document> diagrams() {
		return diagrams;
	}

	/** What the checks find. */
	List<Finding> findings() {
		Findings findings = new Findings();
		Map<String, Node> processes = new TreeMap<>();
		diagrams.forEach((file, diagram) -> {
			Node root = XmlReader.read(file, text(diagram).getBytes(StandardCharsets.UTF_8), findings);
			root.children("process").forEach(process -> processes.put(process.id(), process));
		});
		Map<String, JsonNode> read = new TreeMap<>();
		forms.forEach((id, json) -> read.put(id, Json.parse(json)));
		Set<String> brought = new TreeSet<>(diagrams.keySet());
		forms.keySet().forEach(id -> brought.add(id + ".form"));
		Models models = new Models(processes, Map.of("loopRules", processes.values().iterator().next()), read, Map.of(),
				brought);
		processes.values().forEach(process -> FlowCheck.check(process, models, words, findings));
		Promises.check(models, words, findings);
		return findings.all();
	}

	private static String text(Document document) {
		LSSerializer writer = ((DOMImplementationLS) document.getImplementation()).createLSSerializer();
		writer.getDomConfig().setParameter("xml-declaration", false);
		return writer.writeToString(document);
	}

	private static Document document(String xml) {
		try {
			DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
			factory.setNamespaceAware(true);
			return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
		}
		catch (Exception ex) {
			throw new AssertionError(xml, ex);
		}
	}

	private static List<Path> files(String folder, String end) {
		try (Stream<Path> files = Files.list(Path.of(folder))) {
			return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
