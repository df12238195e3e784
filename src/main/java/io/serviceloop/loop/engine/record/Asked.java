package io.serviceloop.loop.engine.record;

import java.lang.reflect.Field;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * What a command of the engine asks for: its stem, its task, what is submitted. The
 * engine's commands offer no accessors; a field that one does not have tells nothing.
 */
public final class Asked {

	private static final String ATTRIBUTE = Asked.class.getName();

	private static final String LAST = ATTRIBUTE + ".last";

	/** Two commands that are the same to who asks. */
	private static final Map<String, String> SAME = Map.of("submitTaskForm", "completeTask", "submitStartForm",
			"startProcessInstance");

	/** Of what is refused, so many values of so many characters are kept. */
	private static final int MOST = 30;

	private static final int LONGEST = 4000;

	private static final Map<String, Optional<Field>> FIELDS = new ConcurrentHashMap<>();

	private Asked() {
	}

	/** The stem of a command: {@code completeTask} of {@code CompleteTaskCmd}. */
	public static String what(Command<?> command) {
		String name = command.getClass().getSimpleName().replaceFirst("(Cmd|Command)$", "");
		String stem = StringUtils.uncapitalize(name);
		return SAME.getOrDefault(stem, stem);
	}

	/** The task that a command is about; null for none. */
	public static String task(Command<?> command) {
		return (field(command, "taskId") instanceof String id) ? id
				: (what(command).endsWith("TaskVariables") && field(command, "entityId") instanceof String id) ? id
						: null;
	}

	/**
	 * Remembers with the request what is about to be refused; the answer decides whether
	 * it was. The first counts: the others are a consequence.
	 */
	public static void note(Command<?> command) {
		Map<String, Object> said = given(command);
		String definition = (field(command, "processDefinitionId") instanceof String id) ? id : null;
		note(new RecordBook.Attempt(what(command), null, task(command), definition, said));
	}

	/** What is handed over with a command, by its name. */
	public static Map<String, Object> given(Command<?> command) {
		Map<String, Object> said = new LinkedHashMap<>();
		for (String values : new String[] { "variables", "properties" }) {
			if (field(command, values) instanceof Map<?, ?> given) {
				given.keySet().stream().limit(MOST).forEach(name -> {
					// As it came: what is broken JSON would fail when it is read.
					Object value = (given instanceof VariableMap typed) ? typed.getValueTyped(String.valueOf(name))
							: given.get(name);
					said.put(Trail.cut(String.valueOf(name), 100), Trail.cut(text(value), LONGEST));
				});
				if (given.size() > MOST) {
					said.put("…", given.size() - MOST);
				}
			}
		}
		for (String names : new String[] { "variableNames", "deletions" }) {
			if (field(command, names) instanceof Collection<?> removed) {
				removed.stream().limit(MOST).forEach(name -> said.put(Trail.cut(String.valueOf(name), 100), ""));
			}
		}
		if (field(command, "user") instanceof User user) {
			said.put("firstName", text(user.getFirstName()));
			said.put("lastName", text(user.getLastName()));
			said.put("email", text(user.getEmail()));
			said.put("password", field(user, "newPassword") != null);
		}
		if (command instanceof DeployCmd
				&& field(command, "deploymentBuilder") instanceof DeploymentBuilderImpl deployment) {
			said.putAll(files((DeploymentEntity) deployment.getDeployment()));
		}
		return said;
	}

	/** The names of files, with their fingerprints. */
	private static Map<String, Object> files(DeploymentEntity deployment) {
		Map<String, Object> files = new LinkedHashMap<>();
		if (deployment.getResources() != null) {
			deployment.getResources().forEach((name, file) -> files.put(name, fingerprint(file.getBytes())));
		}
		return files;
	}

	/** The fingerprint of a file, as records and signatures name it. */
	public static String fingerprint(byte[] file) {
		return "sha256:" + sha256(file);
	}

	/** The fingerprint of some content. */
	public static String sha256(byte[] content) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Remembers with the request what was asked for last, in case that only its end tells
	 * that it was refused.
	 */
	public static void remember(Command<?> command) {
		RequestAttributes request = RequestContextHolder.getRequestAttributes();
		if (request != null) {
			request.setAttribute(LAST, command, RequestAttributes.SCOPE_REQUEST);
		}
	}

	/** What was asked for last was refused at its end. */
	public static void noteLast() {
		RequestAttributes request = RequestContextHolder.getRequestAttributes();
		if (request != null
				&& request.getAttribute(LAST, RequestAttributes.SCOPE_REQUEST) instanceof Command<?> command) {
			note(command);
		}
	}

	/** As {@link #note(Command)}, of what is asked of our own code. */
	static void note(RecordBook.Attempt attempt) {
		RequestAttributes request = RequestContextHolder.getRequestAttributes();
		if (request != null && request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST) == null) {
			request.setAttribute(ATTRIBUTE, attempt, RequestAttributes.SCOPE_REQUEST);
		}
	}

	/** What was noted at the current request; null for nothing. */
	public static RecordBook.Attempt noted() {
		RequestAttributes request = RequestContextHolder.getRequestAttributes();
		return (request == null) ? null
				: (RecordBook.Attempt) request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
	}

	private static String text(Object value) {
		return (value instanceof SerializableValue serialized) ? String.valueOf(serialized.getValueSerialized())
				: String.valueOf((value instanceof TypedValue typed) ? typed.getValue() : value);
	}

	private static Object field(Object command, String name) {
		return FIELDS.computeIfAbsent(command.getClass().getName() + "." + name, key -> {
			Optional<Field> found = Optional.ofNullable(ReflectionUtils.findField(command.getClass(), name));
			found.ifPresent(ReflectionUtils::makeAccessible);
			return found;
		}).map(field -> ReflectionUtils.getField(field, command)).orElse(null);
	}

}
