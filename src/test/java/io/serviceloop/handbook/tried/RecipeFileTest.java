package io.serviceloop.handbook.tried;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A recipe from elsewhere is read as a whole, or everything that is wrong is said. */
class RecipeFileTest {

	static final Recipe.Item ITEM = Recipe.Item.of(new Recipe.Problem("效率", "在线咨询", "客户等待太久 <b>x</b>"),
			new Recipe.Cause("systemSupport", "工单没有分级"),
			List.of(new Recipe.Measure("technology", "工单自动分级", false), new Recipe.Measure(null, "Try it", true)),
			new Recipe.Effect("Response time", "decrease", 100.0, 57.5, 1.13, true, "yes"));

	private final List<Violation> wrong = new ArrayList<>();

	@Test
	void whatGoesOutComesIn() {
		Recipe recipe = Recipe.of("Hotline North", List.of(ITEM));
		assertThat(RecipeFile.read(Json.bytes(recipe), wrong)).isEqualTo(recipe);
		assertThat(wrong).isEmpty();
		assertThat(recipe.id()).isEqualTo(Recipe.of("Elsewhere", List.of(ITEM)).id()).hasSize(32);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			"version":1|"version":2|version
			"version":1|"version":"1"|version
			"serviceloop-recipe"|"something"|format
			"systemSupport"|"fate"|items[0].cause.class
			"工单没有分级"|5|items[0].cause.text
			"工单没有分级"|"  "|items[0].cause.text
			"工单没有分级"|"a\\u0000b"|items[0].cause.text
			"工单没有分级"|"a\\u202eb"|items[0].cause.text
			"工单没有分级"|"a\\ud800b"|items[0].cause.text
			"technology"|"magic"|items[0].measures[0].kind
			"工单自动分级"|null|items[0].measures[0].text
			57.5|"57.5"|items[0].effect.afterPercent
			57.5|1e300|items[0].effect.afterPercent
			57.5|-5|items[0].effect.afterPercent
			57.5|1000000.1|items[0].effect.afterPercent
			57.5|null|items[0].effect.beforePercent
			100.0|150|items[0].effect.beforePercent
			100.0|0|items[0].effect.beforePercent
			100.0|null|items[0].effect.beforePercent
			1.13|1000.5|items[0].effect.attainment
			1.13|-1e9|items[0].effect.attainment
			1.13|[1]|items[0].effect.attainment
			57.5|1e999|items[0].effect.afterPercent
			"met":true|"met":"yes"|items[0].effect.met
			"met":true|"mat":true|items[0].effect.met
			"proven":"yes"|"proven":"surely"|items[0].effect.proven
			"decrease"|"sideways"|items[0].effect.direction
			"效率"|{"a":1}|items[0].problem.type
			"from":"N"|"from":7|from
			""")
	void oneMistakeIsSaidWhereItIs(String good, String bad, String path) {
		String file = Json.text(Recipe.of("N", List.of(ITEM)));
		assertThat(file).contains(good);
		assertThat(read(file.replace(good, bad))).isNull();
		assertThat(wrong).extracting(Violation::path).containsExactly(path);
	}

	@Test
	void allMistakesAreSaidAtOnce() {
		read(Json.text(Recipe.of("N", List.of(ITEM)))
			.replace("\"version\":1", "\"version\":9")
			.replace("systemSupport", "fate")
			.replace("\"met\":true", "\"met\":1"));
		assertThat(wrong).extracting(Violation::path)
			.containsExactly("version", "items[0].cause.class", "items[0].effect.met");
	}

	@Test
	void allNumbersThatCannotBeAreSaidAtOnce() {
		read(Json.text(Recipe.of("N", List.of(ITEM)))
			.replace("100.0", "-1")
			.replace("57.5", "-5")
			.replace("1.13", "1e300"));
		assertThat(wrong).extracting(Violation::path)
			.containsExactly("items[0].effect.beforePercent", "items[0].effect.afterPercent",
					"items[0].effect.attainment");
	}

	@Test
	void withoutPercentAndWithATargetThatWasMissedByFarItIsRead() {
		String file = Json.text(Recipe.of("N", List.of(ITEM)))
			.replace("100.0", "null")
			.replace("57.5", "null")
			.replace("1.13", "-12.5");
		assertThat(read(file).items().get(0).effect().attainment()).isEqualTo(-12.5);
		assertThat(wrong).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[]", "null", "7", "{", "{\"format\":\"serviceloop-recipe\",\"format\":\"x\"}",
			"PK\u0003\u0004", "{\"format\":\"serviceloop-recipe\"} {}", "\"x\"",
			"{\"format\":\"serviceloop-recipe\",\"version\":NaN}",
			"{\"format\":\"serviceloop-recipe\",\"version\":1,\"items\":[{\"effect\":{\"attainment\":-Infinity}}]}",
			"{\"format\":\"serviceloop-recipe\",\"items\":[{\"cause\":{\"text\":\"a\",\"text\":\"b\"}}]}",
			"{\"format\":\"serviceloop-recipe\",\"version\":11111111111111111111111111111111111111111111111111}" })
	void whatIsNoRecipeIsRefused(String file) {
		assertThat(read(file)).isNull();
		assertThat(wrong).hasSize(1);
	}

	@Test
	void whatIsTooMuchIsRefused() {
		assertThat(read("[".repeat(100_000))).isNull();
		assertThat(read("{\"format\":\"serviceloop-recipe\",\"version\":1,\"items\":" + "{\"a\":".repeat(50) + "1"
				+ "}".repeat(51)))
			.isNull();
		assertThat(read("{\"format\":\"serviceloop-recipe\",\"version\":1,\"items\":[" + "{},".repeat(100) + "{}]}"))
			.isNull();
		assertThat(read("{\"format\":\"serviceloop-recipe\",\"version\":1,\"x\":\"" + "y".repeat(400_000) + "\"}"))
			.isNull();
		assertThat(read("{\"format\":\"serviceloop-recipe\",\"version\":1,\"items\":[null,5,\"x\",[]]}")).isNull();
		assertThat(wrong).isNotEmpty();
	}

	@Test
	void theSameTwiceInAFileIsNoticed() {
		assertThat(read(Json.text(Recipe.of("N", List.of(ITEM, ITEM))))).isNull();
		assertThat(wrong).extracting(Violation::path).containsExactly("items[1].problem");
	}

	@Test
	void aSpoiledFileIsNoError() {
		Random random = new Random(7);
		byte[] good = Json.bytes(Recipe.of("N", List.of(ITEM, Recipe.Item.of(ITEM.problem(), ITEM.cause(),
				List.of(new Recipe.Measure("process", "Other", false)), ITEM.effect()))));
		for (int i = 0; i < 20_000; i++) {
			byte[] spoiled = good.clone();
			for (int j = 0; j <= random.nextInt(4); j++) {
				spoiled[random.nextInt(spoiled.length)] = (byte) random.nextInt(256);
			}
			wrong.clear();
			assertThat(RecipeFile.read(spoiled, wrong) == null).isEqualTo(!wrong.isEmpty());
		}
	}

	private Recipe read(String file) {
		return RecipeFile.read(file.getBytes(StandardCharsets.UTF_8), wrong);
	}

}
