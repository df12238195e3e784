package io.serviceloop.loop.engine;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.loop.words.Json;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class VariableTest {

	private final Map<String, TypedValue> values = new HashMap<>();

	private final List<String> written = new ArrayList<>();

	private final VariableScope scope = (VariableScope) Proxy.newProxyInstance(VariableTest.class.getClassLoader(),
			new Class<?>[] { VariableScope.class }, (proxy, method, arguments) -> {
				if (method.getName().equals("setVariable")) {
					written.add(String.valueOf(arguments[0]));
					values.put((String) arguments[0], Variables.untypedValue(arguments[1]));
				}
				return values.get(arguments[0]);
			});

	@Test
	void aValueThatIsThereIsNotWrittenAgain() {
		Variable<String> author = Variable.text("author");
		author.set(scope, "lead");
		author.set(scope, "lead");
		author.set(scope, "agent");
		author.set(scope, null);
		author.set(scope, null);
		assertThat(written).hasSize(3);
		assertThat(author.isSet(scope)).isFalse();
	}

	@Test
	void nothingIsAValueOfItsOwnWhereThereWasNone() {
		Variable.flag("met").set(scope, null);
		assertThat(values).containsKey("met");
	}

	@Test
	void jsonIsComparedAsItIsStored() {
		Variable<JsonNode> problems = Variable.json("problems");
		problems.set(scope, Json.tree(List.of(Map.of("id", "p1"))));
		problems.set(scope, Json.tree(List.of(Map.of("id", "p1"))));
		problems.set(scope, Json.tree(List.of(Map.of("id", "p2"))));
		assertThat(written).hasSize(2);
		assertThat(problems.in(scope).get(0).path("id").textValue()).isEqualTo("p2");
	}

}
