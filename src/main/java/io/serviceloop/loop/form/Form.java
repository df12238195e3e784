package io.serviceloop.loop.form;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.serviceloop.loop.engine.Variable;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * A form of the models and what becomes of its answer: one bean for each user task and
 * for each start. The components of the answer are the variables that the form submits,
 * with their limits as constraints of Jakarta Validation; what it does not have cannot be
 * submitted. Bound to its task by the application and not by the model, so that a changed
 * model cannot lose the check.
 *
 * @param <A> what is answered
 */
public abstract class Form<A extends Record> {

	/** How many rows a list may have. */
	public static final int MOST_ROWS = 200;

	private final Place place;

	private final Class<A> answer;

	private final Known shown;

	private final Map<String, Submitted> submitted;

	/** A form that shows everything that is known. */
	protected Form(Place place, Class<A> answer) {
		this(place, answer, Known.EVERYTHING);
	}

	/**
	 * A form.
	 * @param shown what it shows of the work so far
	 */
	protected Form(Place place, Class<A> answer, Known shown) {
		this.place = place;
		this.answer = answer;
		this.shown = shown;
		this.submitted = Arrays.stream(answer.getRecordComponents())
			.map(part -> new Submitted(part.getName(),
					List.class.isAssignableFrom(part.getType()) || Record.class.isAssignableFrom(part.getType()),
					AnswerReader.isName(part)))
			.collect(Collectors.toMap(Submitted::name, Function.identity(), (a, b) -> a, LinkedHashMap::new));
	}

	/**
	 * A variable that the form submits.
	 *
	 * @param json whether it is a list or an object; otherwise a single value
	 * @param line whether a text is a name, a title, an id: one line
	 */
	public record Submitted(String name, boolean json, boolean line) {
	}

	/** Where the form is asked. */
	public Place place() {
		return place;
	}

	/** The type of the answer. */
	public Class<A> answer() {
		return answer;
	}

	/** What the form submits, by name, in the order of the form. */
	public Map<String, Submitted> submitted() {
		return submitted;
	}

	/**
	 * Finds what is wrong beyond the limits of single fields. What is missing or of the
	 * wrong kind is null, and lists without a usable row are empty; that, and what is too
	 * long or too large, was named already.
	 */
	protected void check(A answer, Submission submission, Faults faults) {
	}

	/** Files an answer that nothing is wrong with. */
	protected abstract void file(A answer, Submission submission);

	/**
	 * What a signature under an answer says: {@code signature.<meaning>} is its text.
	 * Null where the answer is not signed.
	 */
	protected String meaning(A answer) {
		return null;
	}

	/** Which of its kind an answer that is signed is about, such as its lap. */
	protected Map<String, Object> signedAt(Submission submission) {
		return Map.of();
	}

	/**
	 * What is signed with an answer, as the registers hold it now: where it is not the
	 * same any more, the signature is seen to be broken.
	 * @param at as {@link #signedAt} gave it
	 * @return null where a later decision took its place
	 */
	public Object signed(String businessKey, Map<String, Object> at) {
		return null;
	}

	/**
	 * How an answer is taken back, while what follows is one task that nobody has begun;
	 * null where it cannot be.
	 */
	public Undo<A> undo() {
		return null;
	}

	/**
	 * The boxes of the diagram behind the task that file its answer, and write nothing
	 * else: they are passed when it is taken back.
	 */
	public Set<String> filedBy() {
		return Set.of();
	}

	/**
	 * The variable that names who must not do a task of this kind, though it is on his
	 * list; null where everybody may on whose list it is.
	 */
	public Variable<String> notBy() {
		return null;
	}

	/** Who must not do a task, though it is on his list; null where nobody. */
	public final String barred(VariableScope task) {
		return (notBy() == null) ? null : notBy().in(task);
	}

	/**
	 * Everybody who had a part in what a task decides, and so does not decide it; who is
	 * {@link #barred} among them.
	 */
	public Set<String> hadPart(VariableScope task) {
		String barred = barred(task);
		return (barred == null) ? Set.of() : Set.of(barred);
	}

	/**
	 * Whether process owners decide it, and service managers only where no process owner
	 * may. Nobody is added to those by hand.
	 */
	public boolean ownersFirst() {
		return false;
	}

	/** Who decides it beside process owners, by name. */
	public Set<String> deciders(VariableScope task) {
		return Set.of();
	}

	/**
	 * Whether a person may answer a task of this kind, and so may be given it: who holds
	 * one that he cannot answer would keep it from everybody else (A41).
	 */
	public boolean decidedBy(String person, VariableScope task) {
		return true;
	}

	/** The key of the sentence that says who may, to whoever may not. */
	public String decidersSentence() {
		return "handbook.ownersDecide";
	}

	/** The key of the sentence that says to that person why not. */
	public String barredSentence() {
		return "wrong.ownCause";
	}

	/**
	 * The variable that says what a task of this kind is about; null for the whole
	 * project.
	 */
	public Variable<?> subject() {
		return null;
	}

	/** Whether the task is about the one person alone, so that nobody else can do it. */
	public boolean personal() {
		return false;
	}

	/**
	 * Whether the task decides what the project's lead wants, who cannot stand in for it.
	 */
	public boolean decidesOnTheLead() {
		return false;
	}

	/** Whether each lap of a project answers anew, and forgets what the last one said. */
	public boolean everyLap() {
		return true;
	}

	/** What the form shows of the work so far. */
	public Known shown() {
		return shown;
	}

}
