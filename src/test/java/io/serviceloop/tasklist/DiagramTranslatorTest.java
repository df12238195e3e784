package io.serviceloop.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CategoryValue;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.junit.jupiter.api.Test;

class DiagramTranslatorTest {

	@Test
	void theLabelsOfADiagramAreTranslatedAndTheModelStaysTheSame() throws IOException {
		String english = Files.readString(Path.of("bpmn/improvementLoop.bpmn"));
		String chinese = DiagramTranslator.translate(english, Recorded.CHINESE);
		BpmnModelInstance model = read(chinese);
		assertThat(((Process) model.getModelElementById("improvementLoop")).getName()).isEqualTo("改进循环");
		assertThat(((FlowElement) model.getModelElementById("gateway_goalsMet")).getName()).isEqualTo("目标是否达成？");
		assertThat(((FlowElement) model.getModelElementById("flow_goalsMet")).getName()).isEqualTo("是");
		assertThat(((CategoryValue) model.getModelElementById("categoryValue_setGoals")).getValue())
			.isEqualTo("1 设定目标");
		assertThat(model.getModelElementsByType(FlowElement.class)).extracting(FlowElement::getId)
			.containsExactlyElementsOf(
					read(english).getModelElementsByType(FlowElement.class).stream().map(FlowElement::getId).toList());
	}

	@Test
	void whatIsNoModelIsDeliveredAsItIs() {
		assertThat(DiagramTranslator.translate("no xml", Recorded.CHINESE)).isEqualTo("no xml");
		String outside = "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><a>&e;</a>";
		assertThat(DiagramTranslator.translate(outside, Recorded.CHINESE)).isEqualTo(outside);
		String deep = "<a>".repeat(20_000) + "</a>".repeat(20_000);
		assertThat(DiagramTranslator.translate(deep, Recorded.CHINESE)).isEqualTo(deep);
	}

	private static BpmnModelInstance read(String xml) {
		return Bpmn.readModelFromStream(
				new java.io.ByteArrayInputStream(xml.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
	}

}
