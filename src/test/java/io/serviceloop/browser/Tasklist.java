package io.serviceloop.browser;

import java.util.List;

import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * Tasklist as a person uses it: its list of tasks, one open task or start form, and the
 * answers it gives.
 */
class Tasklist extends Page {

	/** A form that has loaded and is not the one before it. */
	private static final String FORM = ".sl-form:not([data-earlier]) .sl-head,"
			+ " .fjs-container:not([data-earlier]) .fjs-form";

	Tasklist(ChromeDriver driver, Keyboard keyboard) {
		super(driver, keyboard);
	}

	/** Signs in at our own page, which leads to Tasklist. */
	void signIn(String address, String name) {
		driver.get(address + "/login");
		at("[name=username]").type(name);
		at("[name=password]").type(name);
		click("button[type=submit]");
		see(".sl-filter-name");
	}

	/**
	 * Waits until these are all the tasks of who is signed in, in the order of their
	 * names.
	 */
	void mine(String... names) {
		filter("My tasks");
		until("only the tasks " + List.of(names),
				() -> texts(".tasks-list li h4").stream().sorted().toList().equals(List.of(names)));
	}

	/** The filters are folded; choosing one leaves them so. */
	void filter(String name) {
		filters(true);
		at(By.xpath("//*[contains(@class, 'task-filter')]//a[starts-with(normalize-space(), \"" + name + "\")]"))
			.click();
		filters(false);
	}

	/** Folds or unfolds the filters. */
	void filters(boolean unfolded) {
		if (!at(".sl-filter-name").attribute("aria-expanded").equals(String.valueOf(unfolded))) {
			click(".sl-filter-name");
			see(".sl-filter-name[aria-expanded=" + unfolded + "]");
		}
	}

	void open(String taskId) {
		forget();
		// The filter stays in the address: without it Tasklist chooses one and forgets
		// the task again.
		driver.executeScript("""
				const address = new URLSearchParams(location.hash.split('?')[1]);
				address.set('task', arguments[0]);
				// Somebody may have left another tab open.
				address.delete('detailsTab');
				location.hash = '#/?' + address;
				""", taskId);
		ready();
	}

	/**
	 * Leaves the open task as it is. Tasklist asks again and again for an open one, and
	 * would be refused where somebody completes it elsewhere.
	 */
	void leave() {
		driver.executeScript("""
				const address = new URLSearchParams(location.hash.split('?')[1]);
				address.delete('task');
				location.hash = '#/?' + address;
				""");
		until("the task to be left", () -> !shows(".task-card .tab-content"));
	}

	/** Opens a task from the list of a filter and claims it. */
	void claimFrom(String filter, String taskId) {
		filter(filter);
		forget();
		click(".tasks-list li h4 a[href*='" + taskId + "']");
		ready();
		claim();
	}

	void claim() {
		click(".task-card .claim");
		see(".task-card .unclaim");
		until("the form to be open for answers", () -> shows(FORM) && !shows(".disabled-form"));
	}

	/** Opens the form that starts a process, from the list of processes. */
	void start(String process) {
		forget();
		click(".start-process-action a");
		at(By.xpath("//*[contains(@class, 'modal-dialog')]//a[normalize-space()='" + process + "']")).click();
		ready();
	}

	/** Leaves a start form without starting anything. */
	void close() {
		click(".modal-footer [ng-click='$dismiss()']");
		until("the dialogue to close", () -> !shows(".modal-dialog"));
	}

	/** Submits; fails with the reasons where the form is refused. */
	void complete() {
		forget();
		submit();
		until("the task to be completed", () -> {
			sign();
			List<String> reasons = reasons();
			if (!reasons.isEmpty()) {
				throw new AssertionError("refused: " + reasons);
			}
			boolean left = !shows(".task-card .tab-content") || shows(".task-removed-alert");
			return left && !shows(".modal-dialog");
		});
	}

	/** What is signed asks for the password once more; it is the same as the name. */
	private void sign() {
		if (shows("dialog.sl-signature") && !texts("dialog.sl-signature .sl-meaning").isEmpty()) {
			at("dialog.sl-signature input[type=password]").type(at("dialog.sl-signature input[type=text]").value());
			click("dialog.sl-signature button[type=submit]");
			until("the signature to be taken", () -> !shows("dialog.sl-signature"));
		}
	}

	/** Submits what is wrong on purpose, and gives the reasons that are shown. */
	List<String> refused() {
		submit();
		return until("the form to be refused", () -> {
			List<String> reasons = reasons();
			return reasons.isEmpty() ? null : reasons;
		});
	}

	private void submit() {
		click(shows(".modal-dialog") ? ".modal-footer .btn-primary" : ".task-card .form-actions .btn-primary");
	}

	private List<String> reasons() {
		List<String> atTheForm = texts(".sl-errors li");
		return atTheForm.isEmpty() ? texts(".page-notifications .alert-danger") : atTheForm;
	}

	/** The fields of the form as a whole. */
	Fields form() {
		return part("body", 0);
	}

	/** The fields of one of several parts of a form, which count from 0. */
	Fields part(String css, int index) {
		return new Fields(at(css).number(index));
	}

	/** The fields of a row; rows count from 0. */
	Fields row(String list, int index) {
		return part("sl-table[list='" + list + "'] .sl-row", index);
	}

	/** Adds a row and gives its fields. */
	Fields newRow(String list, int index) {
		click("sl-table[list='" + list + "'] .sl-foot .sl-button");
		return row(list, index);
	}

	CamundaForm camundaForm() {
		return new CamundaForm(this);
	}

	/** The name of the open task as it is shown. */
	String taskName() {
		return text(".task-card h2.task");
	}

	/**
	 * Marks the form that is about to be left, which stays for a moment after the next
	 * one was asked for.
	 */
	private void forget() {
		driver.executeScript("""
				document.querySelectorAll('.sl-form, .fjs-container').forEach(old => old.dataset.earlier = '');
				""");
	}

	private void ready() {
		until("a form that is ready", () -> shows(FORM) && !shows(".sl-loading"));
	}

}
