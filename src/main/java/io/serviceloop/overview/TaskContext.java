package io.serviceloop.overview;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import io.serviceloop.collection.FeedbackSummary;
import io.serviceloop.evaluation.CustomerVoice;
import io.serviceloop.goal.reading.DueReading;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Known;
import io.serviceloop.overview.picture.PlanGrounds;
import io.serviceloop.overview.picture.ProjectPicture;
import io.serviceloop.overview.work.HandbookDraft;
import io.serviceloop.overview.work.Section;
import io.serviceloop.overview.work.Work;

/**
 * What a form is told when it opens.
 *
 * @param form the form of the task; null where a process owner added it
 * @param subject the variable that says what the task is about, with its value; empty for
 * the whole project
 * @param summary what was collected, in numbers; null where the form does not show it or
 * nothing was
 * @param customerVoice what customers say in numbers, from the stored ratings; null where
 * the form does not ask for it or there are none
 * @param dueReadings the goals whose period has closed; null where the form does not ask
 * for them
 * @param sendBackSteps the steps to which the form may send back; empty where to none
 * @param checkable whether people can be named there who check a plan
 * @param shown what is shown of the work so far
 * @param work the work so far, for the reader
 */
public record TaskContext(String businessKey, String taskKey, @JsonIgnore Form<?> form, int lap, LocalDate today,
		String me, @JsonAnyGetter Map<String, Object> subject, FeedbackSummary summary, CustomerVoice customerVoice,
		List<DueReading> dueReadings, List<String> sendBackSteps, boolean checkable, ProjectPicture project,
		@JsonIgnore Known shown, @JsonIgnore Work work) {

	/** The stem of the form; null where a process owner added the task. */
	public String getFormKey() {
		return (form == null) ? null : form.place().stem();
	}

	/** The work so far. */
	public List<Section> getSections() {
		return work.sections(shown);
	}

	/** What a standard may start from; null where the form asks for none. */
	public HandbookDraft getHandbookDraft() {
		return asks("handbookText") ? work.draft() : null;
	}

	/** What a plan has to answer; null where the form asks for none. */
	public PlanGrounds getPlanGrounds() {
		return asks("actions") ? PlanGrounds.of(project, lap) : null;
	}

	/**
	 * Whether a version of the standard that waits for approval is announced for a later
	 * day than its own.
	 */
	public boolean overtakes() {
		return asks("replacesAnnounced") && project.draft(lap)
			.filter(draft -> work.beside()
				.apply(draft)
				.announced()
				.stream()
				.anyMatch(one -> one.validFrom().isAfter(today) && one.validFrom().isAfter(draft.validFrom())))
			.isPresent();
	}

	/** Whether the form submits a variable. */
	public boolean asks(String variable) {
		return form != null && form.submitted().containsKey(variable);
	}

}
