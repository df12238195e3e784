package io.serviceloop.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

import io.serviceloop.web.AccessTable.Line;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.AntPathMatcher;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Everything that the running application answers, asked of what it is made of. */
final class Endpoints {

	/** Doors that Spring Security itself opens. */
	private static final Set<Endpoint> SIGN_IN = Set.of(new Endpoint("POST", "/login"),
			new Endpoint("POST", "/logout"));

	/** Patterns for everything say nothing about an address. */
	private static final Set<String> EVERYTHING = Set.of("/", "/*", "/**");

	private static final AntPathMatcher MATCHER = new AntPathMatcher();

	private final Set<Endpoint> controllers = new TreeSet<>();

	private final Set<Endpoint> resources = new TreeSet<>();

	private final Set<String> patterns = new TreeSet<>();

	private final Set<String> files = new TreeSet<>();

	/** A method and an address whose variable parts are called {@code {}}. */
	record Endpoint(String method, String path) implements Comparable<Endpoint> {

		Endpoint {
			path = path.replaceAll("\\{[^/]*?}(?=[/.]|$)", "{}")
				.replaceAll("/\\*\\*$", "/{}")
				.replaceAll("(?<=.)/$", "");
		}

		static Endpoint of(Line line) {
			return new Endpoint(line.method(), line.address());
		}

		/**
		 * What one line of the table stands for: of the engine all operations of a kind
		 * of thing with one method, both for programs and for browsers; of other
		 * interfaces one operation.
		 */
		String family() {
			String way = path.replaceAll("^/(engine-rest|camunda/api/engine)/engine/\\{}/", "/engine-rest/");
			return method + " " + way.replaceAll("^(/engine-rest/(?:history/)?[^/]+).*", "$1");
		}

		@Override
		public int compareTo(Endpoint other) {
			return toString().compareTo(other.toString());
		}

		@Override
		public String toString() {
			return method + " " + path;
		}

	}

	Endpoints(ApplicationContext context, ServletContext servlets) {
		context.getBeansOfType(HandlerMapping.class).values().forEach(this::handlers);
		servlets.getServletRegistrations().forEach((name, servlet) -> {
			patterns.addAll(servlet.getMappings());
			application(context, name, servlet).ifPresent(application -> servlet.getMappings()
				.forEach(mapping -> resources(mapping.replaceAll("/\\*$", ""), application)));
		});
		servlets.getFilterRegistrations().values().forEach(filter -> patterns.addAll(filter.getUrlPatternMappings()));
		patterns.removeAll(EVERYTHING);
		Stream.of("META-INF/resources", "static", "public", "resources").forEach(this::files);
	}

	/** What the table has no line for. */
	List<String> missingIn(List<Line> table) {
		Set<Endpoint> lines = new TreeSet<>(table.stream().map(Endpoint::of).toList());
		Set<String> families = new TreeSet<>(lines.stream().map(Endpoint::family).toList());
		List<String> missing = new ArrayList<>();
		controllers.stream()
			.filter(endpoint -> !lines.contains(endpoint))
			.map(Endpoint::toString)
			.forEach(missing::add);
		resources.stream()
			.filter(endpoint -> !families.contains(endpoint.family()))
			.map(endpoint -> endpoint.family() + ", for example " + endpoint)
			.forEach(missing::add);
		files.stream()
			.filter(file -> table.stream().noneMatch(line -> MATCHER.match(line.address(), file)))
			.map(file -> "GET " + file)
			.forEach(missing::add);
		patterns.stream()
			.filter(pattern -> table.stream().noneMatch(line -> matches(pattern, line)))
			.map(pattern -> "a line for " + pattern)
			.forEach(missing::add);
		return missing;
	}

	/**
	 * Lines of the table that nothing answers any longer; to be not found can be what a
	 * line is about.
	 */
	List<String> unknownIn(List<Line> table) {
		return table.stream()
			.filter(line -> !AccessTable.PEOPLE.stream().allMatch(person -> line.expected().get(person).equals("404")))
			.filter(line -> Stream.of(controllers, resources, SIGN_IN)
				.noneMatch(known -> known.contains(Endpoint.of(line))))
			.filter(line -> filesAt(line.address()).isEmpty())
			.filter(line -> !line.method().equals("GET") || isInterface(line)
					|| patterns.stream().noneMatch(pattern -> matches(pattern, line)))
			.map(line -> "line " + line.number() + ": " + line)
			.toList();
	}

	/** The files that we ship and that have such an address. */
	List<String> filesAt(String pattern) {
		return files.stream().filter(file -> MATCHER.match(pattern, file)).toList();
	}

	private static boolean isInterface(Line line) {
		return line.path().matches("/(engine-rest|camunda/api|api)/.*");
	}

	private static boolean matches(String pattern, Line line) {
		return MATCHER.match(pattern.replaceAll("/\\*$", "/**"), line.address());
	}

	private void handlers(HandlerMapping mapping) {
		if (mapping instanceof RequestMappingInfoHandlerMapping methods) {
			methods.getHandlerMethods().keySet().forEach(info -> {
				Set<RequestMethod> verbs = info.getMethodsCondition().getMethods();
				for (RequestMethod verb : verbs.isEmpty() ? Set.of(RequestMethod.GET) : verbs) {
					info.getPatternValues().forEach(path -> controllers.add(new Endpoint(verb.name(), path)));
				}
			});
		}
		else if (mapping instanceof AbstractUrlHandlerMapping paths) {
			patterns.addAll(paths.getHandlerMap().keySet());
		}
	}

	private void files(String folder) {
		try {
			for (Resource file : new PathMatchingResourcePatternResolver()
				.getResources("classpath*:" + folder + "/**")) {
				// What comes in a library is not ours.
				if (file.isFile() && file.isReadable()) {
					files.add(file.getURL().getPath().replaceAll(".*?/" + folder + "(?:/webjars(?=/camunda/))?", ""));
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Optional<Application> application(ApplicationContext context, String name,
			ServletRegistration servlet) {
		String type = servlet.getInitParameter("jakarta.ws.rs.Application");
		if (type == null) {
			return context.getBeansOfType(Application.class)
				.values()
				.stream()
				.filter(application -> name.equals(application.getClass().getName().replaceAll("\\$\\$.*", "")))
				.findFirst();
		}
		try {
			return Optional.of((Application) Class.forName(type).getDeclaredConstructor().newInstance());
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void resources(String root, Application application) {
		Stream.concat(application.getClasses().stream(), application.getSingletons().stream().map(Object::getClass))
			.forEach(type -> lineage(type).stream()
				.map(each -> each.getAnnotation(Path.class))
				.filter(Objects::nonNull)
				.findFirst()
				.ifPresent(path -> operations(below(root, path), type, 0)));
	}

	private void operations(String root, Class<?> type, int depth) {
		for (Method method : type.getMethods()) {
			List<Annotation> annotations = annotations(method);
			Optional<Path> path = first(annotations, annotation -> (annotation instanceof Path found) ? found : null);
			String address = path.map(found -> below(root, found)).orElse(root);
			Optional<HttpMethod> verb = first(annotations,
					annotation -> annotation.annotationType().getAnnotation(HttpMethod.class));
			if (verb.isPresent()) {
				resources.add(new Endpoint(verb.get().value(), address));
			}
			else if (path.isPresent() && depth < 8) {
				// Another resource answers what is below.
				operations(address, method.getReturnType(), depth + 1);
			}
		}
	}

	private static String below(String root, Path path) {
		return root + ("/" + path.value()).replaceAll("/+", "/").replaceAll("/$", "");
	}

	/**
	 * Annotations of a method, wherever it is declared: the engine puts them to
	 * interfaces.
	 */
	private static List<Annotation> annotations(Method method) {
		return lineage(method.getDeclaringClass()).stream()
			.flatMap(type -> Stream.of(type.getMethods()))
			.filter(other -> other.getName().equals(method.getName())
					&& List.of(other.getParameterTypes()).equals(List.of(method.getParameterTypes())))
			.flatMap(other -> Stream.of(other.getAnnotations()))
			.toList();
	}

	private static <T> Optional<T> first(Collection<Annotation> annotations, Function<Annotation, T> wanted) {
		return annotations.stream().map(wanted).filter(Objects::nonNull).findFirst();
	}

	/** A class, what it extends and what it implements. */
	private static Set<Class<?>> lineage(Class<?> type) {
		Set<Class<?>> found = new LinkedHashSet<>();
		for (Class<?> each = type; each != null; each = each.getSuperclass()) {
			found.add(each);
			for (Class<?> face : each.getInterfaces()) {
				found.addAll(lineage(face));
			}
		}
		return found;
	}

}
