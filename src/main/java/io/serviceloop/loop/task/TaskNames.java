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
		return languages.computeIfAbsent(language.getLanguage(), known -> Translations.into(language))
			.flatMap(translations -> translations.of(task.process() + "." + task.taskKey()))
			.orElse((task.name() == null) ? task.taskKey() : task.name());
	}

}
