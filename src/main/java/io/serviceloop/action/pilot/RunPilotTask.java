package io.serviceloop.action.pilot;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.serviceloop.action.ActionVariables;
import io.serviceloop.action.CompletedOn;
import io.serviceloop.goal.metric.Catalogue;
import io.serviceloop.goal.metric.MetricCatalogue;
import io.serviceloop.goal.metric.Range;
import io.serviceloop.loop.engine.Decisions;
import io.serviceloop.loop.engine.InModels;
import io.serviceloop.loop.engine.LoopRules;
import io.serviceloop.loop.engine.Variable;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Known;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import io.serviceloop.loop.form.Undo;
import io.serviceloop.loop.words.EvidenceRule;
import io.serviceloop.project.Project;
import io.serviceloop.project.ProjectVariables;
import io.serviceloop.project.Projects;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.stereotype.Component;

/**
 * One round of a pilot: the values of its sites before and after, and those of other
 * sites (E48, E49, E52). Where a lot was drawn, its sites are the pilot sites. All sites
 * of the plan are there, or the result says why not.
 */
@Component
@InModels(sets = { "pilotAuthor", "pilotDecider" })
class RunPilotTask extends Form<RunPilotTask.Answer> {

	private final Pilots pilots;

	private final Projects projects;

	private final Decisions decisions;

	private final MetricCatalogue catalogue;

	private final LoopRules rules;

	private final EvidenceRule evidence;

	RunPilotTask(Pilots pilots, Projects projects, Decisions decisions, MetricCatalogue catalogue, LoopRules rules,
			EvidenceRule evidence) {
		super(Place.task("actionImplementation", "runPilot"), Answer.class, Known.ACTION);
		this.pilots = pilots;
		this.projects = projects;
		this.decisions = decisions;
		this.catalogue = catalogue;
		this.rules = rules;
		this.evidence = evidence;
	}

	record Answer(@NotNull @Size(min = 1, max = MOST_ROWS) List<PilotSite> pilotResults,
			@Size(max = 4000) String result, @Size(max = 4000) String evidence, @NotNull LocalDate completedOn) {
	}

	/** The tables that are asked, of one moment. */
	private record Tables(Catalogue catalogue, int mostSites) {
	}

	@Override
	protected void check(Answer answer, Submission submission, Faults faults) {
		CompletedOn.check("completedOn", answer.completedOn(), submission, faults);
		List<PilotSite> sites = answer.pilotResults();
		faults.distinct("pilotResults", sites, "site", PilotSite::site, "pilot.siteTwice");
		Pilots.Case about = about(submission);
		Tables tables = decisions.ask(List.of(MetricCatalogue.KEY, LoopRules.KEY),
				latest -> new Tables(catalogue.of(latest.get(MetricCatalogue.KEY)),
						rules.of(latest.get(LoopRules.KEY)).count(LoopRules.MOST_PILOT_SITES)));
		Range range = Range.of(tables.catalogue().find(about.metric()), about.min(), about.max());
		for (int i = 0; i < sites.size(); i++) {
			PilotSite site = sites.get(i);
			String path = "pilotResults[" + i + "].";
			range.check(path + "before", site.before(), about.unit(), faults);
			range.check(path + "after", site.after(), about.unit(), faults);
			planned(site, path + "site", about, faults);
		}
		long chosen = sites.stream().filter(site -> !site.control()).count();
		faults.wrongIf(!sites.isEmpty() && (chosen == 0 || about.lot() == null && chosen > tables.mostSites()),
				"pilotResults", null, "pilot.number", tables.mostSites(), chosen);
		leftOut(answer, about, faults);
	}

	/** What was never planned is no part of the pilot; others are compared with it. */
	private static void planned(PilotSite site, String path, Pilots.Case about, Faults faults) {
		List<String> possible = (site.control() && about.lot() != null) ? about.lot().sites() : about.pilotSites();
		boolean asked = (!site.control() || about.lot() != null) && !faults.complained(path);
		faults.wrongIf(asked && site.site() != null && !possible.isEmpty() && !possible.contains(site.site()), path,
				site.site(), (about.lot() == null || site.control()) ? "pilot.notPlanned" : "pilot.notDrawn",
				String.join(", ", possible));
	}

	/**
	 * Of a site that could not be measured the result says why, by its name: who picks
	 * sites afterwards picks the result. The pilot then shows and does not prove.
	 */
	private void leftOut(Answer answer, Pilots.Case about, Faults faults) {
		List<PilotSite> sites = answer.pilotResults();
		if (sites.isEmpty() || faults.complained("pilotResults")) {
			return;
		}
		String said = (answer.result() == null) ? "" : answer.result().toLowerCase(Locale.ROOT);
		boolean reason = evidence.complaint(said, false) == null;
		List<String> missing = about.sites()
			.stream()
			.filter(name -> sites.stream()
				.noneMatch(site -> name.equals(site.site()) && site.control() != about.pilotSites().contains(name)))
			.filter(name -> !reason || !said.contains(name.toLowerCase(Locale.ROOT)))
			.toList();
		faults.wrongIf(!missing.isEmpty(), "pilotResults", null, "pilot.leftOut", String.join(", ", missing));
	}

	@Override
	public Undo<Answer> undo() {
		return (answer, submission, taken) -> {
			taken.rows("pilot_site", Pilots.LATEST);
			taken.rows("pilot_round", Pilots.LATEST);
		};
	}

	@Override
	protected void file(Answer answer, Submission submission) {
		Pilots.Case about = about(submission);
		PilotResult judged = PilotResult.of(answer.pilotResults(), "decrease".equals(about.direction()), about.unit(),
				about.lot(), about.rounds() == 0, rules.now().number(LoopRules.ERROR_PERCENT));
		pilots.write(submission.businessKey(),
				new Pilots.Round(ActionVariables.ACTION_ID.in(submission.scope()),
						ProjectVariables.LAP.in(submission.scope()), about.rounds() + 1, answer.pilotResults(),
						answer.result(), answer.evidence(), answer.completedOn(), submission.me(), judged.gain(),
						judged.p(), judged.proven(), judged.reasons(), null, null, null, null),
				submission.now());
		String author = submission.author();
		PilotVariables.PILOT_AUTHOR.set(submission.scope(), author);
		PilotVariables.PILOT_DECIDER.set(submission.scope(),
				decider(projects.find(submission.businessKey()).orElseThrow(), about.responsible(), author));
	}

	/**
	 * Who decides: the lead, or the process owner where the lead is responsible for the
	 * action or ran the pilot; in any case not who ran it.
	 */
	private static String decider(Project project, String responsible, String author) {
		List<String> either = List.of(project.lead(), project.processOwner());
		return Stream
			.concat(either.stream().filter(person -> !person.equals(responsible) && !person.equals(author)),
					either.stream().filter(person -> !person.equals(author)))
			.findFirst()
			.orElse(project.processOwner());
	}

	private Pilots.Case about(Submission submission) {
		return pilots.about(submission.businessKey(), ActionVariables.ACTION_ID.in(submission.scope()));
	}

	@Override
	public boolean everyLap() {
		return false;
	}

	@Override
	public Variable<?> subject() {
		return ActionVariables.ACTION_ID;
	}

}
