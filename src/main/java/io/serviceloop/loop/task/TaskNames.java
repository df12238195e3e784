package io.serviceloop.loop.task;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.serviceloop.loop.task.WaitingTasks.WaitingTask;
import io.serviceloop.loop.words.Translations;
import org.springframework.stereotype.Component;

/**
 * What a task is called in a reader's language: as its model says, where nobody has
 * translated it.
 */
@Component
public class TaskNames {

	private final Map<String, Optional<Translations>> languages = new ConcurrentHashMap<>();

	/** The name of a task; its key where its model names it not. */
	public String of(WaitingTask task, Locale language) {
		return of(task.process(), task.taskKey(), task.name(), language);
	}

	/**
	 * The name of a task; its key where its model names it not.
	 * @param name in the language of the models; may be null
	 */
	public String of(String process, String taskKey, String name, Locale language) {
		return translated(process + "." + taskKey, language).orElse((name == null) ? taskKey : name);
	}

	/** The name of a group to which tasks are offered. */
	public String ofGroup(String id, Locale language) {
		return translated("group." + id, language)
			.orElseGet(() -> Character.toUpperCase(id.charAt(0)) + id.substring(1).replace('-', ' '));
	}

	private Optional<String> translated(String key, Locale language) {
		return languages.computeIfAbsent(language.getLanguage(), known -> Translations.into(language))
			.flatMap(translations -> translations.of(key));
	}

}
