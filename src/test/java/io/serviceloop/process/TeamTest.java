package io.serviceloop.process;

import java.util.List;
import java.util.Map;

import io.serviceloop.Serves;
import io.serviceloop.project.Projects;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static io.serviceloop.process.Loop.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Who takes part in a project, and who therefore does not decide in it. */
@InMemoryApplication
class TeamTest {

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private Projects projects;

	@AfterEach
	void theyLeave() {
		List.of("susan", "ben").forEach(engine.getIdentityService()::deleteUser);
	}

	@Serves({ "A05", "A11", "E94" })
	@Test
	void supervisorsAndPeopleOfOtherDepartmentsTakePartAndSeeTheProjectFromItsStart() {
		assertThat(engine.getIdentityService().createGroupQuery().list()).extracting(Group::getId)
			.contains("team-supervisors", "business-contacts");
		account("susan", "team-supervisors");
		account("ben", "business-contacts");
		Loop loop = new Loop(engine);
		loop.openWith(Map.of("team", List.of("agent", "quality", "susan", "ben")));
		for (String member : List.of("agent", "quality", "susan", "ben")) {
			assertThat(projects.isShown(loop.businessKey(), new Projects.Reader(false, member, List.of("nobody's"))))
				.as(member)
				.isTrue();
		}
		assertThat(projects.team(loop.businessKey())).containsExactly("agent", "ben", "quality", "susan");
	}

	@Serves({ "E16", "A11" })
	@Test
	void whoWroteThePlanForTheLeadDoesNotApproveIt() {
		Loop loop = new Loop(engine).open()
			.setGoals()
			.collectData()
			.classifyProblems()
			.confirm("p1")
			.findAndVerifyCauses();
		Absence absence = new Absence(engine).arrange("lead", "lead", "owner", 0, 5).fire("event_absenceBegins");
		loop.completeAs("owner", "process-owners", "userTask_planActions",
				values("actions", List.of(Loop.action("a1", "p1"))));
		assertThatThrownBy(loop::approvePlan).hasStackTraceContaining("wrong.ownCause");
		absence.backEarlier("lead");
	}

	@Test
	void nobodyBecomesLeadAndProcessOwnerOfOneProjectByAHandover() {
		Loop loop = new Loop(engine).open();
		assertThatThrownBy(() -> loop.as("manager", "service-managers",
				() -> engine.getRuntimeService()
					.startProcessInstanceByKey("handOverWork",
							values("person", "lead", "recipient", "owner", "reason", "Leaves"))))
			.hasStackTraceContaining("absence.leadOwns");
	}

	private void account(String id, String group) {
		User user = engine.getIdentityService().newUser(id);
		engine.getIdentityService().saveUser(user);
		engine.getIdentityService().createMembership(id, group);
	}

}
