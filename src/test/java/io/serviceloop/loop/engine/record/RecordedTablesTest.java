package io.serviceloop.loop.engine.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;

import io.serviceloop.Serves;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.PropertiesLoaderUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** What records name is named in words, not as the database calls it. */
@Serves("E31")
class RecordedTablesTest {

	private static final Pattern CREATED = Pattern.compile("create table (\\w+)", Pattern.CASE_INSENSITIVE);

	@ParameterizedTest
	@ValueSource(strings = { "messages.properties", "messages_zh.properties" })
	void everyTableThatIsToldHasAName(String file) throws IOException {
		Properties words = PropertiesLoaderUtils.loadProperties(new ClassPathResource(file));
		List<String> nameless = new ArrayList<>();
		for (Resource migration : new PathMatchingResourcePatternResolver()
			.getResources("classpath:db/migration/*.sql")) {
			CREATED.matcher(migration.getContentAsString(StandardCharsets.UTF_8))
				.results()
				.map(found -> found.group(1))
				.filter(table -> RecordingJdbc.table("insert into " + table) != null)
				.filter(table -> !words.containsKey("audits.of." + table))
				.forEach(nameless::add);
		}
		assertThat(nameless).isEmpty();
	}

}
