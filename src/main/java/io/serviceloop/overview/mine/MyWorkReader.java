package io.serviceloop.overview.mine;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.serviceloop.absence.Substitutions;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.task.TaskNames;
import io.serviceloop.loop.task.WaitingTasks;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.overview.NextSteps.Link;
import io.serviceloop.overview.mine.MyTasks.Asker;
import io.serviceloop.overview.mine.MyTasks.Awaited;
import io.serviceloop.overview.mine.MyTasks.Done;
import io.serviceloop.overview.mine.MyTasks.Offer;
import io.serviceloop.project.ProjectRights;
import org.springframework.stereotype.Component;

/** Puts the work of the signed-in person together, in a constant number of statements. */
@Component
class MyWorkReader {

	/** For so many days what somebody did for another stays on the page. */
	private static final int DAYS_SHOWN = 30;

	private final MyTasks tasks;

	private final OwnProjects projects;

	private final Substitutions substitutions;

	private final TaskNames names;

	private final People people;

	private final ProjectRights rights;

	private final EngineClock clock;

	private final Texts texts;

	MyWorkReader(MyTasks tasks, OwnProjects projects, Substitutions substitutions, TaskNames names, People people,
			ProjectRights rights, EngineClock clock, Texts texts) {
		this.tasks = tasks;
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

	}

	/** The work of the signed-in person, narrowed. */
	MyWork read(WorkQuery query, Locale reader) {
		Asker me = new Asker(people.me(), people.myGroups(), rights.reader());
		LocalDateTime now = clock.now();
		LocalDateTime since = now.minusDays(DAYS_SHOWN);
		List<OpenTask> due = tasks.due(me, query);
		Map<When, Long> counts = tasks.counts(me, query);
		List<Awaited> awaited = tasks.awaited(me, query);
		Map<String, List<Offer>> offers = tasks.offers(
				awaited.stream().map(Awaited::task).filter(task -> task.assignee() == null).map(OpenTask::id).toList());
		List<OpenTask> held = tasks.forOthers(me, query);
		List<Done> done = query.late() ? List.of() : tasks.done(me, query, since);
		List<Substitutions.Arrangement> arrangements = substitutions.of(me.user(), since);
		Called called = new Called(people.names(people(due, awaited, offers.values(), held, done, arrangements)), names,
				texts, reader);
		return new MyWork(
				new MyWork.Due(due.stream().map(task -> item(task, me, now, called)).toList(),
						counts.values().stream().mapToLong(Long::longValue).sum(), counts),
				new MyWork.Part<>(awaited.stream()
					.map(one -> waiting(one, offers.getOrDefault(one.task().id(), List.of()), now, called))
					.toList(), tasks.countAwaited(me, query)),
				new MyWork.StandIn(arrangements.stream().map(one -> arrangement(one, me, called)).toList(),
						held.stream().map(task -> held(task, me, now, called)).toList(),
						done.stream().map(one -> done(one, me, called)).toList()),
				new MyWork.Part<>(projects.page(me.user(), query), projects.count(me.user(), query)));
	}

	private static Set<String> people(List<OpenTask> due, List<Awaited> awaited, Collection<List<Offer>> offers,
			List<OpenTask> held, List<Done> done, List<Substitutions.Arrangement> arrangements) {
		Set<String> ids = new HashSet<>();
		due.forEach(task -> ids.add(task.owner()));
		awaited.forEach(one -> ids.add(one.task().assignee()));
		offers.forEach(all -> all.forEach(offer -> ids.add(offer.person())));
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

	private static MyWork.Item item(OpenTask task, Asker me, LocalDateTime now, Called called) {
		boolean own = me.user().equals(task.owner());
		return new MyWork.Item(task.id(), called.task(task), task.businessKey(), task.title(), task.about(), task.due(),
				When.of(task.due(), now), task.since(), task.assignee() == null && !own,
				own ? null : called.person(task.owner()), own && task.assignee() == null,
				links(task.id(), task.businessKey(), called.task(task), called));
	}

	private static MyWork.Waiting waiting(Awaited one, List<Offer> offers, LocalDateTime now, Called called) {
		OpenTask task = one.task();
		List<String> whom = (task.assignee() != null) ? List.of(called.person(task.assignee()))
				: offers.stream()
					.map(offer -> (offer.person() != null) ? called.person(offer.person())
							: called.names().ofGroup(offer.group(), called.reader()))
					.sorted()
					.distinct()
					.toList();
		return new MyWork.Waiting(called.task(task), task.businessKey(), task.title(), task.about(), whom,
				task.assignee() != null, task.since(), task.due(), When.of(task.due(), now) == When.overdue, one.why(),
				links(one.told() ? task.id() : null, task.businessKey(), called.task(task), called));
	}

	private static MyWork.Arrangement arrangement(Substitutions.Arrangement one, Asker me, Called called) {
		String state = (one.endedAt() != null) ? "over" : (one.openedAt() == null) ? "planned" : "now";
		return new MyWork.Arrangement(one.person().equals(me.user()), called.person(one.person()),
				called.person(one.substitute()), one.awayFrom(), one.awayUntil(), state);
	}

	private static MyWork.Stood held(OpenTask task, Asker me, LocalDateTime now, Called called) {
		return new MyWork.Stood(me.user().equals(task.owner()), called.task(task), task.businessKey(), task.title(),
				called.person(task.owner()), called.person(task.assignee()), task.due(),
				When.of(task.due(), now) == When.overdue, null,
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
