package io.serviceloop.loop.words;

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
class EvidenceRuleTest {

	private EvidenceRule rule;

	@BeforeAll
	void theListThatShips() {
		YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
		yaml.setResources(new ClassPathResource("application.yaml"));
		rule = new EvidenceRule(yaml.getObject()
			.entrySet()
			.stream()
			.filter(entry -> entry.getKey().toString().startsWith("serviceloop.classification.vague-words"))
			.map(entry -> entry.getValue().toString())
			.toList());
		assertThat(rule.vagueWords()).contains("bad", "差");
	}

	@Serves("A24")
	@ParameterizedTest
	@ValueSource(strings = { "x", "xx xx xx xx", "...", "a b c", "no replies", "服务差", "too slow", "客户不满意", "服务太差了" })
	void whatHasFewerThanThreeWordsOrSixHanCharactersIsShort(String text) {
		assertThat(rule.complaint(text, false)).isEqualTo("evidence.short");
	}

	@Serves("A24")
	@ParameterizedTest
	@ValueSource(strings = { "test test test", "Slow slow SLOW slow", "等待等待等待等待", "too late again, too late again.",
			"客服回复慢客服回复慢", "asdf asdf asdf asdf" })
	void whatRepeatsItselfSaysNothing(String text) {
		assertThat(rule.complaint(text, false)).isEqualTo("evidence.repeated");
	}

	@Serves("A24")
	@ParameterizedTest
	@ValueSource(
			strings = { "The service is very bad and poor", "Our customers are really very unhappy", "服务质量非常差,客户很不满意" })
	void whatOnlyJudgesIsVagueHoweverLong(String text) {
		assertThat(rule.complaint(text, false)).isEqualTo("evidence.judgement");
	}

	@Serves("A24")
	@ParameterizedTest
	@ValueSource(strings = { "Agents do not know the product, so customers must repeat their question",
			"客服对产品功能不熟悉,导致客户咨询时需多次重复问题", "客户在线咨询后,平均等待时长超过5分钟", "Refunds take nine days instead of the promised three",
			"Customers wait longer", "步骤一步一步重复填写", "Agents answer in nine minutes", "Kunden müssen zweimal anrufen",
			"お客様は五分以上待ちます" })
	void whatSaysWhatHappensIsConcrete(String text) {
		assertThat(rule.complaint(text, false)).isNull();
	}

	@Serves("B26")
	@ParameterizedTest
	@ValueSource(strings = { "sum / number", "一次解决数÷总数", "solved at first contact / all contacts" })
	void theSignsOfAFormulaCountAsWords(String formula) {
		assertThat(rule.complaint(formula, true)).isNull();
	}

	@Serves("B26")
	@ParameterizedTest
	@ValueSource(strings = { "mean", "x / y", "平均值" })
	void aFormulaThatComputesNothingIsShort(String formula) {
		assertThat(rule.complaint(formula, true)).isEqualTo("evidence.short");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Bad service today" })
	void anEmptyListLetsEveryText(String text) {
		assertThat(new EvidenceRule(List.of()).complaint(text, false)).isNull();
	}

}
