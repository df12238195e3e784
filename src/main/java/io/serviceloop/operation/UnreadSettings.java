package io.serviceloop.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * A setting of ours, or of the engine, that nothing reads fails the start: whoever wrote
 * it believes in it. Settings of others are left alone, and so are all environment
 * variables but those that begin as ours do.
 */
class UnreadSettings implements EnvironmentPostProcessor, Ordered {

	private static final Pattern VARIABLE = Pattern.compile("(?i)(SERVICELOOP|CAMUNDA_BPM)_.+");

	private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)");

	/** Variables that are read as such, some of them with the profile postgres alone. */
	private static final Set<String> VARIABLES = Set.of("SERVICELOOP_ADMIN_USER", "SERVICELOOP_ADMIN_PASSWORD",
			"SERVICELOOP_DB_URL", "SERVICELOOP_DB_USER", "SERVICELOOP_DB_PASSWORD", "SERVICELOOP_PROXIES");

	/** After the files of settings have been read, and where the house is. */
	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	/**
	 * Looks at all settings that were given.
	 * @throws WrongSetting where nothing reads one of them
	 */
	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		KnownSettings known = new KnownSettings();
		List<String> faults = new ArrayList<>();
		Set<String> meant = new TreeSet<>();
		Set<String> variables = new TreeSet<>(VARIABLES);
		sources(environment).forEach(source -> variables.addAll(placeholders(source)));
		for (EnumerablePropertySource<?> source : sources(environment)) {
			boolean variable = source instanceof SystemEnvironmentPropertySource;
			for (String name : source.getPropertyNames()) {
				if (variable ? isUnread(name, known, variables) : isUnread(name, known)) {
					faults.add("\u201C" + name + "\u201D (" + where(source, name) + ")");
					String key = variable ? name.toLowerCase(Locale.ROOT).replace('_', '.') : name;
					known.meant(key).ifPresent(meant::add);
				}
			}
		}
		if (!faults.isEmpty()) {
			throw new WrongSetting("Nothing reads " + String.join(", ", faults) + ".",
					(meant.isEmpty() ? "Leave it out." : "Was it meant to be " + String.join(", ", meant) + "?")
							+ " All settings are in docs/operations.md.");
		}
	}

	private static List<EnumerablePropertySource<?>> sources(ConfigurableEnvironment environment) {
		List<EnumerablePropertySource<?>> sources = new ArrayList<>();
		for (PropertySource<?> source : environment.getPropertySources()) {
			if (source instanceof EnumerablePropertySource<?> named) {
				sources.add(named);
			}
		}
		return sources;
	}

	private static Set<String> placeholders(EnumerablePropertySource<?> source) {
		Set<String> found = new TreeSet<>();
		if (!(source instanceof SystemEnvironmentPropertySource)) {
			for (String name : source.getPropertyNames()) {
				Matcher placeholder = PLACEHOLDER.matcher(String.valueOf(source.getProperty(name)));
				placeholder.results().forEach(one -> found.add(one.group(1)));
			}
		}
		return found;
	}

	private static boolean isUnread(String variable, KnownSettings known, Set<String> variables) {
		return VARIABLE.matcher(variable).matches() && !variables.contains(variable) && !known.readsVariable(variable);
	}

	private static boolean isUnread(String name, KnownSettings known) {
		ConfigurationPropertyName key = ConfigurationPropertyName.adapt(name, '.');
		return KnownSettings.OURS.stream().anyMatch(prefix -> prefix.isAncestorOf(key)) && !known.reads(key);
	}

	/** Where a setting was given first; empty where it was not. */
	static Optional<String> where(ConfigurableEnvironment environment, String key) {
		ConfigurationPropertyName wanted = ConfigurationPropertyName.adapt(key, '.');
		return sources(environment).stream()
			.flatMap(source -> Stream.of(source.getPropertyNames())
				.filter(name -> ConfigurationPropertyName.adapt(name, '.').equals(wanted))
				.map(name -> where(source, name)))
			.findFirst();
	}

	private static String where(EnumerablePropertySource<?> source, String name) {
		Origin origin = OriginLookup.getOrigin(source, name);
		return (origin != null) ? origin.toString()
				: (source instanceof SystemEnvironmentPropertySource) ? "environment variable" : source.getName();
	}

}
