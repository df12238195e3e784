package io.serviceloop.loop.engine.expression;

import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.serviceloop.loop.words.SubmissionRefused;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.spin.json.SpinJsonNode;
import org.camunda.spin.json.SpinJsonPathQuery;

/**
 * Stands in front of everything that an expression can reach, whoever wrote it: a model,
 * a decision table, a filter, or a stranger's task query (CVE-2026-109432). What may be
 * called is named, because every list of what may not was too short:
 * {@code currentUserGroups().add(…)} made administrators, and {@code 'x'.repeat(…)} took
 * the memory.
 */
class ExpressionGuard extends ELResolver {

	/**
	 * What may be called on which values: it answers, changes nothing, and takes no
	 * longer than its text is long.
	 */
	private static final Map<Class<?>, String> CALLS = Map.of(CharSequence.class,
			"length|isEmpty|isBlank|trim|strip|toLowerCase|toUpperCase|equals|equalsIgnoreCase|contains|startsWith|endsWith"
					+ "|indexOf|substring|charAt|concat|compareTo|toString",
			Number.class, "(int|long|double)Value|equals|compareTo|toString", Boolean.class,
			"booleanValue|equals|toString", Collection.class, "size|isEmpty|contains|get|indexOf", Map.class,
			"size|isEmpty|get|containsKey", Date.class, "getTime|before|after|equals|compareTo|toString|toInstant",
			// Ways to JSON only, not to the library beneath it or to classes.
			SpinJsonNode.class,
			"prop|hasProp|elements|value|stringValue|numberValue|boolValue|isArray|isObject|isValue|isString|isNumber"
					+ "|isBoolean|isNull|fieldNames|indexOf|contains|size|jsonPath|toString",
			SpinJsonPathQuery.class, "element|elementList|stringValue|numberValue|boolValue");

	/**
	 * The same for dates of either library: no zone, no chronology, because these lead to
	 * settings of the machine.
	 */
	private static final String DATE_CALLS = "(plus|minus)\\w*|with(Year|Month|Day|Time|Hour|Minute|Second|Millis)\\w*"
			+ "|get(Year|Month|Day|Hour|Minute|Second|Millis|Week)\\w*|is(Before|After|Equal)\\w*|equals|compareTo"
			+ "|to(Date|DateTime|LocalDate|String|Instant)";

	/** What a model may ask of the execution or task it stands in. */
	private static final Set<String> OF_THE_INSTANCE = Set.of("id", "getId", "processBusinessKey",
			"getProcessBusinessKey", "businessKey", "getBusinessKey", "processInstanceId", "getProcessInstanceId",
			"currentActivityId", "getCurrentActivityId", "getVariable", "hasVariable", "assignee", "getAssignee");

	/** Never of our own helpers: ways to classes, and settings. */
	private static final String NEVER = "class|getClass|getDeclaringClass|declaringClass|wait|notify|notifyAll|set[A-Z]\\w*";

	/** What may be read without a call: fields of JSON, elements of lists. */
	private static final List<Class<?>> KEYED = List.of(Collection.class, Map.class);

	@Override
	public Object getValue(ELContext context, Object base, Object property) {
		if (!isKeyed(base)) {
			check(base, property);
		}
		return null;
	}

	@Override
	public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
		check(base, method);
		return null;
	}

	@Override
	public Class<?> getType(ELContext context, Object base, Object property) {
		check(base, property);
		return null;
	}

	@Override
	public void setValue(ELContext context, Object base, Object property, Object value) {
		throw refused(property);
	}

	@Override
	public boolean isReadOnly(ELContext context, Object base, Object property) {
		return false;
	}

	@Override
	public java.util.Iterator<java.beans.FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
		return null;
	}

	@Override
	public Class<?> getCommonPropertyType(ELContext context, Object base) {
		return Object.class;
	}

	/**
	 * Refuses what is not named; a name without a base is a variable, a bean or a
	 * function, and those are chosen.
	 */
	private static void check(Object base, Object member) {
		if (base != null && !isOpen(base, String.valueOf(member))) {
			throw refused(member);
		}
	}

	private static boolean isOpen(Object base, String name) {
		if (base instanceof DelegateExecution || base instanceof DelegateTask) {
			return OF_THE_INSTANCE.contains(name);
		}
		if (base.getClass().getName().startsWith("io.serviceloop.")) {
			return !isStep(base) && !name.matches(NEVER);
		}
		if (base instanceof Temporal || base instanceof TemporalAmount
				|| base.getClass().getName().startsWith("org.joda.time.")) {
			return name.matches(DATE_CALLS);
		}
		return CALLS.entrySet()
			.stream()
			.anyMatch(calls -> calls.getKey().isInstance(base) && name.matches(calls.getValue()));
	}

	/** Delegates and listeners are named by models, and called by the engine alone. */
	private static boolean isStep(Object base) {
		return base instanceof JavaDelegate || base instanceof ExecutionListener || base instanceof TaskListener;
	}

	private static boolean isKeyed(Object base) {
		return base != null && (base.getClass().isArray() || KEYED.stream().anyMatch(keyed -> keyed.isInstance(base)));
	}

	private static SubmissionRefused refused(Object member) {
		return SubmissionRefused.forbidden("expression", String.valueOf(member), "wrong.expression");
	}

}
