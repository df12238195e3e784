package io.serviceloop.audit.trail;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.change.Changes;
import io.serviceloop.project.Project;

/**
 * What happened in a project, as an auditor reads it. Its members and theirs are the JSON
 * of the audit's API.
 *
 * @param tasks in the order in which they came
 * @param decisions what tables decided, equal ones once
 * @param interventions what was done to its processes beside doing its tasks
 * @param notes at tasks, the earliest first
 * @param files at tasks and as imports, by their names
 * @param mails that were written because of it
 * @param refused what was attempted and refused
 * @param signatures what was signed, the earliest first
 * @param paths how often each element of each model ran
 */
public record ProjectTrail(@JsonUnwrapped Project project, List<Task> tasks, List<Decision> decisions,
		List<Intervention> interventions, List<Note> notes, List<Note> files, List<Mail> mails,
		List<Changes.Entry> changes, List<Refused> refused, List<Signed> signatures, List<Path> paths) {

	/**
	 * A task with what was submitted.
	 *
	 * @param step one of the seven; null where it stands beside them
	 * @param oneOf the source or person it is for, where several are asked at once
	 * @param waited how many seconds nobody had it; null where it was never taken and is
	 * open
	 * @param worked how many seconds somebody had it, until it ended
	 * @param late whether it ended after it was due, or is overdue
	 * @param form the version of the form that was filled in; null where none was
	 * recorded
	 * @param said what was submitted, by variable
	 * @param values the same as single values, each with what was said before
	 */
	public record Task(@JsonUnwrapped TaskDone done, String step, String oneOf, Instant due, Long waited, Long worked,
			boolean late, String form, Map<String, JsonNode> said, List<Value> values) {
	}

	/**
	 * A value that was submitted, or left out again.
	 *
	 * @param place {@code goals/g1/target}
	 * @param before what was said at the same place the last time; null where nothing was
	 * @param compared whether there was a last time
	 */
	public record Value(String place, String value, String before, boolean compared) {

		/** Whether it is another one than before. */
		public boolean changed() {
			return compared && !String.valueOf(value).equals(String.valueOf(before));
		}

	}

	/**
	 * What a table decided.
	 *
	 * @param rule the id of the rule that fired; null where none did
	 * @param number the row of the rule in its table, from 1; 0 where it is not known
	 * @param times how often it decided so
	 */
	public record Decision(String decision, String definitionId, String name, int version, String rule, int number,
			List<Cell> inputs, List<Cell> outputs, long times, Instant first, Instant last) {
	}

	/**
	 * A cell of the row.
	 *
	 * @param entry what the table says there; null where the table is gone
	 * @param value what was given, or said
	 */
	public record Cell(String label, String entry, String value) {
	}

	/** Something that was done to a process of the project. */
	public record Intervention(Instant at, String person, String process, String entity, String operation,
			List<Changed> changes, String note) {
	}

	/** A property with its values. */
	public record Changed(String property, String before, String after) {
	}

	/** A note, or the name of a file. */
	public record Note(Instant at, String person, String process, String taskKey, String taskName, String text) {
	}

	/** A mail; {@code state} is waiting, sent, skipped or failed. */
	public record Mail(Instant at, Instant sentAt, String recipient, String kind, String taskKey, String state,
			String reason) {
	}

	/** An attempt that was refused, with the reasons as they were given. */
	public record Refused(Instant at, String person, String door, String what, String taskKey, String subject,
			JsonNode reasons) {
	}

	/**
	 * A signature.
	 *
	 * @param name of the person when he signed
	 * @param meaning what it says: {@code planApproved} and so on
	 * @param proof how he had proved who he is: {@code request}, {@code session},
	 * {@code application}
	 * @param sha256 of what was signed
	 * @param state {@code intact}, {@code followed} where a later decision took its
	 * place, {@code changed} where the registers hold something else by now,
	 * {@code broken} where the record itself does
	 */
	public record Signed(Instant at, String person, String name, String process, String taskKey, String meaning,
			String proof, String sha256, String state, JsonNode content) {
	}

	/**
	 * What ran of one version of a model.
	 *
	 * @param runs of its elements, in the order in which they began
	 */
	public record Path(String process, String definitionId, int version, String name, @JsonIgnore List<Run> runs) {

		/** How often each element ran, in the order in which they ran first. */
		@JsonProperty
		public List<Ran> elements() {
			Map<String, Ran> elements = new LinkedHashMap<>();
			// What runs several times has a body around it, which is no element.
			runs.stream()
				.filter(run -> !run.isBody())
				.forEach(run -> elements.merge(run.activity(),
						new Ran(run.activity(), 1, (run.ended() == null) ? 1 : 0, run.canceled() ? 1 : 0), Ran::and));
			return List.copyOf(elements.values());
		}

	}

	/**
	 * An element that ran once.
	 *
	 * @param ended null while it waits
	 * @param sequence which of two in the same moment was later
	 */
	public record Run(String instanceId, String activity, Instant begun, Instant ended, long sequence,
			boolean canceled) {

		private static final String BODY = "#multiInstanceBody";

		/**
		 * Whether it stands for all the runs of an element that runs for each of a list.
		 */
		public boolean isBody() {
			return activity.endsWith(BODY);
		}

		/** The element in the model. */
		public String element() {
			return isBody() ? activity.substring(0, activity.length() - BODY.length()) : activity;
		}

	}

	/** How often an element ran, waits, and was broken off. */
	public record Ran(String activity, long times, long waiting, long canceled) {

		private Ran and(Ran other) {
			return new Ran(activity, times + other.times, waiting + other.waiting, canceled + other.canceled);
		}

	}

}
