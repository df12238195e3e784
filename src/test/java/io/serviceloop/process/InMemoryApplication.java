package io.serviceloop.process;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.serviceloop.ServiceLoopApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;

/**
 * The whole application over an in-memory database, with the demo accounts, and with
 * timers fired by hand.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = ServiceLoopApplication.class,
		properties = { "spring.datasource.url=jdbc:h2:mem:process-${random.uuid};DB_CLOSE_DELAY=-1",
				"camunda.bpm.job-execution.enabled=false", "serviceloop.demo.example=false" })
@ActiveProfiles("demo")
public @interface InMemoryApplication {

}
