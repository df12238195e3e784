package io.serviceloop.demo;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import io.serviceloop.collection.imports.FeedbackImports;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.EngineJobs;
import io.serviceloop.project.Projects;
import io.serviceloop.loop.words.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.StreamUtils;

/**
 * On the first start with an empty database, plays an example project up to the middle of
 * its second lap. What was said and decided stands in {@code demo/example.json}: a list
 * of scenes, each on a day before today. They are said in the language of
 * {@link DemoWords}.
 */
@Component
@Profile("demo")
@ConditionalOnProperty(name = "serviceloop.demo.example", matchIfMissing = true)
@Order(3)
class DemoExample implements ApplicationRunner {

	private static final Logger log = LoggerFactory.getLogger(DemoExample.class);

	/** Days in the script are counted from today, so that the example never grows old. */
	private static final Pattern DAY = Pattern.compile("\\{day([+-]\\d+)}");

	private final Projects projects;

	private final DemoActors actors;

	private final FeedbackImports imports;

	private final EngineJobs jobs;

	private final EngineClock clock;

	private final DemoWords words;

	DemoExample(Projects projects, DemoActors actors, FeedbackImports imports, EngineJobs jobs, EngineClock clock,
			DemoWords words) {
		this.projects = projects;
		this.actors = actors;
		this.imports = imports;
		this.jobs = jobs;
		this.clock = clock;
		this.words = words;
	}

	@Override
	public void run(ApplicationArguments arguments) throws IOException {
		if (projects.any()) {
			return;
		}
		LocalDate today = clock.today();
		// Past days are played; nobody else may act on them.
		jobs.stopped(() -> {
			try {
				for (JsonNode scene : script(today)) {
					play(scene, today.minusDays(scene.path("daysAgo").intValue()));
				}
			}
			finally {
				clock.reset();
			}
		});
		log.info("The example project {} is ready; sign in as lead, agent, quality, manager or owner",
				actors.businessKey());
	}

	private void play(JsonNode scene, LocalDate day) throws IOException {
		clock.set(day.atTime(10, 0));
		String who = scene.path("who").textValue();
		String subject = scene.path("about").textValue();
		if (scene.has("open")) {
			actors.open(who, scene.get("open"));
		}
		else if (scene.has("timer")) {
			actors.timer(scene.get("timer").textValue());
		}
		else if (scene.has("note")) {
			actors.note(who, scene.get("task").textValue(), subject, scene.get("note").textValue());
		}
		else if (scene.has("importTickets")) {
			imports.await(imports.start(actors.businessKey(), scene.get("importTickets").textValue(),
					DemoTickets.MAPPING, new DemoTickets(day.atStartOfDay(), words), who));
		}
		else {
			actors.complete(who, scene.get("task").textValue(), subject, scene.get("answers"));
		}
	}

	private JsonNode script(LocalDate today) throws IOException {
		try (InputStream in = new ClassPathResource("demo/example.json").getInputStream()) {
			Matcher days = DAY.matcher(StreamUtils.copyToString(in, java.nio.charset.StandardCharsets.UTF_8));
			return words
				.of(Json.parse(days.replaceAll(day -> today.plusDays(Integer.parseInt(day.group(1))).toString())));
		}
	}

}
