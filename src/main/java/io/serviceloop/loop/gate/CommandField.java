package io.serviceloop.loop.gate;

import java.lang.reflect.Field;

import org.springframework.util.ReflectionUtils;

/**
 * A private field of one of the engine's commands, which offer no accessors. That it is
 * there is asked when the table is made: the application does not start without it.
 */
final class CommandField {

	private final Field field;

	CommandField(Class<?> command, String name) {
		this.field = ReflectionUtils.findField(command, name);
		if (field == null) {
			throw new IllegalStateException("The engine's command " + command.getName() + " has no field \"" + name
					+ "\", which the table of commands reads: look at what this version of the engine calls it.");
		}
		ReflectionUtils.makeAccessible(field);
	}

	/** What the field of a command holds; of the type that its reader expects. */
	@SuppressWarnings("unchecked")
	<T> T of(Object command) {
		return (T) ReflectionUtils.getField(field, command);
	}

}
