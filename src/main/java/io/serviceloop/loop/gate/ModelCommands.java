package io.serviceloop.loop.gate;

import java.util.List;

import io.serviceloop.loop.gate.Row.Who;

import org.camunda.bpm.engine.impl.cmd.*;
import org.camunda.bpm.engine.impl.cmmn.cmd.*;
import org.camunda.bpm.engine.impl.cmmn.entity.repository.CaseDefinitionEntity;
import org.camunda.bpm.engine.impl.cmmn.entity.runtime.CaseExecutionEntity;
import org.camunda.bpm.engine.impl.dmn.cmd.EvaluateDecisionCmd;
import org.camunda.bpm.engine.impl.dmn.cmd.EvaluateDecisionTableCmd;

/** Models: processes, decisions and cases. */
final class ModelCommands {

	private ModelCommands() {
	}

	static List<Row> rows(Rules rules) {
		return List.of(
				Row.of(DeployCmd.class, Who.OWNERS, "models and forms")
					.shownBy("CodeAttacksTest.nobodyButAProcessOwnerDeploys")
					.checks(rules.models()::asked, "deploymentBuilder"),
				never(DeleteDeploymentCmd.class, "a deployment"),
				never(DeleteProcessDefinitionsByIdsCmd.class, "versions of a process"),
				never(DeleteProcessDefinitionsByKeyCmd.class, "a process"),
				internal(RegisterDeploymentCmd.class, "a deployment"),
				internal(UnregisterDeploymentCmd.class, "a deployment"),
				internal(RegisterProcessApplicationCmd.class, "a deployment"),
				internal(UnregisterProcessApplicationCmd.class, "a deployment"),
				internal(AddIdentityLinkForProcessDefinitionCmd.class, "a process"),
				internal(DeleteIdentityLinkForProcessDefinitionCmd.class, "a process"),
				halted(SuspendProcessDefinitionCmd.class), halted(ActivateProcessDefinitionCmd.class),
				// Decisions.
				Row.of(EvaluateDecisionCmd.class, Who.GRANTED, "a decision"),
				Row.of(EvaluateDecisionTableCmd.class, Who.GRANTED, "a decision"),
				// The loop has no cases, and the engine knows no rights on them.
				internal(CreateCaseInstanceCmd.class, "a case").ifThere("caseDefinitionId", CaseDefinitionEntity.class),
				caseExecution(CaseExecutionVariableCmd.class), caseExecution(CloseCaseInstanceCmd.class),
				caseExecution(CompleteCaseExecutionCmd.class), caseExecution(DisableCaseExecutionCmd.class),
				caseExecution(ManualStartCaseExecutionCmd.class), caseExecution(ReenableCaseExecutionCmd.class),
				caseExecution(TerminateCaseExecutionCmd.class));
	}

	private static Row never(Class<?> command, String what) {
		return Row.never(command, what, "wrong.nothingVanishes");
	}

	private static Row internal(Class<?> command, String what) {
		return Row.never(command, what, "wrong.engineOnly");
	}

	private static Row halted(Class<?> command) {
		return Row.of(command, Who.ADMINISTRATORS, "all running work of a process")
			.shownBy("OutsideTasksTest.areRefusedToEverybody");
	}

	private static Row caseExecution(Class<?> command) {
		return internal(command, "a case").ifThere("caseExecutionId", CaseExecutionEntity.class);
	}

}
