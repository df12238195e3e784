package io.serviceloop.tasklist.work;

import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;
import org.springframework.context.MessageSource;

/**
 * What a person has to know for a task, above the fields of its Camunda Form, in the
 * reader's language. The form shows it as the variable {@code workSoFar}; it is never
 * stored.
 */
public class WorkSoFar {

	private static final Set<String> FORMS = Set.of("verifyRootCause", "approvePlan", "trainStaff", "runPilot",
			"implementAction", "weeklyReview", "evaluateResult", "standardise", "decideContinuation", "approveDrop");

	private final MessageSource messages;

	private final UnaryOperator<String> people;

	/**
	 * @param people what a person is called, by user id
	 */
	public WorkSoFar(MessageSource messages, UnaryOperator<String> people) {
		this.messages = messages;
		this.people = people;
	}

	/** Whether a form has a place for it. */
	public boolean isShownBy(String formKey) {
		return FORMS.contains(formKey);
	}

	/**
	 * @param formKey the form's id, which is the stem of its user task
	 * @param context the context of the task: project, lap, and the problem or action it
	 * is about
	 * @return Markdown; everything that people wrote is escaped
	 */
	public String describe(String formKey, JsonNode context, Locale locale) {
		Words words = words(locale);
		Markdown page = new Markdown(words.of("colon"));
		JsonNode project = context.path("project");
		page.heading(words.of("project", Rows.text(context, "businessKey"), Rows.text(project, "title"),
				words.number(context.path("lap"))));
		switch (formKey) {
			case "verifyRootCause" -> new CauseWork(page, words, context).toVerify();
			case "approvePlan" -> new PlanWork(page, words, context).toApprove();
			case "weeklyReview" -> new PlanWork(page, words, context).toReview();
			case "trainStaff", "runPilot", "implementAction" -> new ActionWork(page, words, context).toCarryOut();
			case "approveDrop" -> new ActionWork(page, words, context).toDrop();
			case "evaluateResult" -> new ResultWork(page, words, context).toEvaluate();
			case "standardise" -> new ResultWork(page, words, context).toStandardise();
			case "decideContinuation" -> new ResultWork(page, words, context).toDecide();
			default -> throw new IllegalArgumentException("no work so far for form " + formKey);
		}
		return page.toString();
	}

	public Words words(Locale locale) {
		return new Words(messages, people, locale);
	}

}
