package io.serviceloop.loop.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.EngineRights;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.engine.record.Trail;
import jakarta.validation.Validator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.serviceloop.loop.engine.Variable;
import io.serviceloop.loop.words.Json;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;
import org.springframework.util.function.SingletonSupplier;

/** Every form there is, and the way of an answer: read, checked, filed. */
@Component
public class Forms {

	private final Supplier<List<Form<?>>> all;

	private final Validator validator;

	private final People people;

	private final EngineClock clock;

	private final EngineRights rights;

	private final FormService deployedForms;

	private final Signatures signatures;

	private final Map<String, String> pages = new ConcurrentHashMap<>();

	// Later, because steps that have forms ask about open tasks, which asks for the
	// forms.
	Forms(ObjectProvider<Form<?>> forms, Validator validator, People people, EngineClock clock, EngineRights rights,
			@Lazy FormService deployedForms, Signatures signatures) {
		this.all = SingletonSupplier.of(() -> forms.orderedStream().toList());
		this.validator = validator;
		this.people = people;
		this.clock = clock;
		this.rights = rights;
		this.deployedForms = deployedForms;
		this.signatures = signatures;
	}

	/** Every form. */
	public List<Form<?>> all() {
		return all.get();
	}

	/** The form of a stem. */
	public Optional<Form<?>> of(String stem) {
		return find(place -> place.stem().equals(stem));
	}

	/** The form of a user task; empty for tasks that a process owner added to a model. */
	public Optional<Form<?>> ofTask(String process, String taskKey) {
		return find(place -> place.process().equals(process) && !place.start() && place.taskKey().equals(taskKey));
	}

	/** The start form of a process; empty for a process that is only called. */
	public Optional<Form<?>> ofStart(String process) {
		return find(place -> place.process().equals(process) && place.start());
	}

	/** What the fields of a form may hold, by name. */
	public Map<String, Limits> limits(Form<?> form) {
		return Limits.of(form.answer(), validator);
	}

	/** The processes of the application, whose variables only the application writes. */
	public Set<String> processes() {
		return all().stream().map(form -> form.place().process()).collect(Collectors.toCollection(LinkedHashSet::new));
	}

	/** The variables of a process that a new lap of its project forgets. */
	public List<String> ofOneLap(String process) {
		return all().stream()
			.filter(form -> form.everyLap() && !form.place().start() && form.place().process().equals(process))
			.flatMap(form -> form.submitted().keySet().stream())
			.toList();
	}

	/** Reads, checks and files the answer of a task that is being completed. */
	public void submit(Form<?> form, DelegateTask task) {
		submit(form, Submission.of(task, people.me(), clock.now()));
	}

	/** Reads, checks and files the answer with which a process starts. */
	public void submit(Form<?> form, DelegateExecution start) {
		if (start.getProcessBusinessKey() != null) {
			// Whoever starts a process could name any project; its form says which it is.
			start.setProcessBusinessKey(null);
		}
		submit(form, Submission.of(start, people.me(), clock.now()));
	}

	/**
	 * Reads and checks answers that are to be put down without completing the task:
	 * mistakes in them are refused as ever, what is missing is not missed yet, and
	 * nothing is filed.
	 * @param given the answers, by name
	 */
	public void putDown(Form<?> form, DelegateTask task, Map<String, Object> given) {
		read(form, Submission.of(task, people.me(), clock.now()),
				name -> given.containsKey(name) ? SubmittedValues.raw(given, name) : Variable.raw(task, name),
				given::containsKey);
	}

	/**
	 * Checks the answer to a task that a process owner has added to a model, by its own
	 * Camunda Form; a task without one takes no answers.
	 * @param given what is submitted, by name; null for nothing
	 * @param complete whether the task is to be completed
	 */
	public void checkOwners(DelegateTask task, boolean hasForm, Map<String, Object> given, boolean complete) {
		JsonNode form = hasForm ? rights.ask(() -> deployed(task.getId())) : MissingNode.getInstance();
		Faults faults = new Faults();
		new OwnersForm(form).check((given == null) ? Map.of() : given, task, complete, faults);
		faults.refuse(List.of(), variable -> true);
		if (complete && hasForm) {
			Trail.here().form(form.path("id").asText(), "");
		}
	}

	/**
	 * Takes back what an answer wrote into the registers.
	 * @param task open again, with what its process knew before the answer
	 * @param given a value of the answer by its name
	 */
	public <A extends Record> void takeBack(Form<A> form, DelegateTask task, Function<String, Object> given,
			Taken taken) {
		A answer = new AnswerReader(validator, new Faults()).answer(given, form.answer());
		form.undo().undo(answer, Submission.of(task, people.me(), clock.now()), taken);
	}

	/** Whether a person may be given a task, as its form decides. */
	public boolean decidedBy(Form<?> form, VariableScope task, String person) {
		return rights.ask(() -> form.decidedBy(person, task));
	}

	private JsonNode deployed(String taskId) {
		try (InputStream form = deployedForms.getDeployedTaskForm(taskId)) {
			return Json.parse(form.readAllBytes());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private <A extends Record> void submit(Form<A> form, Submission submission) {
		A answer = read(form, submission, name -> Variable.raw(submission.scope(), name), name -> true);
		String meaning = form.meaning(answer);
		// The engine itself signs nothing.
		String proof = (meaning == null || submission.me() == null) ? null
				: signatures.proof(submission.me(), Signatures.subject(form, answer, submission), meaning);
		AnswerReader.settle(answer, submission.scope());
		rights.run(() -> {
			form.file(answer, submission);
			if (proof != null) {
				Map<String, Object> at = form.signedAt(submission);
				signatures.sign(meaning, form.place().stem(), proof, at, form.signed(submission.businessKey(), at));
			}
		});
		told(form, submission);
	}

	/** What was said, with which version of the form. */
	private void told(Form<?> form, Submission submission) {
		Trail trail = Trail.here();
		form.submitted().forEach((name, submitted) -> {
			Object value = Variable.raw(submission.scope(), name);
			trail.said(name, (submitted.json() && value instanceof String json) ? Json.parse(json) : value);
		});
		String page = "META-INF/resources/forms/" + form.place().stem() + ".html";
		trail.form(form.place().stem(), pages.computeIfAbsent(page, Forms::fingerprint));
	}

	/** Of a page that ships with the application; empty where there is none. */
	private static String fingerprint(String page) {
		ClassPathResource file = new ClassPathResource(page);
		try {
			return file.exists() ? DigestUtils.md5DigestAsHex(file.getContentAsByteArray()) : "";
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The answer, when nothing is wrong with it. */
	private <A extends Record> A read(Form<A> form, Submission submission, Function<String, Object> given,
			Predicate<String> counting) {
		Faults faults = new Faults();
		A answer = new AnswerReader(validator, faults).answer(given, form.answer());
		rights.run(() -> form.check(answer, submission, faults));
		faults.refuse(List.copyOf(form.submitted().keySet()), counting);
		return answer;
	}

	private Optional<Form<?>> find(Predicate<Place> where) {
		return all().stream().filter(form -> where.test(form.place())).findFirst();
	}

}
