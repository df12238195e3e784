package io.serviceloop.modelling.check.content;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.serviceloop.modelling.check.source.Finding;
import io.serviceloop.modelling.check.source.Findings;
import io.serviceloop.modelling.check.source.Node;
import io.serviceloop.modelling.check.source.Vocabulary;
import io.serviceloop.modelling.check.source.Vocabulary.Function;
import io.serviceloop.modelling.check.source.XmlReader;

/** Small files, and what the list says of them. */
final class Content {

	static final Vocabulary WORDS = new Vocabulary(Map.of(), Map.of(),
			Map.of("ids.of", new Function(1, Set.of("collection")), "ids.responsible",
					new Function(2, Set.of("assignee")), "followUp.dueAt", new Function(1, Set.of("dueDate")),
					"followUp.reviewEvery", new Function(-1, Set.of("timeDuration"))),
			Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of("projectClosed", "improvementLoop"), Set.of(),
			null);

	private static final String DEFINITIONS = """
			<?xml version="1.0" encoding="UTF-8"?>
			<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
			  xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:activiti="http://activiti.org/bpmn"
			  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:other="http://example.com/other" id="d" targetNamespace="x">
			%s</definitions>""";

	private Content() {
	}

	/** A BPMN file with this inside of its definitions. */
	static String bpmn(String inside) {
		return DEFINITIONS.formatted(inside);
	}

	/** A BPMN file with one process that has this between its start and its end. */
	static String process(String inside) {
		return bpmn("""
				<process id="mine" isExecutable="true" camunda:historyTimeToLive="P3650D">
				<startEvent id="s"/><sequenceFlow id="a" sourceRef="s" targetRef="t"/>
				%s
				<sequenceFlow id="b" sourceRef="t" targetRef="e"/><endEvent id="e"/></process>""".formatted(inside));
	}

	/** What is found in a BPMN file. */
	static List<Finding> of(String model) {
		Findings findings = new Findings();
		Node root = XmlReader.read("x.bpmn", model.getBytes(StandardCharsets.UTF_8), findings);
		if (root != null) {
			BpmnContent.check(root, WORDS, findings);
		}
		return findings.all();
	}

	/** What is found in a form. */
	static List<Finding> ofForm(String form) {
		Findings findings = new Findings();
		FormContent.check("x.form", form.getBytes(StandardCharsets.UTF_8), WORDS, findings);
		return findings.all();
	}

	/** What is found in a DMN file. */
	static List<Finding> ofTable(String table) {
		Findings findings = new Findings();
		Node root = XmlReader.read("x.dmn", table.getBytes(StandardCharsets.UTF_8), findings);
		if (root != null) {
			DmnContent.check(root, findings);
		}
		return findings.all();
	}

}
