package io.serviceloop.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.serviceloop.handbook.Handbook;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Forms;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.people.Role;
import io.serviceloop.loop.task.TaskNames;
import io.serviceloop.loop.task.WaitingTasks;
import io.serviceloop.loop.task.WaitingTasks.WaitingTask;
import io.serviceloop.loop.task.WorkOfPerson;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.project.Project;
import io.serviceloop.project.ProjectRights;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * What the signed-in person may do next with a project that he sees: his tasks in it,
 * what he may change of it, and where it is read. Nothing is named that would be refused.
 */
@Component
public class NextSteps {

	private static final String CHANGE = "/camunda/app/tasklist/default/#/?processStart=changeProject";

	private final WaitingTasks waiting;

	private final WorkOfPerson work;

	private final Forms forms;

	private final TaskNames names;

	private final ProjectRights rights;

	private final People people;

	private final Handbook handbook;

	private final Texts texts;

	NextSteps(WaitingTasks waiting, WorkOfPerson work, Forms forms, TaskNames names, ProjectRights rights,
			People people, Handbook handbook, Texts texts) {
		this.waiting = waiting;
		this.work = work;
		this.forms = forms;
		this.names = names;
		this.rights = rights;
		this.people = people;
		this.handbook = handbook;
		this.texts = texts;
	}

	/**
	 * Something to do or to look at.
	 *
	 * @param rel its kind: {@code task}, {@code change}, {@code feedback},
	 * {@code readings}; {@code project}, {@code issues}, {@code records}, {@code copies},
	 * {@code handbook}, {@code recipe}
	 * @param method of HTTP that does it; {@code GET} where it is a page
	 * @param href below the root of the application
	 * @param text in the reader's language
	 */
	public record Link(String rel, String method, String href, String text) {

		/** Whether a person can follow it, in Tasklist or as a page. */
		public boolean page() {
			return method.equals("GET");
		}

	}

	/** What the reader may do with a project that he sees, the tasks first. */
	public List<Link> of(Project project) {
		List<Link> links = new ArrayList<>();
		if (project.running()) {
			tasks(project, links);
			changes(project, links);
		}
		String key = project.businessKey();
		links.add(page("project", "/projects/" + key));
		links.add(page("issues", "/projects/" + key + "/issues"));
		links.add(page("records", "/projects/" + key + "/records"));
		links.add(page("copies", "/projects/" + key + "/copies"));
		if (!project.running()) {
			handbook.of(key)
				.stream()
				.filter(Handbook.Version::standard)
				.map(Handbook.Version::entryId)
				.distinct()
				.forEach(entry -> links.add(page("handbook", "/handbook/" + entry)));
			boolean learned = !project.state().equals("cancelled") || project.lap() > 1;
			if (learned && (leads(project) || people.amIn(Role.MANAGER))) {
				links.add(page("recipe", "/projects/" + key + "/recipe"));
			}
		}
		return links;
	}

	private void tasks(Project project, List<Link> links) {
		Locale language = LocaleContextHolder.getLocale();
		for (WaitingTask task : waiting.of(people.me(), project.businessKey())) {
			Form<?> form = forms.ofTask(task.process(), task.taskKey()).orElse(null);
			if (form == null || !work.hadPart(task, form).contains(people.me())) {
				links.add(new Link("task", "GET", task.address(), texts.of("next.task", names.of(task, language))));
			}
		}
	}

	private void changes(Project project, List<Link> links) {
		if (leads(project) || people.amIn(Role.MANAGER)) {
			links.add(new Link("change", "GET", CHANGE, texts.of("next.change")));
		}
		if (rights.works(project)) {
			String key = "/api/projects/" + project.businessKey();
			links.add(new Link("feedback", "POST", key + "/feedback", texts.of("next.feedback")));
			links.add(new Link("readings", "POST", key + "/readings", texts.of("next.readings")));
		}
	}

	private boolean leads(Project project) {
		return people.me().equals(project.lead()) || people.me().equals(project.processOwner());
	}

	private Link page(String rel, String href) {
		return new Link(rel, "GET", href, texts.of("next." + rel));
	}

}
