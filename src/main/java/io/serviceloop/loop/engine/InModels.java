package io.serviceloop.loop.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says where models may name a delegate, a listener, or what expressions may call: the
 * gate in front of deployments refuses everything else.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.TYPE, ElementType.METHOD })
public @interface InModels {

	/**
	 * The ids of the processes that may name a delegate or a listener; nothing for
	 * functions, which every process may call.
	 */
	String[] processes() default {};

	/**
	 * Where a listener may stand, as {@code endEvent:start}, or the attributes and
	 * elements in which a function may be called, such as {@code collection},
	 * {@code dueDate} or {@code timeDuration}.
	 */
	String[] at() default {};

	/**
	 * The messages that a delegate sends to running work, each with the process that
	 * waits for it, as {@code improvementLoop:projectClosed}: no other model may listen.
	 */
	String[] sends() default {};

	/** The variables that a delegate or a listener sets. */
	String[] sets() default {};

}
