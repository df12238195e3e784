package io.serviceloop.modelling.check.source;

import io.serviceloop.loop.words.Reason;

/**
 * One thing that is wrong with a model, a table or a form; language-free.
 *
 * @param file the name of the file
 * @param element the id of the element; null where it is about the file
 * @param label what stands on the element in the diagram; null where nothing does
 * @param rule the rule that was broken, one word
 * @param severity whether it stops the deployment
 * @param message what is wrong
 * @param remedy how it is mended
 * @param example a case that shows it, such as the inputs that have no rule; null where
 * there is none
 */
public record Finding(String file, String element, String label, String rule, Severity severity, Reason message,
		Reason remedy, Object example) {

	/** The same in a file of another name. */
	public Finding in(String otherFile) {
		return new Finding(otherFile, element, label, rule, severity, message, remedy, example);
	}

	/** Whether it stops the deployment. */
	public boolean isError() {
		return severity == Severity.ERROR;
	}

}
