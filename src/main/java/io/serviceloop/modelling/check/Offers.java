package io.serviceloop.modelling.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.serviceloop.loop.engine.DecisionUse;
import io.serviceloop.loop.engine.DecisionUse.Domain;
import io.serviceloop.loop.engine.InModels;
import io.serviceloop.loop.engine.Variable;
import io.serviceloop.loop.engine.expression.GuardedExpressions;
import io.serviceloop.loop.form.Form;
import io.serviceloop.loop.form.Forms;
import io.serviceloop.loop.form.Limits;
import io.serviceloop.loop.people.Role;
import io.serviceloop.modelling.check.source.Vocabulary;
import io.serviceloop.modelling.check.source.Vocabulary.Asked;
import io.serviceloop.modelling.check.source.Vocabulary.Kind;
import io.serviceloop.modelling.check.source.Vocabulary.Offered;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;
import org.springframework.util.function.SingletonSupplier;

/** Reads from the code what the application offers to models. */
@Component
class Offers {

	private static final Map<String, Kind> KINDS = Map.of("text", Kind.TEXT, "number", Kind.NUMBER, "wholeNumber",
			Kind.NUMBER, "flag", Kind.FLAG, "date", Kind.DATE, "list", Kind.LIST, "object", Kind.OBJECT);

	private final ListableBeanFactory beans;

	private final Forms forms;

	private final ResourcePatternResolver resources;

	private final MetadataReaderFactory readers = new SimpleMetadataReaderFactory();

	private final String timeToLive;

	private final Supplier<Vocabulary> words = SingletonSupplier.of(this::read);

	Offers(ListableBeanFactory beans, Forms forms, ResourcePatternResolver resources,
			@Value("${camunda.bpm.generic-properties.properties.history-time-to-live:}") String timeToLive) {
		this.beans = beans;
		this.forms = forms;
		this.resources = resources;
		this.timeToLive = timeToLive;
	}

	/** The published list. */
	Vocabulary vocabulary() {
		return words.get();
	}

	/** The one setting on which the list depends. */
	String timeToLive() {
		return timeToLive;
	}

	private Vocabulary read() {
		Map<String, Kind> variables = new HashMap<>();
		Map<String, Domain> domains = new HashMap<>();
		Map<String, Asked> tasks = new LinkedHashMap<>();
		Map<String, Asked> starts = new LinkedHashMap<>();
		for (Form<?> form : forms.all()) {
			Asked asked = asked(form);
			forms.limits(form).forEach((name, limits) -> domains.put(name, domain(limits)));
			variables.putAll(asked.submits());
			if (form.place().start()) {
				starts.put(asked.process(), asked);
			}
			else {
				tasks.put(form.place().taskKey(), asked);
			}
		}
		Map<String, Offered> delegates = offered(JavaDelegate.class);
		Map<String, Offered> listeners = offered(ExecutionListener.class);
		declared().forEach(variable -> variables.putIfAbsent(variable.name(), KINDS.get(variable.kind())));
		return new Vocabulary(delegates, listeners, functions(), tasks, starts,
				beans.getBeansOfType(DecisionUse.class)
					.values()
					.stream()
					.collect(Collectors.toMap(DecisionUse::key, Function.identity())),
				variables, domains, messages(), Set.copyOf(Role.working()), timeToLive.isBlank() ? null : 3650);
	}

	/** The variables that each step declares, in its class of that name. */
	private List<Variable<?>> declared() {
		List<Variable<?>> declared = new ArrayList<>();
		try {
			for (Resource step : resources.getResources("classpath*:io/serviceloop/**/*Variables.class")) {
				String name = readers.getMetadataReader(step).getClassMetadata().getClassName();
				for (Field field : ClassUtils.forName(name, null).getDeclaredFields()) {
					if (field.getType() == Variable.class && Modifier.isStatic(field.getModifiers())) {
						field.setAccessible(true);
						declared.add((Variable<?>) field.get(null));
					}
				}
			}
			return declared;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Asked asked(Form<?> form) {
		Map<String, Kind> submits = new LinkedHashMap<>();
		forms.limits(form).forEach((name, limits) -> submits.put(name, kind(limits)));
		InModels beside = ClassUtils.getUserClass(form).getAnnotation(InModels.class);
		return new Asked(form.place().process(), form.place().stem(), submits,
				(beside == null) ? Set.of() : Set.of(beside.sets()));
	}

	/** Null where it can be anything. */
	private static Domain domain(Limits limits) {
		boolean number = KINDS.get(limits.type()) == Kind.NUMBER;
		if (!number && !limits.type().equals("flag") && limits.options() == null) {
			return null;
		}
		return new Domain(limits.type(), number ? value(limits.above()) : null, number ? value(limits.least()) : null,
				number ? value(limits.most()) : null, (limits.options() == null) ? List.of() : limits.options(),
				!limits.required());
	}

	private static Double value(Long limit) {
		return (limit == null) ? null : (Double) limit.doubleValue();
	}

	private static Kind kind(Limits limits) {
		return KINDS.get(limits.type());
	}

	private <T> Map<String, Offered> offered(Class<T> type) {
		Map<String, Offered> offered = new TreeMap<>();
		for (String name : beans.getBeanNamesForType(type)) {
			InModels said = beans.findAnnotationOnBean(name, InModels.class);
			if (said != null) {
				offered.put(name, new Offered(Set.of(said.processes()), Set.of(said.at()), Set.of(said.sets())));
			}
		}
		return offered;
	}

	private Map<String, String> messages() {
		return beans.getBeansOfType(JavaDelegate.class)
			.keySet()
			.stream()
			.map(name -> beans.findAnnotationOnBean(name, InModels.class))
			.filter(Objects::nonNull)
			.flatMap(said -> Arrays.stream(said.sends()))
			.map(sent -> sent.split(":"))
			.collect(Collectors.toMap(sent -> sent[1], sent -> sent[0]));
	}

	private Map<String, Vocabulary.Function> functions() {
		Map<String, Vocabulary.Function> functions = new TreeMap<>();
		for (String name : GuardedExpressions.HELPERS) {
			for (Method method : ClassUtils.getUserClass(beans.getType(name)).getMethods()) {
				InModels said = method.getAnnotation(InModels.class);
				if (said != null) {
					boolean read = method.getName().startsWith("get") && method.getParameterCount() == 0;
					functions.put(
							name + "."
									+ (read ? StringUtils.uncapitalize(method.getName().substring(3))
											: method.getName()),
							new Vocabulary.Function(read ? -1 : method.getParameterCount(),
									Arrays.stream(said.at()).collect(Collectors.toUnmodifiableSet())));
				}
			}
		}
		return functions;
	}

}
