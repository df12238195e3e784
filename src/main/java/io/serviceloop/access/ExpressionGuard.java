package io.serviceloop.access;

import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.serviceloop.loop.SubmissionRefused;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.spin.json.SpinJsonNode;

/**
 * Stands in front of everything that an expression can reach, whoever wrote it: a model, a decision table, a filter, or
 * a stranger's task query (CVE-2026-109432). Texts, numbers, dates, lists, JSON and our own beans are open; classes and
 * the engine are not.
 */
class ExpressionGuard extends ELResolver {

	/** Ways from harmless values to classes. */
	private static final Set<String> NEVER = Set.of("class", "getClass", "forName", "mapTo", "getDeclaringClass",
			"declaringClass", "wait", "notify", "notifyAll");

	/** What a model may ask of the execution or task it stands in. */
	private static final Set<String> OF_THE_INSTANCE = Set.of("id", "getId", "processBusinessKey",
			"getProcessBusinessKey", "businessKey", "getBusinessKey", "processInstanceId", "getProcessInstanceId",
			"currentActivityId", "getCurrentActivityId", "getVariable", "hasVariable", "assignee", "getAssignee");

	private static final List<Class<?>> OPEN = List.of(CharSequence.class, Number.class, Boolean.class, Date.class,
			TemporalAccessor.class, TemporalAmount.class, Collection.class, Map.class, SpinJsonNode.class);

	private static final List<String> OPEN_PACKAGES = List.of("io.serviceloop.", "org.joda.time.");

	@Override
	public Object getValue(ELContext context, Object base, Object property) {
		check(base, property);
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
		check(base, property);
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

	/** Refuses what is not open; a name without a base is a variable, a bean or a function, and those are chosen. */
	private static void check(Object base, Object member) {
		if (base == null) {
			return;
		}
		String name = String.valueOf(member);
		boolean instance = base instanceof DelegateExecution || base instanceof DelegateTask;
		boolean open = instance ? OF_THE_INSTANCE.contains(name) : isOpen(base) && !NEVER.contains(name);
		if (!open) {
			throw SubmissionRefused.forbidden("expression", name, "wrong.expression");
		}
	}

	private static boolean isOpen(Object base) {
		Class<?> type = base.getClass();
		return type.isArray() || OPEN.stream().anyMatch(open -> open.isInstance(base))
				|| OPEN_PACKAGES.stream().anyMatch(type.getName()::startsWith);
	}

}
