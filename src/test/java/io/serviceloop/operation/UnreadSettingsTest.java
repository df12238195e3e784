package io.serviceloop.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.serviceloop.loop.words.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A setting that nothing reads fails the start. */
class UnreadSettingsTest {

	@ParameterizedTest
	@CsvSource({ "serviceloop.zon,serviceloop.zone", "serviceloop.mail.form,serviceloop.mail.from",
			"serviceloop.follow-up.remind-befor,serviceloop.follow-up.remind-before",
			"serviceloop.classification.vague-word[0],serviceloop.classification.vague-words",
			"camunda.bpm.history-time-to-live,camunda.bpm.generic-properties.properties.history-time-to-live",
			"camunda.bpm.generic-properties.properties.history-time-to-life,"
					+ "camunda.bpm.generic-properties.properties.history-time-to-live",
			"camunda.bpm.generic-properties.history-time-to-live,"
					+ "camunda.bpm.generic-properties.properties.history-time-to-live",
			"camunda.bpm.authorisation.enabled,camunda.bpm.authorization.enabled",
			"camunda.bpm.job-execution.core-pool-sise,camunda.bpm.job-execution.core-pool-size" })
	void whatNothingReadsIsNamedWithItsPlaceAndWhatWasMeant(String given, String meant) {
		assertThatExceptionOfType(WrongSetting.class)
			.isThrownBy(() -> look(new MapPropertySource("commandLineArgs", Map.of(given, "1"))))
			.withMessageContainingAll("Nothing reads \u201C" + given + "\u201D", "commandLineArgs", meant + "?");
	}

	@Test
	void aFileIsNamedWithTheLine() throws IOException {
		ByteArrayResource file = new ByteArrayResource("""
				server:
				  port: 1
				serviceloop:
				  zone: Asia/Shanghai
				  zones: Asia/Shanghai
				  work: {enabeld: true}
				""".getBytes(), "application.yaml");
		assertThatExceptionOfType(WrongSetting.class)
			.isThrownBy(() -> look(new YamlPropertySourceLoader().load("yaml", file).get(0)))
			.withMessageContainingAll("\u201Cserviceloop.zones\u201D (Byte array resource [application.yaml] - 5:",
					"\u201Cserviceloop.work.enabeld\u201D", "serviceloop.zone, serviceloop.work.enabled".split(", ")[0],
					"serviceloop.work.enabled");
	}

	@ParameterizedTest
	@ValueSource(strings = { "serviceloop.zone", "serviceloop.signIn.checkEvery", "serviceloop.follow-up.remindBefore",
			"serviceloop.oidc.groups[/care/Team Leads]", "serviceloop.classification.vague-words[3]",
			"camunda.bpm.generic-properties.properties.historyTimeToLive",
			"camunda.bpm.webapp.csrf.enable-secure-cookie", "camunda.bpm.webapp.header-security.init-params.any",
			"camunda.bpm.eventing.task", "camunda.other", "server.port", "serviceloops.other", "spring.mail.hosst",
			"SERVICELOOP_ANYTHING" })
	void whatIsReadAndWhatBelongsToOthersIsTaken(String given) {
		assertThatCode(() -> look(new MapPropertySource("any", Map.of(given, "1")))).doesNotThrowAnyException();
	}

	@ParameterizedTest
	@ValueSource(strings = { "SERVICELOOP_ZONE", "SERVICELOOP_ADMIN_USER", "SERVICELOOP_DB_URL",
			"SERVICELOOP_FOLLOWUP_REMINDBEFORE", "SERVICELOOP_FOLLOW_UP_REMIND_BEFORE", "SERVICELOOP_OIDC_GROUPS_LEADS",
			"SERVICELOOP_OURS", "CAMUNDA_BPM_GENERICPROPERTIES_PROPERTIES_HISTORYTIMETOLIVE", "PATH", "CAMUNDA_HOME",
			"SERVICELOOP", "SERVICELOOPS_X", "KUBERNETES_SERVICE_HOST" })
	void variablesThatAreReadAndThoseOfOthersAreTaken(String variable) {
		assertThatCode(() -> look(environment(variable),
				new MapPropertySource("file", Map.of("server.port", "${SERVICELOOP_OURS:8080}"))))
			.doesNotThrowAnyException();
	}

	@ParameterizedTest
	@CsvSource({ "SERVICELOOP_ZONES,serviceloop.zone", "SERVICELOOP_MAIL_FORM,serviceloop.mail.from",
			"CAMUNDA_BPM_HISTORY_TIME_TO_LIVE,''", "SERVICELOOP_X,''" })
	void aVariableThatNothingReadsIsNamed(String variable, String meant) {
		assertThatExceptionOfType(WrongSetting.class).isThrownBy(() -> look(environment(variable)))
			.withMessageContainingAll("\u201C" + variable + "\u201D", "nvironment", meant);
	}

	/** Who adds a setting to the code adds it to the list, and who removes one too. */
	@Test
	void theListOfOurSettingsIsWhatTheCodeReads() throws IOException, ClassNotFoundException {
		Set<String> read = new TreeSet<>();
		Pattern setting = Pattern.compile("(?:\\$\\{|\")(serviceloop\\.[a-z.-]*[a-z])[:}\"]");
		try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
			for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
				for (String line : Files.readString(source).split("\n")) {
					if (line.matches(".*(@Value|@Scheduled|fixedDelay|ConditionalOn|getProperty|SETTING =).*")) {
						Matcher found = setting.matcher(line);
						found.results().forEach(one -> read.add(one.group(1)));
					}
				}
			}
		}
		ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
		scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
		for (var bean : scan.findCandidateComponents("io.serviceloop")) {
			Class<?> type = ClassUtils.forName(bean.getBeanClassName(), null);
			String prefix = type.getAnnotation(ConfigurationProperties.class).value() + ".";
			Stream<String> names = type.isRecord()
					? Arrays.stream(type.getRecordComponents()).map(part -> part.getName())
					: Arrays.stream(type.getMethods())
						.map(method -> method.getName())
						.filter(name -> name.startsWith("set"))
						.map(name -> Character.toLowerCase(name.charAt(3)) + name.substring(4));
			names.map(DataObjectPropertyName::toDashedForm).forEach(name -> read.add(prefix + name));
		}
		Set<String> listed = new TreeSet<>(Json
			.parse(Files
				.readAllBytes(Path.of("src/main/resources/META-INF/additional-spring-configuration-metadata.json")))
			.path("properties")
			.findValuesAsText("name"));
		assertThat(listed).isEqualTo(read);
		String told = Files.readString(Path.of("docs/operations.md"));
		assertThat(listed).allSatisfy(name -> assertThat(told).contains("| `" + name + "` |"));
	}

	private static SystemEnvironmentPropertySource environment(String variable) {
		return new SystemEnvironmentPropertySource("systemEnvironment", Map.of(variable, "1"));
	}

	private static void look(org.springframework.core.env.PropertySource<?>... sources) {
		StandardEnvironment environment = new StandardEnvironment() {
			@Override
			protected void customizePropertySources(MutablePropertySources all) {
				List.of(sources).forEach(all::addLast);
			}
		};
		new UnreadSettings().postProcessEnvironment(environment, null);
	}

}
