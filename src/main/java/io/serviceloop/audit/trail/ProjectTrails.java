package io.serviceloop.audit.trail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.audit.trail.ProjectHistory.Clause;
import io.serviceloop.audit.trail.ProjectHistory.Decided;
import io.serviceloop.audit.trail.ProjectTrail.Cell;
import io.serviceloop.audit.trail.ProjectTrail.Decision;
import io.serviceloop.audit.trail.ProjectTrail.Intervention;
import io.serviceloop.audit.trail.ProjectTrail.Task;
import io.serviceloop.audit.trail.ProjectTrail.Signed;
import io.serviceloop.audit.trail.ProjectTrail.Value;
import io.serviceloop.audit.reader.SignatureStanding;
import io.serviceloop.change.Changes;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Forms;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.people.Role;
import io.serviceloop.project.Project;
import io.serviceloop.project.sendback.SendBacks;
import org.springframework.stereotype.Component;

/**
 * Puts together what happened in a project: as many statements as there are kinds of
 * things, however much there is of each.
 */
@Component
public class ProjectTrails {

	/** Processes whose tasks come again for the same thing, so that answers compare. */
	private static final Set<String> COMING_AGAIN = Set.of("improvementLoop", "rootCauseAnalysis",
			"actionImplementation");

	/** What others than administrators have to do with too. */
	private static final Set<String> OF_THE_WORK = Set.of("Task", "Variable");

	/** Taking back is done by the application, and is no intervention. */
	private static final Duration AT_ONCE = Duration.ofSeconds(2);

	private final TasksDone tasks;

	private final ProjectHistory history;

	private final DecisionTables tables;

	private final Changes changes;

	private final SendBacks sendBacks;

	private final Forms forms;

	private final People people;

	private final EngineClock clock;

	private final SignatureStanding standing;

	ProjectTrails(TasksDone tasks, ProjectHistory history, DecisionTables tables, Changes changes, SendBacks sendBacks,
			Forms forms, People people, EngineClock clock, SignatureStanding standing) {
		this.tasks = tasks;
		this.history = history;
		this.tables = tables;
		this.changes = changes;
		this.sendBacks = sendBacks;
		this.forms = forms;
		this.people = people;
		this.clock = clock;
		this.standing = standing;
	}

	/** What happened in a project so far. */
	public ProjectTrail of(Project project) {
		String key = project.businessKey();
		return new ProjectTrail(project, tasks(key), decisions(key), interventions(key), history.notes(key),
				history.files(key), history.mails(key), changes.of(key), history.refused(key), signatures(key),
				history.paths(key));
	}

	private List<Signed> signatures(String key) {
		return history.signatures(key).stream().map(one -> {
			JsonNode signed = one.signed();
			return new Signed(one.at(), one.person(), one.name(), one.process(), one.taskKey(),
					signed.path("meaning").asText(), signed.path("proof").asText(), signed.path("sha256").asText(),
					standing.of(key, signed), signed.path("content"));
		}).toList();
	}

	private List<Task> tasks(String key) {
		Map<String, ProjectHistory.Due> dues = history.dues(key);
		Map<String, ProjectHistory.Completed> recorded = history.completed(key);
		Map<String, Map<String, JsonNode>> answers = history.answers(key);
		// What the history has forgotten, the records may still have.
		recorded.forEach((task, completed) -> completed.said()
			.properties()
			.forEach(said -> answers.computeIfAbsent(task, id -> new LinkedHashMap<>())
				.putIfAbsent(said.getKey(), said.getValue())));
		List<TaskDone> all = tasks.of(key);
		Map<String, Map<String, Value>> read = compared(all, dues, answers);
		return all.stream().map(done -> {
			ProjectHistory.Due due = dues.getOrDefault(done.id(), new ProjectHistory.Due(null, null));
			Instant until = (done.ended() == null) ? clock.instant() : done.ended();
			boolean late = due.due() != null && until.isAfter(due.due());
			return new Task(done, Steps.of(done), due.oneOf(), due.due(), waited(done), worked(done), late,
					recorded.containsKey(done.id()) ? recorded.get(done.id()).formVersion() : null,
					submitted(done, answers), List.copyOf(read.getOrDefault(done.id(), Map.of()).values()));
		}).toList();
	}

	/** How long nobody had it; until it ended where nobody took it at all. */
	private static Long waited(TaskDone done) {
		Instant until = (done.taken() == null) ? done.ended() : done.taken();
		return (until == null) ? null : Duration.between(done.created(), until).toSeconds();
	}

	private static Long worked(TaskDone done) {
		return (done.taken() == null || done.ended() == null) ? null
				: Math.max(0, Duration.between(done.taken(), done.ended()).toSeconds());
	}

	/**
	 * Of what the completion wrote, what its form submits; of a process owner's own form
	 * all of it.
	 */
	private Map<String, JsonNode> submitted(TaskDone done, Map<String, Map<String, JsonNode>> answers) {
		Map<String, JsonNode> said = new LinkedHashMap<>();
		Map<String, JsonNode> written = answers.getOrDefault(done.id(), Map.of());
		Form<?> form = forms.ofTask(done.process(), done.taskKey()).orElse(null);
		Collection<String> names = (form == null) ? written.keySet() : form.submitted().keySet();
		names.stream().filter(written::containsKey).forEach(name -> said.put(name, written.get(name)));
		return said;
	}

	/** The values of each task, beside those of the same task before. */
	private Map<String, Map<String, Value>> compared(List<TaskDone> done, Map<String, ProjectHistory.Due> dues,
			Map<String, Map<String, JsonNode>> answers) {
		Map<String, Map<String, Value>> read = new HashMap<>();
		Map<List<String>, Map<String, String>> last = new HashMap<>();
		done.stream()
			.filter(TaskDone::completed)
			.sorted(Comparator.comparing(TaskDone::ended).thenComparing(TaskDone::id))
			.forEach(task -> {
				Map<String, String> now = Flat.of(submitted(task, answers));
				ProjectHistory.Due due = dues.get(task.id());
				List<String> same = List.of(task.process(), task.taskKey(), String.valueOf(task.subject()),
						String.valueOf((due == null) ? null : due.oneOf()));
				Map<String, String> before = COMING_AGAIN.contains(task.process()) ? last.put(same, now) : null;
				Set<String> places = new LinkedHashSet<>(now.keySet());
				if (before != null) {
					places.addAll(before.keySet());
				}
				Map<String, Value> values = new LinkedHashMap<>();
				places.forEach(place -> values.put(place,
						new Value(place, now.get(place), (before == null) ? null : before.get(place), before != null)));
				read.put(task.id(), values);
			});
		return read;
	}

	/** What was decided alike by the same rule of the same version is told once. */
	private List<Decision> decisions(String key) {
		List<Decided> decided = history.decisions(key);
		if (decided.isEmpty()) {
			return List.of();
		}
		Map<String, List<Clause>> inputs = history.inputs(key);
		Map<String, List<Clause>> outputs = history.outputs(key);
		Map<List<Object>, List<Decided>> alike = decided.stream()
			.collect(Collectors.groupingBy(one -> List.of(one.definitionId(), cells(inputs, one), cells(outputs, one)),
					LinkedHashMap::new, Collectors.toList()));
		List<Decision> found = new ArrayList<>();
		alike.values().forEach(same -> {
			Decided one = same.get(0);
			DecisionTables.Table table = tables.of(one.definitionId());
			List<Clause> said = outputs.getOrDefault(one.id(), List.of());
			String rule = said.stream().map(Clause::rule).filter(Objects::nonNull).findFirst().orElse(null);
			DecisionTables.Row row = (rule == null) ? null : table.rows().get(rule);
			found.add(new Decision(one.decision(), one.definitionId(), one.name(), one.version(), rule,
					(row == null) ? 0 : row.number(), row(inputs.getOrDefault(one.id(), List.of()), table, row),
					row(said, table, row), same.size(), one.at(), same.get(same.size() - 1).at()));
		});
		return found;
	}

	private static List<List<String>> cells(Map<String, List<Clause>> clauses, Decided one) {
		return clauses.getOrDefault(one.id(), List.of())
			.stream()
			.map(clause -> List.of(String.valueOf(clause.clause()), String.valueOf(clause.rule()),
					String.valueOf(clause.value())))
			.sorted(Comparator.comparing(Object::toString))
			.toList();
	}

	private static List<Cell> row(List<Clause> clauses, DecisionTables.Table table, DecisionTables.Row row) {
		return clauses.stream()
			.map(clause -> new Cell(table.labels().getOrDefault(clause.clause(), clause.name()),
					(row == null) ? null : row.entries().get(clause.clause()), clause.value()))
			.toList();
	}

	/**
	 * What was done beside the work; at tasks and values, which others have to do with as
	 * well, what administrators did, for whom it is no work of theirs, and whoever is in
	 * no group any more.
	 */
	private List<Intervention> interventions(String key) {
		List<Intervention> found = history.interventions(key);
		if (found.isEmpty()) {
			return found;
		}
		Map<String, Set<String>> groups = people
			.groupsOf(found.stream().map(Intervention::person).filter(Objects::nonNull).collect(Collectors.toSet()));
		List<SendBacks.TakenBack> takenBack = sendBacks.all(key).takenBack();
		return found.stream().filter(one -> {
			Set<String> of = groups.getOrDefault(String.valueOf(one.person()), Set.of());
			boolean operates = !OF_THE_WORK.contains(one.entity()) || of.isEmpty() || of.contains(Role.ADMIN.group())
					|| of.contains(Role.OWNER.group()) && !one.entity().equals("Task");
			return one.person() != null && operates
					&& takenBack.stream()
						.noneMatch(taken -> one.person().equals(taken.takenBy())
								&& Duration.between(taken.takenAt(), EngineClock.timeOf(Date.from(one.at())))
									.abs()
									.compareTo(AT_ONCE) <= 0);
		}).toList();
	}

}
