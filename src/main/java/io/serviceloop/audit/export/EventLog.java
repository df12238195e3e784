package io.serviceloop.audit.export;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

import io.serviceloop.loop.engine.EngineClock;

/**
 * A log that is written while the history is read: of each project what is known of it,
 * one after the other, and nothing is kept of it. Closing it gives back what it needed;
 * what was to be written is written by {@link #end}.
 */
interface EventLog extends Closeable {

	/** The formats, by the ending of their files. */
	enum Format {

		/** A row for each event. */
		CSV("csv", "text/csv;charset=UTF-8", false),
		/** IEEE 1849. */
		XES("xes", "application/xml", false),
		/** Object-centric event logs, 2.0. */
		OCEL("ocel.json", "application/json", true);

		private final String ending;

		private final String type;

		private final boolean ofObjects;

		Format(String ending, String type, boolean ofObjects) {
			this.ending = ending;
			this.type = type;
			this.ofObjects = ofObjects;
		}

		String ending() {
			return ending;
		}

		/** The media type. */
		String type() {
			return type;
		}

		/** Whether it tells what the registers have, beside what happened. */
		boolean ofObjects() {
			return ofObjects;
		}

		/**
		 * Begins a log.
		 * @param names what people are called, by id
		 */
		EventLog open(OutputStream out, Names names) throws IOException {
			return switch (this) {
				case CSV -> new CsvLog(out);
				case XES -> new XesLog(out);
				case OCEL -> new OcelLog(out, names);
			};
		}

	}

	/** What people are called: of those that are named, by id. */
	interface Names extends java.util.function.Function<java.util.Collection<String>, java.util.Map<String, String>> {

	}

	/** Adds a project. */
	void write(LoggedProject project) throws IOException;

	/** Writes what is left, and hands everything on. */
	void end() throws IOException;

	/** A moment with its milliseconds and the zone of the house. */
	static String time(Instant moment) {
		return Times.FORMAT.format(moment.atZone(EngineClock.zone()));
	}

	/** The same of what a register has. */
	static String time(LocalDateTime moment) {
		return time(EngineClock.moment(moment).toInstant());
	}

	/** How moments are written. */
	final class Times {

		private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX");

		private Times() {
		}

	}

}
