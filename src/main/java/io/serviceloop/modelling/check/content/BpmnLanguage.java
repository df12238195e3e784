package io.serviceloop.modelling.check.content;

import io.serviceloop.modelling.check.source.Node;
import java.util.Map;
import java.util.Set;

/**
 * What a BPMN file may hold. Left out are scripts, classes, connectors, field injections,
 * generated forms, external and sending tasks, transactions and compensation: they run
 * code, reach out, or cannot be checked.
 */
final class BpmnLanguage {

	static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

	static final String CAMUNDA = Node.CAMUNDA;

	static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

	static final Map<String, String> PREFIXES = Map.of("", BPMN, "camunda", CAMUNDA, "xsi", XSI, "bpmndi",
			"http://www.omg.org/spec/BPMN/20100524/DI", "di", "http://www.omg.org/spec/DD/20100524/DI", "dc",
			"http://www.omg.org/spec/DD/20100524/DC", "color", "http://www.omg.org/spec/BPMN/non-normative/color/1.0",
			"bioc", "http://bpmn.io/schema/bpmn/biocolor/1.0");

	/** What Modeler remembers for itself. */
	private static final Set<String> SILENT = Set.of("http://camunda.org/schema/modeler/1.0");

	private static final String LIST = """
			@any        | id name
			@say        | documentation extensionElements
			@template   | camunda:modelerTemplate camunda:modelerTemplateVersion
			@async      | camunda:asyncBefore camunda:asyncAfter camunda:exclusive camunda:jobPriority
			@quantity   | startQuantity=1 completionQuantity=1 isForCompensation=false implementation=##unspecified implementation=##WebService
			@languages  | expressionLanguage=http://www.w3.org/1999/XPath typeLanguage=http://www.w3.org/2001/XMLSchema
			@flow       | incoming outgoing
			@data       | property dataInputAssociation dataOutputAssociation
			@node       | @say @flow @data
			@drawn      | textAnnotation association group dataObject dataObjectReference dataStoreReference
			@events     | startEvent endEvent intermediateCatchEvent intermediateThrowEvent boundaryEvent
			@tasks      | task manualTask userTask serviceTask businessRuleTask receiveTask callActivity subProcess
			@gateways   | exclusiveGateway inclusiveGateway parallelGateway eventBasedGateway
			@inside     | @events @tasks @gateways sequenceFlow @drawn laneSet
			@definition | timerEventDefinition messageEventDefinition signalEventDefinition conditionalEventDefinition
			@definition | @definition escalationEventDefinition errorEventDefinition linkEventDefinition
			@repeat     | multiInstanceLoopCharacteristics

			definitions | @any @languages targetNamespace exporter exporterVersion xsi:schemaLocation camunda:diagramRelationId | @say process collaboration message signal error escalation category dataStore bpmndi:BPMNDiagram
			process     | @any isExecutable isClosed processType camunda:historyTimeToLive camunda:versionTag camunda:isStartableInTasklist camunda:candidateStarterGroups camunda:candidateStarterUsers @template | @say @inside
			subProcess  | @any @quantity triggeredByEvent default @async @template | @node @inside @repeat

			documentation     | id textFormat |
			extensionElements | | camunda:properties camunda:inputOutput camunda:executionListener camunda:in camunda:out camunda:failedJobRetryTimeCycle
			camunda:properties | | camunda:property
			camunda:property   | id name value |
			camunda:inputOutput | | camunda:inputParameter camunda:outputParameter
			camunda:inputParameter camunda:outputParameter | name |
			camunda:executionListener | event delegateExpression |
			camunda:in  | businessKey source sourceExpression target |
			camunda:out | source target |
			camunda:failedJobRetryTimeCycle | |

			startEvent   | @any isInterrupting parallelMultiple=false camunda:formKey camunda:formRef camunda:formRefBinding camunda:initiator @async @template | @node @definition
			endEvent     | @any @async @template | @node terminateEventDefinition signalEventDefinition escalationEventDefinition
			intermediateCatchEvent | @any parallelMultiple=false @async @template | @node @definition
			intermediateThrowEvent | @any @async @template | @node signalEventDefinition escalationEventDefinition linkEventDefinition
			boundaryEvent | @any attachedToRef cancelActivity parallelMultiple=false @async @template | @node @definition

			timerEventDefinition  | id | timeDate timeDuration timeCycle
			timeDate timeDuration timeCycle | id xsi:type |
			messageEventDefinition | id messageRef |
			signalEventDefinition  | id signalRef |
			errorEventDefinition   | id errorRef |
			escalationEventDefinition | id escalationRef |
			conditionalEventDefinition | id camunda:variableName camunda:variableEvents | condition
			condition | id xsi:type |
			linkEventDefinition | id name | source target
			source target |  |
			terminateEventDefinition | id |

			task manualTask | @any @quantity default @async | @node
			userTask    | @any @quantity default camunda:assignee camunda:candidateUsers camunda:candidateGroups camunda:dueDate camunda:followUpDate camunda:priority camunda:formKey camunda:formRef camunda:formRefBinding @async @template | @node @repeat
			serviceTask | @any @quantity default camunda:delegateExpression @async @template | @node @repeat
			businessRuleTask | @any @quantity default camunda:decisionRef camunda:decisionRefBinding camunda:resultVariable camunda:mapDecisionResult @async @template | @node @repeat
			receiveTask | @any @quantity default messageRef instantiate=false @async @template | @node @repeat
			callActivity | @any @quantity default calledElement camunda:calledElementBinding @async @template | @node @repeat
			multiInstanceLoopCharacteristics | id isSequential behavior=All camunda:collection camunda:elementVariable camunda:asyncBefore camunda:asyncAfter camunda:exclusive | extensionElements loopCardinality completionCondition
			loopCardinality completionCondition | id xsi:type |

			exclusiveGateway inclusiveGateway | @any default gatewayDirection @async @template | @node
			parallelGateway | @any gatewayDirection @async @template | @node
			eventBasedGateway | @any gatewayDirection instantiate=false eventGatewayType=Exclusive @async @template | @node
			incoming outgoing | |
			sequenceFlow | @any sourceRef targetRef isImmediate @template | @say conditionExpression
			conditionExpression | id xsi:type |

			message signal | @any | @say
			error       | @any errorCode camunda:errorMessage | @say
			escalation  | @any escalationCode | @say
			category    | @any | categoryValue
			categoryValue | id value |
			group       | id categoryValueRef | @say
			textAnnotation | id textFormat | @say text
			text        | |
			association | id associationDirection sourceRef targetRef | @say
			dataObject dataStore | @any isCollection | @say dataState
			dataObjectReference dataStoreReference | @any dataObjectRef dataStoreRef | @say dataState
			dataState   | @any | @say
			property    | @any | @say
			dataInputAssociation dataOutputAssociation | id | @say sourceRef targetRef
			sourceRef targetRef | |
			collaboration | @any isClosed | @say participant messageFlow textAnnotation association group
			participant | @any processRef | @say
			messageFlow | @any sourceRef targetRef messageRef | @say
			laneSet     | @any | @say lane
			lane        | @any | @say flowNodeRef childLaneSet
			childLaneSet | @any | lane
			flowNodeRef | |

			bpmndi:BPMNDiagram | @any documentation resolution | bpmndi:BPMNPlane bpmndi:BPMNLabelStyle
			bpmndi:BPMNPlane   | id bpmnElement | bpmndi:BPMNShape bpmndi:BPMNEdge
			bpmndi:BPMNShape   | id bpmnElement isHorizontal isExpanded isMarkerVisible isMessageVisible participantBandKind choreographyActivityShape color:background-color color:border-color color:color bioc:stroke bioc:fill | dc:Bounds bpmndi:BPMNLabel
			bpmndi:BPMNEdge    | id bpmnElement sourceElement targetElement messageVisibleKind color:border-color color:color bioc:stroke bioc:fill | di:waypoint bpmndi:BPMNLabel
			bpmndi:BPMNLabel   | id labelStyle color:color | dc:Bounds
			bpmndi:BPMNLabelStyle | id | dc:Font
			dc:Font     | name size isBold isItalic isUnderline isStrikeThrough |
			dc:Bounds   | x y width height |
			di:waypoint | x y xsi:type |
			""";

	static final Language WORDS = Language.of(LIST, PREFIXES, SILENT);

	private BpmnLanguage() {
	}

}
