package io.serviceloop.browser;

import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * The people of a test class; each gets a browser when first needed and keeps it from
 * test to test. Where a test fails, everybody leaves with a last picture, and the next
 * test begins with new browsers.
 */
class People implements BeforeAllCallback, AfterAllCallback, InvocationInterceptor {

	private final String language;

	private final String folder;

	private final Map<String, Person> present = new LinkedHashMap<>();

	private String address;

	private Pictures pictures;

	private final boolean everyForm;

	private final boolean mouse;

	private boolean allWentWell = true;

	/** Pictures go to this folder of all pictures, whose old ones are deleted. */
	People(String language, String folder) {
		this(language, folder, true, true);
	}

	private People(String language, String folder, boolean everyForm, boolean mouse) {
		this.language = language;
		this.folder = folder;
		this.everyForm = everyForm;
		this.mouse = mouse;
	}

	/** Takes a picture of what fails only: for forms of which others take pictures. */
	static People inAHurry(String language, String folder) {
		return new People(language, folder, false, true);
	}

	/** Whatever they do, they do with the keyboard alone. */
	static People withoutMouse(String language, String folder) {
		return new People(language, folder, true, false);
	}

	@Override
	public void beforeAll(ExtensionContext context) {
		pictures = new Pictures(folder, everyForm);
		address = "http://localhost:" + SpringExtension.getApplicationContext(context)
			.getEnvironment()
			.getRequiredProperty("local.server.port");
	}

	Person is(String name) {
		return present.computeIfAbsent(name, any -> new Person(name, language, address, pictures, mouse));
	}

	/** Where the application is. */
	String address() {
		return address;
	}

	Pictures pictures() {
		return pictures;
	}

	/** Whether all tests until now were green. */
	boolean allWentWell() {
		return allWentWell;
	}

	/** The browsers are closed; who comes again signs in anew. */
	void leave() {
		present.values().forEach(Person::close);
		present.clear();
	}

	@Override
	public void interceptTestMethod(Invocation<Void> test, ReflectiveInvocationContext<Method> method,
			ExtensionContext context) throws Throwable {
		watch(test, context);
	}

	@Override
	public void interceptDynamicTest(Invocation<Void> test, DynamicTestInvocationContext dynamic,
			ExtensionContext context) throws Throwable {
		watch(test, context);
	}

	private void watch(Invocation<Void> test, ExtensionContext context) throws Throwable {
		try {
			test.proceed();
			// Nothing may have gone wrong behind a form that was left either.
			present.forEach((name, person) -> person.console.check("the end, for " + name));
		}
		catch (Throwable ex) {
			allWentWell = false;
			present.forEach((name, person) -> {
				try {
					person.leave(context.getDisplayName().replaceAll("\\W", "") + "-" + name);
				}
				catch (RuntimeException late) {
					ex.addSuppressed(late);
				}
			});
			present.clear();
			throw ex;
		}
	}

	@Override
	public void afterAll(ExtensionContext context) {
		leave();
	}

}
