package io.serviceloop.browser;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.process.Loop;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.springframework.boot.test.web.client.TestRestTemplate;

/**
 * Where a project lies while its people work on it: who they are, and what the
 * application says of it.
 */
class Desk {

	final People people;

	final ProcessEngine engine;

	private final TestRestTemplate http;

	/** The project, once it is open. */
	Loop loop;

	Desk(People people, ProcessEngine engine, TestRestTemplate http) {
		this.people = people;
		this.engine = engine;
		this.http = http;
	}

	/** Time passes until an event of the project has come. */
	void comes(String event) {
		loop.fire(event);
	}

	/** Somebody opens their task of the project. */
	Person open(String name, String task) {
		Person person = people.is(name);
		person.tasklist.open(loop.task("userTask_" + task, name).getId());
		return person;
	}

	/** Somebody takes a task of the project from those that nobody has yet. */
	Person claim(String name, String task) {
		Person person = people.is(name);
		person.tasklist.claimFrom("My group's tasks", loop.task("userTask_" + task, name).getId());
		return person;
	}

	/** The process that was started last, for example in Tasklist. */
	HistoricProcessInstance started(String process) {
		return engine.getHistoryService()
			.createHistoricProcessInstanceQuery()
			.processDefinitionKey(process)
			.orderByProcessInstanceStartTime()
			.desc()
			.listPage(0, 1)
			.get(0);
	}

	JsonNode project() {
		return http.withBasicAuth("manager", "manager")
			.getForObject("/api/projects/" + loop.businessKey(), JsonNode.class);
	}

}
