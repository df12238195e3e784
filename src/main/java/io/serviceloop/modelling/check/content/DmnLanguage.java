package io.serviceloop.modelling.check.content;

import java.util.Map;
import java.util.Set;

/**
 * What a DMN file may hold: decision tables and what they need. In this version of the
 * language everything is FEEL unless an element says otherwise, which none may.
 */
final class DmnLanguage {

	static final String DMN = "https://www.omg.org/spec/DMN/20191111/MODEL/";

	static final Map<String, String> PREFIXES = Map.of("", DMN, "camunda", "http://camunda.org/schema/1.0/dmn", "dmndi",
			"https://www.omg.org/spec/DMN/20191111/DMNDI/", "dc", "http://www.omg.org/spec/DMN/20180521/DC/", "di",
			"http://www.omg.org/spec/DMN/20180521/DI/");

	/** What Modeler remembers for itself. */
	private static final Set<String> SILENT = Set.of("http://camunda.org/schema/modeler/1.0",
			"http://bpmn.io/schema/dmn/biodi/2.0");

	private static final String LIST = """
			@any  | id name label
			@say  | description
			@feel | expressionLanguage=feel expressionLanguage=https://www.omg.org/spec/DMN/20191111/FEEL/

			definitions | @any @feel typeLanguage=https://www.omg.org/spec/DMN/20191111/FEEL/ namespace exporter exporterVersion | @say decision inputData knowledgeSource textAnnotation association dmndi:DMNDI
			decision    | @any camunda:historyTimeToLive camunda:versionTag | @say question allowedAnswers variable informationRequirement authorityRequirement decisionTable literalExpression
			description question allowedAnswers text | |
			variable    | @any typeRef | @say
			informationRequirement | @any | @say requiredDecision requiredInput
			authorityRequirement | @any | @say requiredDecision requiredInput requiredAuthority
			requiredDecision requiredInput requiredAuthority | href |
			inputData   | @any | @say variable
			knowledgeSource | @any | @say
			textAnnotation | @any textFormat | @say text
			association | @any associationDirection | @say sourceRef targetRef
			sourceRef targetRef | href |

			literalExpression | @any @feel typeRef | @say text
			decisionTable | @any hitPolicy aggregation preferredOrientation outputLabel | @say input output annotation rule
			input       | @any camunda:inputVariable | @say inputExpression inputValues
			inputExpression | @any @feel typeRef | @say text
			inputValues outputValues | @any @feel | @say text
			output      | @any typeRef | @say outputValues
			annotation  | name |
			rule        | @any | @say inputEntry outputEntry annotationEntry
			inputEntry outputEntry | @any @feel | @say text
			annotationEntry | | text

			dmndi:DMNDI | id | dmndi:DMNDiagram
			dmndi:DMNDiagram | @any | dmndi:Size dmndi:DMNShape dmndi:DMNEdge
			dmndi:Size  | width height |
			dmndi:DMNShape | id dmnElementRef isListedInputData isCollapsed | dc:Bounds dmndi:DMNLabel
			dmndi:DMNEdge | id dmnElementRef | di:waypoint dmndi:DMNLabel
			dmndi:DMNLabel | id | dc:Bounds
			dc:Bounds   | x y width height |
			di:waypoint | x y |
			""";

	static final Language WORDS = Language.of(LIST, PREFIXES, SILENT);

	private DmnLanguage() {
	}

}
