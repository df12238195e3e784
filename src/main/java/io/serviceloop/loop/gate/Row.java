package io.serviceloop.loop.gate;

import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.serviceloop.loop.engine.Caller;
import io.serviceloop.loop.words.SubmissionRefused;

import org.camunda.bpm.engine.impl.cmd.CheckPassword;
import org.camunda.bpm.engine.impl.cmd.CreateAuthorizationCommand;
import org.camunda.bpm.engine.impl.cmd.CreateFilterCmd;
import org.camunda.bpm.engine.impl.cmd.CreateGroupCmd;
import org.camunda.bpm.engine.impl.cmd.CreateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CreateTenantCmd;
import org.camunda.bpm.engine.impl.cmd.CreateUserCmd;
import org.camunda.bpm.engine.impl.cmd.ExtendLockOnExternalTaskCmd;
import org.camunda.bpm.engine.impl.cmd.FetchExternalTasksCmd;
import org.camunda.bpm.engine.impl.cmd.LockExternalTaskCmd;
import org.camunda.bpm.engine.impl.cmd.UnlockExternalTaskCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.DbEntity;

/**
 * A line of the table: one command of the engine, or what a kind of commands has in
 * common.
 *
 * @param command the class, or the class or interface that all of the kind extend
 * @param who who may have it done
 * @param on what it is done to
 * @param shownBy the test that shows the refusal
 * @param rule asked before the engine does anything
 */
record Row(Class<?> command, Who who, String on, String shownBy, Rule rule) {

	private static final Rule NOTHING = command -> {
	};

	/** Who may have a command done. */
	enum Who {

		/** Refused to every person, whatever he was granted. */
		ENGINE("nobody: the engine and our own code"),
		/** What the engine does itself before or after what a person may do. */
		PART("the engine, as a part of something else"),
		/** The engine leaves out what the person may not see. */
		READER("everybody, what he may see"), EVERYBODY("everybody"),
		/** The rest of this list is decided by the engine's grants; ours are roles.md. */
		ADMINISTRATORS("whoever is granted it: administrators"), OWNERS("whoever is granted it: process owners"),
		STARTERS("whoever is granted it: see roles.md"), GRANTED("whoever is granted it: none of our groups"),
		/** And whose the task is, the gate asks itself. */
		DOER("whose task it is"), INVOLVED("who has the task on his list"), AUTHOR("who wrote it"),
		ONESELF("the person himself");

		private final String words;

		Who(String words) {
			this.words = words;
		}

		@Override
		public String toString() {
			return words;
		}

	}

	/** Refuses by throwing. */
	@FunctionalInterface
	interface Rule {

		void check(Object command);

		default Rule and(Rule next) {
			return (this == NOTHING) ? next : command -> {
				check(command);
				next.check(command);
			};
		}

	}

	/** A rule about three fields. */
	@FunctionalInterface
	interface TriConsumer<A, B, C> {

		void accept(A first, B second, C third);

	}

	/** A command that the engine's own rights decide on. */
	static Row of(Class<?> command, Who who, String on) {
		return new Row(command, who, on, "AllRightsTest.whoIsGrantedNothingIsRefused", NOTHING);
	}

	/** A command that is never a person's. */
	static Row never(Class<?> command, String on, String message) {
		return new Row(command, Who.ENGINE, on, "EngineCommandsTest.isRefusedToWhoeverIsGrantedEverything",
				any -> Caller.refuse(message));
	}

	/**
	 * What is made in memory, to be saved by another command; what is only compared; what
	 * is only locked for a while.
	 */
	private static final Set<Class<?>> WRITES_NOTHING = Set.of(CreateUserCmd.class, CreateGroupCmd.class,
			CreateTenantCmd.class, CreateAuthorizationCommand.class, CreateFilterCmd.class, CreateTaskCmd.class,
			CheckPassword.class, FetchExternalTasksCmd.class, LockExternalTaskCmd.class, UnlockExternalTaskCmd.class,
			ExtendLockOnExternalTaskCmd.class);

	/** Whether it changes something, and not as a part of something else. */
	boolean isWriting() {
		return who != Who.READER && who != Who.EVERYBODY && who != Who.PART && !WRITES_NOTHING.contains(command);
	}

	/**
	 * A command whose class is not public.
	 * @param name as it stands behind {@code org.camunda.bpm.}
	 */
	static Class<?> hidden(String name) {
		try {
			return Class.forName("org.camunda.bpm." + name, false, Row.class.getClassLoader());
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException("The table of commands names org.camunda.bpm." + name
					+ ", which this version of the engine does not have.", ex);
		}
	}

	/** The same line, with the test that shows its refusal. */
	Row shownBy(String test) {
		return new Row(command, who, on, test, rule);
	}

	/** Of a thing that is not there, it is said that it is not there. */
	Row ifThere(String field, Class<? extends DbEntity> thing) {
		CommandField id = new CommandField(command, field);
		Rule there = any -> {
			if (Caller.isPerson() && id.of(any) != null
					&& Context.getCommandContext().getDbEntityManager().selectById(thing, id.of(any)) == null) {
				throw SubmissionRefused.gone(field, id.of(any), "serviceloop.refused.404");
			}
		};
		return new Row(command, who, on, shownBy, there.and(rule));
	}

	<A> Row checks(Consumer<A> rule, String field) {
		CommandField first = new CommandField(command, field);
		return checked(any -> rule.accept(first.of(any)));
	}

	<A, B> Row checks(BiConsumer<A, B> rule, String field, String field2) {
		CommandField first = new CommandField(command, field);
		CommandField second = new CommandField(command, field2);
		return checked(any -> rule.accept(first.of(any), second.of(any)));
	}

	<A, B, C> Row checks(TriConsumer<A, B, C> rule, String field, String field2, String field3) {
		CommandField first = new CommandField(command, field);
		CommandField second = new CommandField(command, field2);
		CommandField third = new CommandField(command, field3);
		return checked(any -> rule.accept(first.of(any), second.of(any), third.of(any)));
	}

	/** A rule about a command that can be asked itself. */
	Row checked(Rule rule) {
		return new Row(command, who, on, shownBy, this.rule.and(rule));
	}

}
