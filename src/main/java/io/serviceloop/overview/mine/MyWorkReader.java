package io.serviceloop.overview.mine;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

import io.serviceloop.absence.Substitutions;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.people.Role;
import io.serviceloop.loop.task.FinishedTasks;
import io.serviceloop.loop.task.FinishedTasks.Finished;
import io.serviceloop.loop.task.TaskNames;
import io.serviceloop.loop.task.WaitingTasks;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.overview.NextSteps.Link;
import io.serviceloop.overview.Waits;
import io.serviceloop.overview.mine.MyTasks.Asker;
import io.serviceloop.overview.mine.MyTasks.Awaited;
import io.serviceloop.overview.mine.MyTasks.Done;
import io.serviceloop.project.ProjectRights;
import io.serviceloop.project.sendback.TakeBacks;
import io.serviceloop.reminder.Urges;
import org.springframework.stereotype.Component;

/** Puts the work of the signed-in person together, in a constant number of statements. */
@Component
class MyWorkReader {

	/** For so many days what somebody did for another stays on the page. */
	private static final int DAYS_SHOWN = 30;

	/** For so many days what somebody completed is shown as just done. */
	private static final int DAYS_JUST = 7;

	/** So much of what one has just done is shown. */
	private static final int MOST_JUST = 5;

	/** So much of what others finished stands on the first screen. */
	private static final int MOST_FINISHED = 6;

	private final MyTasks tasks;

	private final Waits waits;

	private final Urges urges;

	private final TakeBacks takeBacks;

	private final WaitingTasks open;

	private final FinishedTasks finished;

	private final OwnProjects projects;

	private final Substitutions substitutions;

	private final TaskNames names;

	private final People people;

	private final ProjectRights rights;

	private final EngineClock clock;

	private final Texts texts;

	MyWorkReader(MyTasks tasks, Waits waits, Urges urges, TakeBacks takeBacks, WaitingTasks open,
			FinishedTasks finished, OwnProjects projects, Substitutions substitutions, TaskNames names, People people,
			ProjectRights rights, EngineClock clock, Texts texts) {
		this.tasks = tasks;
		this.waits = waits;
		this.urges = urges;
		this.takeBacks = takeBacks;
		this.open = open;
		this.finished = finished;
		this.projects = projects;
		this.substitutions = substitutions;
		this.names = names;
		this.people = people;
		this.rights = rights;
		this.clock = clock;
		this.texts = texts;
	}

	/** Who is called what, for one reading. */
	private record Called(Map<String, String> people, TaskNames names, Texts texts, Locale reader) {

		String person(String id) {
			return (id == null) ? null : people.getOrDefault(id, id);
		}

		String task(OpenTask task) {
			return names.of(task.process(), task.taskKey(), task.name(), reader);
		}

		String about(OpenTask task) {
			return (task.standard() == null) ? task.about() : texts.of("task.about." + task.standard(), task.about());
		}

	}

	/** The work of the signed-in person, narrowed. */
	MyWork read(WorkQuery query, Locale reader) {
		Asker me = new Asker(people.me(), people.myGroups(), rights.reader());
		LocalDate today = clock.today();
		LocalDateTime since = clock.now().minusDays(DAYS_SHOWN);
		List<OpenTask> due = tasks.due(me, query);
		Map<When, Long> counts = tasks.counts(me, query);
		List<Awaited> awaited = tasks.awaited(me, query);
		List<Waits.Open> waiting = waits.tasks(awaited.stream().map(one -> one.task().id()).toList());
		List<OpenTask> held = tasks.forOthers(me, query);
		List<Done> done = query.late() ? List.of() : tasks.done(me, query, since);
		List<Substitutions.Arrangement> arrangements = substitutions.of(me.user(), since);
		Set<String> ids = people(due, waiting, held, done, arrangements);
		Called called = new Called(people.names(ids), names, texts, reader);
		Map<String, Set<String>> whom = waits.who(waiting, called.people());
		return new MyWork(
				new MyWork.Due(due.stream().map(task -> item(task, me, today, called)).toList(),
						counts.values().stream().mapToLong(Long::longValue).sum(), counts),
				new MyWork.Part<>(
						awaited.stream()
							.map(one -> waiting(one, whom.getOrDefault(one.task().id(), Set.of()), today, called))
							.toList(),
						awaited.isEmpty() ? total(awaited, query, "waitingPage", () -> tasks.countAwaited(me, query))
								: awaited.get(0).total()),
				query.late() ? List.of()
						: tasks.justDone(me.user(), clock.now().minusDays(DAYS_JUST), MOST_JUST)
							.stream()
							.map(one -> justDone(one, called))
							.toList(),
				new MyWork.StandIn(arrangements.stream().map(one -> arrangement(one, me, called)).toList(),
						new MyWork.Part<>(held.stream().map(task -> held(task, me, today, called)).toList(),
								total(held, query, "openPage", () -> tasks.countForOthers(me, query))),
						new MyWork.Part<>(done.stream().map(one -> done(one, me, called)).toList(),
								query.late() ? 0
										: total(done, query, "donePage", () -> tasks.countDone(me, query, since)))),
				projects.part(me.user(), query));
	}

	/** How many there are in all: a first page that is not full says it. */
	private static long total(List<?> page, WorkQuery query, String list, LongSupplier count) {
		return (query.page(list) == 0 && page.size() < query.size()) ? page.size() : count.getAsLong();
	}

	/**
	 * Urges those whose task it is to go on with it.
	 * @throws SubmissionRefused (404) where the signed-in person waits for no such task,
	 * (409) where this person urged today
	 */
	void urge(String taskId) {
		Asker me = new Asker(people.me(), people.myGroups(), rights.reader());
		urges.urge(Optional.of(taskId)
			.filter(id -> tasks.isAwaited(me, id))
			.flatMap(open::find)
			.orElseThrow(() -> SubmissionRefused.gone("task", taskId, "urge.notAwaited")), me.user());
	}

	/**
	 * Takes back what the signed-in person has completed.
	 * @return the id of the task that is open again
	 * @throws SubmissionRefused (404) where this person completed no such task, (409)
	 * where it cannot be taken back, and why
	 */
	String takeBack(String taskId) {
		return takeBacks.takeBack(taskId);
	}

	/** What the first screen of Tasklist shows: of each list as many as a page has. */
	MyWork.First first(WorkQuery query, Locale reader) {
		Asker me = new Asker(people.me(), people.myGroups(), rights.reader());
		LocalDate today = clock.today();
		LocalDate since = workingDayBefore(today);
		List<OpenTask> due = tasks.due(me, query);
		List<Finished> done = finished.byOthers(me.user(), since.atStartOfDay(), MOST_FINISHED);
		Set<String> ids = people(due, List.of(), List.of(), List.of(), List.of());
		done.forEach(one -> ids.add(one.assignee()));
		Called called = new Called(people.names(ids), names, texts, reader);
		Map<Boolean, List<MyWork.Item>> items = due.stream()
			.map(task -> item(task, me, today, called))
			.collect(Collectors.partitioningBy(MyWork.Item::offered));
		return new MyWork.First(MyWork.Due.of(items.get(false)), MyWork.Due.of(items.get(true)),
				due.size() == query.size(), projects.part(me.user(), query),
				done.stream().map(one -> finished(one, called)).toList(), since,
				people.amIn(Role.LEAD) || people.amIn(Role.MANAGER));
	}

	/** Yesterday; on a Monday, and at the weekend, the Friday before. */
	private static LocalDate workingDayBefore(LocalDate today) {
		LocalDate day = today.minusDays(1);
		while (day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0) {
			day = day.minusDays(1);
		}
		return day;
	}

	private static MyWork.Finished finished(Finished one, Called called) {
		return new MyWork.Finished(called.names().of(one.process(), one.taskKey(), one.name(), called.reader()),
				one.businessKey(), one.title(), called.person(one.assignee()), one.at());
	}

	private static Set<String> people(List<OpenTask> due, List<Waits.Open> waiting, List<OpenTask> held,
			List<Done> done, List<Substitutions.Arrangement> arrangements) {
		Set<String> ids = new HashSet<>();
		due.forEach(task -> ids.add(task.owner()));
		due.forEach(task -> ids.addAll(task.urgedBy()));
		waiting.forEach(row -> row.people().forEach(ids::add));
		held.forEach(task -> ids.addAll(named(task.owner(), task.assignee())));
		done.forEach(one -> ids.addAll(named(one.owner(), one.assignee())));
		arrangements.forEach(one -> ids.addAll(named(one.person(), one.substitute())));
		ids.remove(null);
		return ids;
	}

	private static List<String> named(String one, String other) {
		List<String> both = new ArrayList<>();
		both.add(one);
		both.add(other);
		return both;
	}

	private static MyWork.Item item(OpenTask task, Asker me, LocalDate today, Called called) {
		boolean own = me.user().equals(task.owner());
		return new MyWork.Item(task.id(), called.task(task), task.businessKey(), task.title(), called.about(task),
				task.due(), When.of(task.due(), today), task.since(), task.assignee() == null && !own,
				own ? null : called.person(task.owner()), own && task.assignee() == null,
				task.urgedBy().stream().map(called::person).toList(),
				links(task.id(), task.businessKey(), called.task(task), called));
	}

	private static MyWork.JustDone justDone(MyTasks.JustDone one, Called called) {
		return new MyWork.JustDone(one.id(),
				called.names().of(one.process(), one.taskKey(), one.name(), called.reader()), one.businessKey(),
				one.title(), one.at(), called.names().of(one.process(), one.nextKey(), one.nextName(), called.reader()),
				links(null, one.businessKey(), null, called));
	}

	private static MyWork.Waiting waiting(Awaited one, Set<String> whom, LocalDate today, Called called) {
		OpenTask task = one.task();
		return new MyWork.Waiting(task.id(), called.task(task), task.businessKey(), task.title(), called.about(task),
				List.copyOf(whom), task.assignee() != null, task.since(), task.due(),
				When.of(task.due(), today) == When.overdue, one.why(), one.urged(),
				links(one.told() ? task.id() : null, task.businessKey(), called.task(task), called));
	}

	private static MyWork.Arrangement arrangement(Substitutions.Arrangement one, Asker me, Called called) {
		String state = (one.endedAt() != null) ? "over" : (one.openedAt() == null) ? "planned" : "now";
		return new MyWork.Arrangement(one.person().equals(me.user()), called.person(one.person()),
				called.person(one.substitute()), one.awayFrom(), one.awayUntil(), state);
	}

	private static MyWork.Stood held(OpenTask task, Asker me, LocalDate today, Called called) {
		return new MyWork.Stood(me.user().equals(task.owner()), called.task(task), task.businessKey(), task.title(),
				called.person(task.owner()), called.person(task.assignee()), task.due(),
				When.of(task.due(), today) == When.overdue, null,
				links(task.id(), task.businessKey(), called.task(task), called));
	}

	private static MyWork.Stood done(Done one, Asker me, Called called) {
		return new MyWork.Stood(me.user().equals(one.owner()),
				called.names().of(one.process(), one.taskKey(), one.name(), called.reader()), one.businessKey(),
				one.title(), called.person(one.owner()), called.person(one.assignee()), null, false, one.at(),
				links(null, one.businessKey(), null, called));
	}

	/**
	 * The ways from a task, as far as this person may go them.
	 * @param task null where he may not open it, or it is done
	 */
	private static List<Link> links(String task, String businessKey, String name, Called called) {
		List<Link> links = new ArrayList<>();
		if (task != null) {
			links.add(new Link("task", "GET", WaitingTasks.address(task), called.texts().of("next.task", name)));
		}
		if (businessKey != null) {
			links.add(new Link("project", "GET", "/projects/" + businessKey, called.texts().of("next.project")));
		}
		return links;
	}

}
