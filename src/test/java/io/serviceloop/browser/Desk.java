package io.serviceloop.browser;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.process.Loop;
import org.camunda.bpm.engine.ProcessEngine;
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

	/** Somebody opens their task of the project. */
	Person open(String name, String task) {
		Person person = people.is(name);
		person.tasklist.open(loop.task("userTask_" + task, name).getId());
		return person;
	}

	JsonNode project() {
		return get("/api/projects/" + loop.businessKey());
	}

	JsonNode get(String path) {
		return http.withBasicAuth("manager", "manager").getForObject(path, JsonNode.class, Map.of());
	}

}
