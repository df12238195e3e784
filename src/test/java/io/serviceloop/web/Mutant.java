package io.serviceloop.web;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;

import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A file that somebody has broken, by mistake or on purpose. */
final class Mutant {

	private static final String CANARY = Canary.class.getName();

	private static final List<String> VALUES = List.of("", " ", "x", "${null}", "${lead}", "${" + "x".repeat(600) + "}",
			"${execution.processEngineServices.taskService}",
			"${''.getClass().forName('" + CANARY + "').newInstance()}", "#{currentUserGroups().add('camunda-admin')}",
			"${canary.touch()}", "true", "false", "-1", "99999999999999", "PT1S", "R/PT1S", "2001-01-01T00:00:00",
			"improvementLoop", "userTask_setGoals", "y".repeat(5000), "\u0000a", "embedded:deployment:x.html",
			"= external()", "feel", "juel", "groovy", CANARY, "UNIQUE", "COLLECT", "-", "not(1)", "[1..", "\"a\"",
			"null", "P0D", "文字");

	private static final List<String> CODE = List.of("class", "expression", "delegateExpression", "type", "topic",
			"formKey", "formRef", "assignee", "collection", "dueDate", "resource", "scriptFormat", "language",
			"expressionLanguage", "formHandlerClass", "variableMappingClass", "calledElement", "decisionRef",
			"historyTimeToLive", "asyncBefore", "initiator");

	private static final List<String> SPACES = List.of("http://camunda.org/schema/1.0/bpmn", "http://activiti.org/bpmn",
			"http://camunda.org/schema/1.0/dmn", "http://example.com/other", "",
			"http://www.omg.org/spec/BPMN/20100524/MODEL", "https://www.omg.org/spec/DMN/20191111/MODEL/");

	private static final List<String> SNIPPETS = List.of(
			"<scriptTask xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' id='evil' scriptFormat='juel'><script>${canary.touch()}</script></scriptTask>",
			"<extensionElements xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'><c:executionListener xmlns:c='http://camunda.org/schema/1.0/bpmn' event='start' class='"
					+ CANARY + "'/></extensionElements>",
			"<extensionElements xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'><c:inputOutput xmlns:c='http://camunda.org/schema/1.0/bpmn'><c:inputParameter name='x'><c:script scriptFormat='juel'>${canary.touch()}</c:script></c:inputParameter></c:inputOutput></extensionElements>",
			"<text xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/'>function(x) external {java:{class:\"java.lang.Math\",method signature:\"abs(double)\"}}</text>");

	private Mutant() {
	}

	/** Would be made, or called, if a model ran code. */
	public static final class Canary implements org.camunda.bpm.engine.delegate.JavaDelegate,
			org.camunda.bpm.engine.delegate.ExecutionListener, org.camunda.bpm.engine.delegate.TaskListener {

		static {
			System.setProperty("io.serviceloop.canary", "true");
		}

		@Override
		public void execute(org.camunda.bpm.engine.delegate.DelegateExecution execution) {
			// Being made is enough.
		}

		@Override
		public void notify(org.camunda.bpm.engine.delegate.DelegateExecution execution) {
			// Being made is enough.
		}

		@Override
		public void notify(org.camunda.bpm.engine.delegate.DelegateTask task) {
			// Being made is enough.
		}

	}

	/** A file with one to three changes. */
	static String of(String name, String content, Random chance) {
		String text = content;
		for (int i = 0; i <= chance.nextInt(3); i++) {
			text = (name.endsWith(".form") || chance.nextInt(8) == 0) ? text(text, chance) : tree(text, chance);
		}
		return text;
	}

	private static String text(String text, Random chance) {
		int at = chance.nextInt(text.length());
		int end = Math.min(text.length(), at + chance.nextInt(60));
		return switch (chance.nextInt(8)) {
			case 0 -> text.substring(0, at);
			case 1 -> text.substring(0, at) + text.substring(end);
			case 2 -> text.substring(0, at) + pick(VALUES, chance) + text.substring(at);
			case 3 -> text.replaceFirst("\\?>", "?><!DOCTYPE d [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>");
			case 4 -> text.substring(0, at) + "<a>".repeat(2000) + text.substring(at);
			case 5 -> text.substring(0, at) + text.substring(at, end).repeat(50) + text.substring(end);
			case 6 -> text.replace("\"type\": \"" + pick(List.of("textarea", "radio", "text"), chance) + "\"",
					"\"type\": \"" + pick(List.of("html", "iframe", "number", "image", "table", ""), chance) + "\"");
			default -> text.replace(text.substring(at, end), pick(VALUES, chance));
		};
	}

	private static String tree(String text, Random chance) {
		try {
			DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
			factory.setNamespaceAware(true);
			Document document = factory.newDocumentBuilder()
				.parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
			List<Element> elements = elements(document.getElementsByTagNameNS("*", "*"));
			change(document, pick(elements, chance), pick(elements, chance), chance);
			StringWriter changed = new StringWriter();
			TransformerFactory.newInstance()
				.newTransformer()
				.transform(new DOMSource(document), new StreamResult(changed));
			return changed.toString();
		}
		catch (Exception ex) {
			return text(text, chance);
		}
	}

	private static void change(Document document, Element one, Element other, Random chance) throws Exception {
		switch (chance.nextInt(9)) {
			case 0 -> one.getParentNode().removeChild(one);
			case 1 -> other.appendChild(one);
			case 2 -> one.getParentNode().appendChild(one.cloneNode(true));
			case 3 -> document.renameNode(one, pick(SPACES, chance), one.getLocalName());
			case 4 -> document.renameNode(one, one.getNamespaceURI(), other.getLocalName());
			case 5 -> one.setAttributeNS(pick(SPACES, chance), "n:" + pick(CODE, chance), pick(VALUES, chance));
			case 6 -> {
				if (one.getAttributes().getLength() > 0) {
					Attr attribute = (Attr) one.getAttributes().item(chance.nextInt(one.getAttributes().getLength()));
					attribute.setValue(chance.nextBoolean() ? pick(VALUES, chance)
							: other.getAttribute("id") + other.getAttribute("name"));
				}
			}
			case 7 -> one.appendChild(document.importNode(DocumentBuilderFactory.newNSInstance()
				.newDocumentBuilder()
				.parse(new ByteArrayInputStream(pick(SNIPPETS, chance).getBytes(StandardCharsets.UTF_8)))
				.getDocumentElement(), true));
			default -> one.setTextContent(pick(VALUES, chance));
		}
	}

	private static List<Element> elements(NodeList nodes) {
		List<Element> elements = new ArrayList<>();
		for (int i = 1; i < nodes.getLength(); i++) {
			elements.add((Element) nodes.item(i));
		}
		return elements;
	}

	private static <T> T pick(List<T> list, Random chance) {
		return list.get(chance.nextInt(list.size()));
	}

}
