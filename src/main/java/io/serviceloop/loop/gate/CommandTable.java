package io.serviceloop.loop.gate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import io.serviceloop.loop.gate.Row.Who;

import org.camunda.bpm.engine.impl.interceptor.Command;

/**
 * Everything that can be asked of the engine, and who may ask it.
 * {@code docs/engine-commands.md} shows it. A command that has no line is refused to
 * every person.
 */
final class CommandTable {

	/** Our own code asks the engine for many things at once, and decides who may. */
	private static final Row OWN = Row.of(Command.class, Who.EVERYBODY, "what our own code does for a person");

	private static final Row UNLISTED = Row.never(Command.class, "what has no line", "wrong.engineOnly");

	private final Map<Class<?>, Row> rows = new LinkedHashMap<>();

	private final Map<Class<?>, Row> found = new ConcurrentHashMap<>();

	/**
	 * The table.
	 * @throws IllegalStateException where it names what this version of the engine does
	 * not have
	 */
	CommandTable(Rules rules) {
		Stream
			.of(TaskCommands.rows(rules), InstanceCommands.rows(rules), OperationCommands.rows(rules),
					HistoryCommands.rows(), ModelCommands.rows(rules), AccountCommands.rows(), EngineCommands.rows(),
					ReadCommands.rows(rules))
			.flatMap(List::stream)
			.forEach(row -> {
				if (rows.put(row.command(), row) != null) {
					throw new IllegalStateException("The table of commands has two lines for " + row.command());
				}
			});
	}

	/** The line of a command; the one that refuses where there is none. */
	Row of(Class<?> command) {
		return found.computeIfAbsent(command, this::find);
	}

	/** The lines of single commands. */
	List<Row> rows() {
		return List.copyOf(rows.values());
	}

	private Row find(Class<?> command) {
		if (command.getName().startsWith("io.serviceloop.")) {
			return OWN;
		}
		return rows.getOrDefault(command,
				ReadCommands.kinds()
					.stream()
					.filter(kind -> kind.command().isAssignableFrom(command))
					.findFirst()
					.orElse(UNLISTED));
	}

	/** Whether a command is refused because the table does not know it. */
	boolean isUnlisted(Class<?> command) {
		return of(command) == UNLISTED;
	}

}
