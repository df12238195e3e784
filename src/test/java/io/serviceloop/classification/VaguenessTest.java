package io.serviceloop.classification;

import java.util.List;

import io.serviceloop.Serves;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/** The list of judgement words is the one that ships. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VaguenessTest {

	private Vagueness vagueness;

	@BeforeAll
	void theListThatShips() {
		YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
		yaml.setResources(new ClassPathResource("application.yaml"));
		vagueness = new Vagueness(yaml.getObject()
			.entrySet()
			.stream()
			.filter(entry -> entry.getKey().toString().startsWith("serviceloop.classification.vague-words"))
			.map(entry -> entry.getValue().toString())
			.toList());
		assertThat(vagueness.vagueWords()).contains("bad", "差");
	}

	@Serves("A24")
	@ParameterizedTest
	@ValueSource(strings = { "bad", "poor service", "服务差", "too slow", "客户不满意", "no replies", "服务态度差" })
	void whatIsShorterThanASentenceIsVague(String description) {
		assertThat(vagueness.complaint(description)).isEqualTo("problem.description.short");
	}

	@Serves("A24")
	@ParameterizedTest
	@ValueSource(
			strings = { "The service is very bad and poor", "Our customers are really very unhappy", "服务质量非常差,客户很不满意" })
	void whatOnlyJudgesIsVagueHoweverLong(String description) {
		assertThat(vagueness.complaint(description)).isEqualTo("problem.description.judgement");
	}

	@Serves("A24")
	@ParameterizedTest
	@ValueSource(strings = { "Agents do not know the product, so customers must repeat their question",
			"客服对产品功能不熟悉,导致客户咨询时需多次重复问题", "客户在线咨询后,平均等待时长超过5分钟",
			"Refunds take nine days instead of the promised three" })
	void whatSaysWhatHappensIsConcrete(String description) {
		assertThat(vagueness.complaint(description)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Agents answer in nine minutes" })
	void anEmptyListLetsEverySentencePass(String description) {
		assertThat(new Vagueness(List.of()).complaint(description)).isNull();
	}

}
