package io.serviceloop.loop.form;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.Validator;

import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.people.People;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** Opens submissions for reading, and tells who submits and when. */
@Component
public class Submissions {

	private final Validator validator;

	private final ObjectMapper mapper;

	private final People people;

	private final Clock clock;

	Submissions(Validator validator, ObjectMapper mapper, People people, EngineClock clock) {
		this.validator = validator;
		this.mapper = mapper;
		this.people = people;
		this.clock = clock;
	}

	/** The answers that a task or a start form brought. */
	public Answers of(VariableScope scope) {
		return new Answers(scope, validator);
	}

	/** The signed-in person; null where the engine works by itself. */
	public String me() {
		return people.me();
	}

	/** Today, as the organisation's clock has it. */
	public LocalDate today() {
		return LocalDate.now(clock);
	}

	/** Now, cut to seconds as registers keep it. */
	public LocalDateTime now() {
		return LocalDateTime.now(clock).withNano(0);
	}

	/** The JSON text of a value, dates as ISO strings. */
	public String json(Object value) {
		try {
			return mapper.writeValueAsString(value);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** A value from JSON text that we wrote ourselves; null for null. */
	public <T> T read(String json, Class<T> type) {
		try {
			return (json == null) ? null : mapper.readValue(json, type);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** A list from JSON text that we wrote ourselves; empty for null. */
	public <T> List<T> list(String json, Class<T> element) {
		try {
			return (json == null) ? List.of()
					: mapper.readValue(json, mapper.getTypeFactory().constructCollectionType(List.class, element));
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
