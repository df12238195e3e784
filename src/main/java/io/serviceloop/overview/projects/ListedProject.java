package io.serviceloop.overview.projects;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.serviceloop.overview.Waits;
import io.serviceloop.project.Project;

/**
 * A row of the list of projects.
 *
 * @param state {@code running}, {@code reached}, {@code notReached} or {@code cancelled}
 * @param step the step the project is in, or ended in
 * @param stepSince the day it came to its step; null where that is not known
 * @param lead what the lead is called, as the process owner
 * @param closedOn null while it runs
 * @param waits its open tasks, those that are due first
 * @param observedUntil the day from which its effect is measured; null where nothing
 * waits for that
 * @param goals in the order of their ids
 * @param today the day on which it was read
 */
public record ListedProject(String businessKey, String title, String serviceLine, String state, int lap, String step,
		LocalDate stepSince, String lead, String processOwner, LocalDate openedOn, LocalDate closedOn,
		List<Waits.Wait> waits, LocalDate observedUntil, List<ListedGoal> goals, LocalDate today) {

	/** Whether work on it goes on. */
	public boolean running() {
		return state.equals(ProjectQuery.RUNNING);
	}

	/** The number of its step, from 1. */
	public int stepNumber() {
		return Project.STEPS.indexOf(step) + 1;
	}

	/**
	 * The days since it came to its step; null where that is not known, or it is over.
	 */
	public Long daysInStep() {
		return (running() && stepSince != null) ? ChronoUnit.DAYS.between(stepSince, today) : null;
	}

	/** The days from its opening to its end; null while it runs. */
	public Long daysItTook() {
		return (closedOn == null) ? null : ChronoUnit.DAYS.between(openedOn, closedOn);
	}

	/** The day its next open task is due; null where none is. */
	public LocalDate due() {
		return waits.stream().map(Waits.Wait::due).filter(day -> day != null).findFirst().orElse(null);
	}

	/** Whether its next open task was due before today. */
	public boolean late() {
		return due() != null && due().isBefore(today);
	}

	/** Who is waited for, each once. */
	public List<String> waitedFor() {
		return waits.stream().flatMap(wait -> wait.who().stream()).distinct().toList();
	}

	/** What is to be done, each once. */
	public List<String> tasks() {
		return waits.stream().map(Waits.Wait::task).distinct().toList();
	}

}
