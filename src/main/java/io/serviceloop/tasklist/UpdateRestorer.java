package io.serviceloop.tasklist;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serviceloop.loop.words.Translations;

/**
 * Undoes the translation on the way in. To set a due date, Tasklist sends back the whole
 * task as it was delivered, name and all: what equals the delivered text becomes the
 * stored text again, what a person really changed stays.
 */
final class UpdateRestorer {

	/**
	 * What the engine takes from an update of a task. The rest of what Tasklist sends
	 * back is ignored by it or, with {@code camundaFormRef}, makes it answer 400.
	 */
	private static final Set<String> TASK_FIELDS = Set.of("name", "description", "priority", "assignee", "owner",
			"delegationState", "due", "followUp", "parentTaskId", "caseInstanceId", "tenantId");

	private final Function<String, Optional<ObjectNode>> tasks;

	private final Function<String, Optional<ObjectNode>> filters;

	private final AnswerTranslator translator;

	/**
	 * @param tasks a stored task by its id
	 * @param filters a stored filter by its id
	 */
	UpdateRestorer(Function<String, Optional<ObjectNode>> tasks, Function<String, Optional<ObjectNode>> filters,
			AnswerTranslator translator) {
		this.tasks = tasks;
		this.filters = filters;
		this.translator = translator;
	}

	/**
	 * @param translations what the sender was given; empty for a reader of the sources
	 */
	void task(String id, ObjectNode update, Optional<Translations> translations) {
		update.retain(TASK_FIELDS);
		translations.ifPresent((texts) -> tasks.apply(id).ifPresent((stored) -> restore(update, stored, texts)));
	}

	/**
	 * @param translations what the sender was given; empty for a reader of the sources
	 */
	void filter(String id, ObjectNode update, Optional<Translations> translations) {
		translations.ifPresent((texts) -> filters.apply(id).ifPresent((stored) -> restore(update, stored, texts)));
	}

	private void restore(ObjectNode update, ObjectNode stored, Translations translations) {
		ObjectNode delivered = stored.deepCopy();
		translator.translate(delivered, translations);
		same("name", update, delivered, stored);
		same("description", update, delivered, stored);
		if (update.get("properties") instanceof ObjectNode properties
				&& delivered.get("properties") instanceof ObjectNode deliveredProperties
				&& stored.get("properties") instanceof ObjectNode storedProperties) {
			same("description", properties, deliveredProperties, storedProperties);
			same("variables", properties, deliveredProperties, storedProperties);
		}
	}

	private static void same(String field, ObjectNode update, ObjectNode delivered, ObjectNode stored) {
		if (update.hasNonNull(field) && update.get(field).equals(delivered.get(field))) {
			update.set(field, stored.get(field));
		}
	}

}
