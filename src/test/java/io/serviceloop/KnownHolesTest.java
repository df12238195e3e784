package io.serviceloop;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Some libraries have known holes whose repair is not free or not there. Each is in a
 * part that has to be used to be reached, and none is used. SECURITY.md says which hole
 * is where.
 */
class KnownHolesTest {

	/**
	 * Parts of Spring and Micrometer with a known hole: classes, and packages with the
	 * dot behind.
	 */
	private static final List<String> PARTS = List.of("org.springframework.expression.",
			"org.springframework.http.ContentDisposition", "org.springframework.util.AutoPopulatingList",
			"org.springframework.web.bind.EscapedErrors", "org.springframework.web.filter.UrlHandlerFilter",
			"org.springframework.web.servlet.function.",
			"org.springframework.web.servlet.mvc.UrlFilenameViewController",
			"org.springframework.web.servlet.mvc.method.annotation.SseEmitter",
			"org.springframework.web.servlet.view.FragmentsRendering",
			"org.springframework.web.servlet.view.freemarker.", "org.springframework.web.servlet.view.xslt.",
			"org.springframework.security.core.token.", "org.springframework.security.crypto.encrypt.",
			"org.springframework.security.web.authentication.www.DigestAuthenticationFilter",
			"org.springframework.security.web.webauthn.", "io.micrometer.core.instrument.logging.",
			"io.micrometer.core.instrument.binder.httpcomponents.");

	private static JavaClasses classes;

	@BeforeAll
	static void read() {
		classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.importPackages("io.serviceloop");
	}

	@Test
	void noPartWithAKnownHoleIsUsed() {
		assertThat(PARTS).allMatch(part -> isThere(part.replace('.', '/') + (part.endsWith(".") ? "" : ".class")));
		noClasses().should()
			.dependOnClassesThat(describe("have a known hole",
					(JavaClass type) -> PARTS.stream().anyMatch(type.getFullName()::startsWith)))
			.check(classes);
	}

	/**
	 * These would bring such a part to life by being there; the build refuses them too.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "org.springframework.web.reactive.DispatcherHandler", "io.rsocket.RSocket",
			"freemarker.template.Template", "com.unboundid.ldap.listener.InMemoryDirectoryServer",
			"com.webauthn4j.WebAuthnManager", "org.codehaus.janino.SimpleCompiler",
			"io.micrometer.statsd.StatsdMeterRegistry" })
	void noLibraryIsThereThatWouldUseOne(String type) {
		assertThat(isThere(type.replace('.', '/') + ".class")).isFalse();
	}

	/**
	 * Spring fills objects by paths such as {@code list[9].name} if a controller takes
	 * one without saying from where.
	 */
	@Test
	void noControllerTakesAnObjectThatIsFilledByPaths() {
		assertThat(classes.stream()
			.flatMap(type -> type.getMethods().stream())
			.filter(method -> method.isMetaAnnotatedWith(RequestMapping.class))
			.flatMap(method -> method.getParameters().stream())
			.filter(parameter -> parameter.isAnnotatedWith(ModelAttribute.class) || parameter.getAnnotations().isEmpty()
					&& parameter.getRawType().getPackageName().startsWith("io.serviceloop")))
			.isEmpty();
	}

	/**
	 * Logback's own hole needs an appender that names its file by what a stranger sends;
	 * Spring Boot's has none.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "logback.xml", "logback-spring.xml", "logback-test.xml", "logback-test-spring.xml" })
	void loggingIsSpringBootsDefault(String file) {
		assertThat(isThere(file)).isFalse();
	}

	/**
	 * The free AngularJS ended at 1.8.3; what Camunda ships is a maintained line of it,
	 * and uses the worst parts nowhere.
	 */
	@Test
	void theWebApplicationsCarryTheMaintainedAngularJs() throws IOException {
		assertThat(script("lib/deps.js"))
			.contains("distribution:\"AngularJS NES\",author:\"HeroDevs, Inc.\",full:\"1.9.9\"");
		for (String page : List.of("tasklist", "cockpit", "admin", "welcome")) {
			assertThat(script("app/" + page + "/camunda-" + page + "-bootstrap.js")).doesNotContain("linky", "srcset");
		}
	}

	/**
	 * The holes of AngularJS are in what it does with HTML, addresses of images and links
	 * found in texts.
	 */
	@Test
	void ourFormsAndScriptsShowNoTextAsHtml() throws IOException {
		for (Path folder : List.of(Path.of("forms"), Path.of("src", "main", "resources", "META-INF", "resources"),
				Path.of("src", "main", "resources", "static"))) {
			try (Stream<Path> files = Files.walk(folder)) {
				for (Path file : files.filter(path -> path.toString().matches(".*\\.(html|js)")).toList()) {
					assertThat(Files.readString(file)).as(file.toString())
						.doesNotContainIgnoringCase("bind-html", "innerHTML", "outerHTML", "trustAs", "linky", "srcset",
								"insertAdjacentHTML", "document.write");
				}
			}
		}
	}

	private static String script(String name) throws IOException {
		try (InputStream file = KnownHolesTest.class
			.getResourceAsStream("/META-INF/resources/webjars/camunda/" + name)) {
			return new String(file.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private static boolean isThere(String resource) {
		return KnownHolesTest.class.getClassLoader().getResource(resource) != null;
	}

}
