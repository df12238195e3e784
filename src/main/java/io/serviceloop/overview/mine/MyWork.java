package io.serviceloop.overview.mine;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.serviceloop.overview.NextSteps.Link;

/**
 * The work of one person, as a page and programs show it: people and tasks by their
 * names.
 *
 * @param due what waits for the person
 * @param waiting what the person waits for
 * @param justDone what the person has just completed and may take back, the latest first
 * @param standIn who does whose work while somebody is away
 * @param projects those the person takes part in
 */
record MyWork(Due due, Part<Waiting> waiting, List<JustDone> justDone, StandIn standIn,
		Part<OwnProjects.OwnProject> projects) {

	/** A page of a list with the number of all. */
	record Part<T>(List<T> items, long total) {
	}

	/**
	 * What waits for the person.
	 *
	 * @param counts how many are due when, over all pages
	 */
	record Due(List<Item> items, long total, Map<When, Long> counts) {

		/** Some of what waits for the person, as a list of its own. */
		static Due of(List<Item> items) {
			return new Due(items, items.size(),
					items.stream().collect(Collectors.groupingBy(Item::when, Collectors.counting())));
		}

		/** Those of this page that are due then. */
		public List<Item> of(When when) {
			return items.stream().filter(item -> item.when() == when).toList();
		}

	}

	/**
	 * What the first screen of Tasklist shows.
	 *
	 * @param own what is this person's, or may be taken for somebody else
	 * @param offered what has to be claimed first
	 * @param more whether there is more of both than is shown
	 * @param finished what others did lately in projects this person leads, the latest
	 * first
	 * @param finishedSince from which day on
	 * @param mayOpen whether this person may open a project
	 */
	record First(Due own, Due offered, boolean more, Part<OwnProjects.OwnProject> projects, List<Finished> finished,
			LocalDate finishedSince, boolean mayOpen) {
	}

	/**
	 * A task that somebody else has completed.
	 *
	 * @param by the name of who did it
	 */
	record Finished(String name, String businessKey, String project, String by, LocalDateTime at) {
	}

	/**
	 * A task that waits for the person.
	 *
	 * @param name in the reader's language
	 * @param businessKey null where it belongs to no project, like {@code project}, its
	 * title
	 * @param about the measure or the problem it is about; null for the whole project
	 * @param due null where it is not due
	 * @param since since when it waits
	 * @param offered whether it has to be claimed first
	 * @param forWhom the name of whom the person stands in for; null otherwise
	 * @param shared whether a substitute may take it too
	 * @param urgedBy the names of those who urge to go on with it; empty for nobody
	 */
	record Item(String id, String name, String businessKey, String project, String about, LocalDateTime due, When when,
			LocalDateTime since, boolean offered, String forWhom, boolean shared, List<String> urgedBy,
			List<Link> links) {

		/** Where a way of it leads; null where there is none. */
		public String way(String rel) {
			return MyWork.way(links, rel);
		}

		/** The way to its task, the part behind the sign that ends an address. */
		public String tasklist() {
			return way("task").replaceFirst("^[^#]*", "");
		}

	}

	/**
	 * A task of others that the person waits for.
	 *
	 * @param whom the names of the person or of the people and groups it waits for
	 * @param claimed whether somebody has it
	 * @param why {@code handedIn}, {@code lead}, {@code owner} or {@code told}
	 * @param urged whether the person urged today
	 */
	record Waiting(String id, String name, String businessKey, String project, String about, List<String> whom,
			boolean claimed, LocalDateTime since, LocalDateTime due, boolean late, String why, boolean urged,
			List<Link> links) {

		/** Where a way of it leads; null where there is none. */
		public String way(String rel) {
			return MyWork.way(links, rel);
		}

		/** The way to its task, the part behind the sign that ends an address. */
		public String tasklist() {
			return way("task").replaceFirst("^[^#]*", "");
		}

	}

	/**
	 * A task that the person has just completed.
	 *
	 * @param next the name of the task that follows it, which nobody has begun
	 */
	record JustDone(String id, String name, String businessKey, String project, LocalDateTime at, String next,
			List<Link> links) {

		/** Where a way of it leads; null where there is none. */
		public String way(String rel) {
			return MyWork.way(links, rel);
		}

	}

	/**
	 * Who does whose work.
	 *
	 * @param open tasks that somebody has for another now
	 * @param done what somebody did for another lately, the latest first
	 */
	record StandIn(List<Arrangement> arrangements, Part<Stood> open, Part<Stood> done) {

		/** Whether there is anything to say. */
		public boolean any() {
			return !arrangements.isEmpty() || open.total() > 0 || done.total() > 0;
		}

	}

	/**
	 * An absence.
	 *
	 * @param mine whether it is this person who is away
	 * @param state {@code planned}, {@code now} or {@code over}
	 */
	record Arrangement(boolean mine, String person, String substitute, LocalDate awayFrom, LocalDate awayUntil,
			String state) {
	}

	/**
	 * A task that one person has or did for another.
	 *
	 * @param mine whether it is this person's, done by somebody else
	 * @param person whose task it is
	 * @param by who has it or did it; null while nobody of the two has taken it
	 * @param due null where it is not due or is done
	 * @param late whether it is overdue
	 * @param doneAt null while it is open
	 */
	record Stood(boolean mine, String name, String businessKey, String project, String person, String by,
			LocalDateTime due, boolean late, LocalDateTime doneAt, List<Link> links) {

		/** Where a way of it leads; null where there is none. */
		public String way(String rel) {
			return MyWork.way(links, rel);
		}

		/** The way to its task, the part behind the sign that ends an address. */
		public String tasklist() {
			return way("task").replaceFirst("^[^#]*", "");
		}

	}

	private static String way(List<Link> links, String rel) {
		return links.stream().filter(link -> link.rel().equals(rel)).map(Link::href).findFirst().orElse(null);
	}

}
