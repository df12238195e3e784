package io.serviceloop.modelling.check.content;

import io.serviceloop.modelling.check.source.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is not on the list is refused, and named. */
class ContentTest {

	@ParameterizedTest(name = "{0}: {1}")
	@CsvFileSource(resources = "refused.csv", delimiter = '|', maxCharsPerColumn = 20_000, quoteCharacter = '`')
	void whatRunsCodeOrReachesOutIsRefused(String rule, String kind, String content) {
		var found = switch (kind.strip()) {
			case "task" -> Content.of(Content.process(content));
			case "definitions" -> Content.of(Content.bpmn(content));
			case "form" -> Content.ofForm("{\"id\":\"f\",\"components\":[" + content + "]}");
			case "table" -> Content.ofTable(content);
			default -> Content.of(content);
		};
		assertThat(found).as(content).extracting(Finding::rule).contains(rule.strip());
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"<userTask id='t' name='Ask' camunda:assignee='${lead}' camunda:candidateGroups='quality-inspectors,service-managers' camunda:dueDate='${followUp.dueAt(day)}' camunda:priority='50' camunda:formRef='my-form' camunda:formRefBinding='latest'/>",
			"<userTask id='t' camunda:assignee='${ids.responsible(dataSources, sourceId)}'><multiInstanceLoopCharacteristics camunda:collection='${ids.of(dataSources)}' camunda:elementVariable='sourceId'/></userTask>",
			"<userTask id='t' camunda:assignee='x'><multiInstanceLoopCharacteristics><loopCardinality xsi:type='tFormalExpression'>3</loopCardinality><completionCondition xsi:type='tFormalExpression'>${nrOfCompletedInstances &gt;= 2}</completionCondition></multiInstanceLoopCharacteristics></userTask>",
			"<serviceTask id='t' camunda:delegateExpression='${scoreProblemsDelegate}' camunda:modelerTemplate='x' camunda:modelerTemplateVersion='1'/>",
			"<businessRuleTask id='t' camunda:decisionRef='problemPriority' camunda:decisionRefBinding='latest' camunda:resultVariable='r' camunda:mapDecisionResult='singleResult'/>",
			"<callActivity id='t' calledElement='rootCauseAnalysis'><extensionElements><camunda:in businessKey='#{execution.processBusinessKey}'/><camunda:in source='lap' target='lap'/><camunda:in sourceExpression='${null}' target='causeAuthor'/><camunda:out source='a' target='b'/></extensionElements></callActivity>",
			"<intermediateCatchEvent id='t'><timerEventDefinition><timeDuration xsi:type='bpmn:tFormalExpression'>PT2H</timeDuration></timerEventDefinition></intermediateCatchEvent>",
			"<intermediateCatchEvent id='t'><timerEventDefinition><timeDuration xsi:type='bpmn:tFormalExpression'>${followUp.reviewEvery}</timeDuration></timerEventDefinition></intermediateCatchEvent>",
			"<dataObjectReference id='o' dataObjectRef='p'><dataState id='q' name='draft'/></dataObjectReference><dataObject id='p'/><userTask id='t' camunda:assignee='x'><property id='pr' name='__targetRef_placeholder'/><dataInputAssociation id='da'><sourceRef>o</sourceRef><targetRef>pr</targetRef></dataInputAssociation></userTask>",
			"<userTask id='t' camunda:assignee='x'><documentation>Prices in ${ } are not an expression to us? No: $ alone is fine.</documentation></userTask>",
			"<task id='t' name='5 &lt; 6 and $ and {x}'/>",
			"<subProcess id='t'><extensionElements><camunda:inputOutput><camunda:inputParameter name='x'>${null}</camunda:inputParameter><camunda:inputParameter name='y'>plain</camunda:inputParameter><camunda:inputParameter name='z'>${lead}</camunda:inputParameter></camunda:inputOutput><camunda:properties><camunda:property name='owner' value='quality'/></camunda:properties></extensionElements></subProcess>",
			"<exclusiveGateway id='t'/><sequenceFlow id='c' sourceRef='t' targetRef='e'><conditionExpression xsi:type='tFormalExpression'>${(lap &gt;= 3 &amp;&amp; !goalsMet) || kind == \"a\" or not (x eq null)}</conditionExpression></sequenceFlow>" })
	void whatAnOwnerNeedsPasses(String content) {
		if (content.contains("${ }")) {
			// The engine reads a task's documentation as an expression.
			assertThat(Content.of(Content.process(content))).hasSize(1);
			return;
		}
		assertThat(Content.of(Content.process(content))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{'type':'text','text':'If a<b and b > c, or a <3: data: see below'}",
			"{'type':'text','text':'{{workSoFar}} of {{project.title}} **bold** [x](https://example.com) [y](/here)'}",
			"{'type':'textfield','key':'a','label':'=title','conditional':{'hide':'=b > 5 and not(c)'}}",
			"{'type':'textfield','key':'a','validate':{'required':true,'pattern':'^[A-Z]{2}-\\\\d+$','maxLength':9}}" })
	void whatAFormNeedsPasses(String component) {
		assertThat(Content.ofForm("{\"id\":\"f\",\"components\":[" + component.replace('\'', '"') + "]}")).isEmpty();
	}

	@Test
	void aFormOfAnotherPlatformOrANewerSchemaIsRefusedWithWhatIsAllowed() {
		assertThat(Content.ofForm("{\"id\":\"f\",\"executionPlatform\":\"Camunda Cloud\",\"components\":[]}"))
			.singleElement()
			.satisfies(finding -> {
				assertThat(finding.message().key()).isEqualTo("model.component-platform");
				assertThat(finding.message().arguments()).containsExactly("Camunda Cloud", "Camunda Platform");
			});
		assertThat(Content.ofForm("{\"id\":\"f\",\"schemaVersion\":17,\"components\":[]}"))
			.extracting(finding -> finding.message().key())
			.containsExactly("model.component-schema");
		assertThat(Content
			.ofForm("{\"id\":\"f\",\"schemaVersion\":16,\"executionPlatform\":\"Camunda Platform\",\"components\":[]}"))
			.isEmpty();
	}

	@Test
	void aNameThatIsTooLongIsRefusedWithItsLengthAndTheLimit() {
		assertThat(Content.of(Content.process("<userTask id='t' name='" + "n".repeat(256) + "'/>"))).singleElement()
			.satisfies(finding -> assertThat(finding.message().arguments()).contains(255, 256));
		assertThat(Content.of(Content.process("<userTask id='t' name='" + "n".repeat(255) + "'/>"))).isEmpty();
	}

}
