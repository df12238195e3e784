package io.serviceloop.action.pilot;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import io.serviceloop.action.ActionVariables;
import io.serviceloop.action.CompletedOn;
import io.serviceloop.loop.engine.InModels;
import io.serviceloop.loop.engine.LoopRules;
import io.serviceloop.loop.engine.Variable;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Known;
import io.serviceloop.loop.form.Place;
import io.serviceloop.loop.form.Submission;
import io.serviceloop.project.Project;
import io.serviceloop.project.ProjectVariables;
import io.serviceloop.project.Projects;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.stereotype.Component;

/**
 * One round of a pilot: the values of its sites before and after, and those of other
 * sites (E48, E49, E52). Where a lot was drawn, its sites are the pilot sites.
 */
@Component
@InModels(sets = { "pilotAuthor", "pilotDecider" })
class RunPilotTask extends Form<RunPilotTask.Answer> {

	private final Pilots pilots;

	private final Projects projects;

	private final LoopRules rules;

	RunPilotTask(Pilots pilots, Projects projects, LoopRules rules) {
		super(Place.task("actionImplementation", "runPilot"), Answer.class, Known.ACTION);
		this.pilots = pilots;
		this.projects = projects;
		this.rules = rules;
	}

	record Answer(@NotNull @Size(min = 1, max = MOST_ROWS) List<PilotSite> pilotResults,
			@Size(max = 4000) String result, @Size(max = 4000) String evidence, @NotNull LocalDate completedOn) {
	}

	@Override
	protected void check(Answer answer, Submission submission, Faults faults) {
		CompletedOn.check("completedOn", answer.completedOn(), submission, faults);
		List<PilotSite> sites = answer.pilotResults();
		faults.distinct("pilotResults", sites, "site", PilotSite::site, "pilot.siteTwice");
		Lot lot = about(submission).lot();
		List<String> chosen = sites.stream().filter(site -> !site.control()).map(PilotSite::site).toList();
		if (lot == null) {
			int most = rules.now().count(LoopRules.MOST_PILOT_SITES);
			faults.wrongIf(!sites.isEmpty() && (chosen.isEmpty() || chosen.size() > most), "pilotResults", null,
					"pilot.number", most, chosen.size());
			return;
		}
		String drawn = String.join(", ", lot.drawn());
		for (int i = 0; i < sites.size(); i++) {
			PilotSite site = sites.get(i);
			faults.wrongIf(site.site() != null && !site.control() && !lot.drawn().contains(site.site()),
					"pilotResults[" + i + "].site", site.site(), "pilot.notDrawn", drawn);
		}
		faults.wrongIf(!sites.isEmpty() && !chosen.containsAll(lot.drawn()), "pilotResults", null, "pilot.drawnMissing",
				drawn);
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
						judged.p(), judged.proven(), judged.reasons(), null, null, null),
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
