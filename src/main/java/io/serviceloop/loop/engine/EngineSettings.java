package io.serviceloop.loop.engine;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * The settings that the starter hands on to the engine by the names of its setters, and
 * whether they arrived: the starter sets some of them itself afterwards, from settings of
 * its own.
 */
@Component
public class EngineSettings {

	/** Before the name of a setter of the engine, in dashes. */
	public static final String PREFIX = "camunda.bpm.generic-properties.properties";

	private final ProcessEngineConfiguration configuration;

	private final Binder binder;

	EngineSettings(ProcessEngine engine, Environment environment) {
		this.configuration = engine.getProcessEngineConfiguration();
		this.binder = Binder.get(environment);
	}

	/** A setting that the engine does not have, and what it has in its place. */
	public record Lost(String key, Object given, Object has) {
	}

	/** The names behind the prefix that the engine has a setter for, in dashes. */
	public static Set<String> names() {
		return Arrays.stream(SpringProcessEngineConfiguration.class.getMethods())
			.filter(method -> method.getName().startsWith("set") && method.getParameterCount() == 1)
			.map(method -> DataObjectPropertyName.toDashedForm(method.getName().substring(3)))
			.map(name -> name.startsWith("-") ? name.substring(1) : name)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/** The settings that were given and are not what the running engine has. */
	public List<Lost> lost() {
		Map<String, Object> given = binder.bind(PREFIX, Bindable.mapOf(String.class, Object.class)).orElse(Map.of());
		return given.keySet().stream().map(this::lost).flatMap(Optional::stream).toList();
	}

	private Optional<Lost> lost(String name) {
		String plain = name.replace("-", "");
		return Arrays.stream(configuration.getClass().getMethods())
			.filter(method -> method.getParameterCount() == 0 && method.getName().matches("(?i)(get|is)" + plain)
					&& BeanUtils.isSimpleValueType(method.getReturnType()))
			.findFirst()
			.flatMap(getter -> lost(name, getter));
	}

	private Optional<Lost> lost(String name, Method getter) {
		Object has = ReflectionUtils.invokeMethod(getter, configuration);
		Object given = binder
			.bind(ConfigurationPropertyName.adapt(PREFIX + "." + name, '.'),
					Bindable.of(ClassUtils.resolvePrimitiveIfNecessary(getter.getReturnType())))
			.orElse(null);
		return Objects.equals(given, has) ? Optional.empty() : Optional.of(new Lost(PREFIX + "." + name, given, has));
	}

}
