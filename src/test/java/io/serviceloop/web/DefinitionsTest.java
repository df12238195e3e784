package io.serviceloop.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.serviceloop.process.TwoLaps;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Every number says what it means, on pages and in files. */
class DefinitionsTest extends WebTest {

	private static String project;

	@Test
	void onePageHasThemAllInBothLanguages() {
		Raw.Answer english = page("/definitions", "en");
		assertThat(english.body()).contains("<h1>What the numbers mean</h1>", "id=\"definition-attainment\"",
				"id=\"definition-worthRange\"", "id=\"definition-handlingHours\"");
		assertThat(english.body()).containsSubsequence(">Actions carried out</dt>", ">Attainment</dt>",
				">Way to the target</dt>");
		Raw.Answer chinese = page("/definitions", "zh-CN");
		assertThat(ids(chinese.body())).isEqualTo(ids(english.body())).hasSizeGreaterThan(50);
		assertThat(chinese.body()).contains("<h1>数字的含义</h1>").doesNotContain("??");
		assertThat(page("/issues", "en").body()).contains("<a href=\"/definitions\">What the numbers mean</a>");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/projects", "/api/issues", "/api/benefit" })
	void aFileLeadsToThemAndAWorkbookHasThoseOfItsNumbers(String list) throws IOException {
		aProject();
		Raw.Answer csv = new Raw(port).by("manager").send("GET", list + ".csv");
		assertThat(csv.status()).isEqualTo(200);
		assertThat(csv.header("Link")).isEqualTo("</definitions>; rel=\"describedby\"");
		try (XSSFWorkbook book = new XSSFWorkbook(
				new ByteArrayInputStream(http.download("manager", list + ".xlsx", "zh-CN")))) {
			XSSFSheet sheet = book.getSheetAt(0);
			XSSFSheet meanings = book.getSheetAt(1);
			Map<String, String> defined = IntStream.rangeClosed(0, meanings.getLastRowNum())
				.mapToObj(meanings::getRow)
				.collect(Collectors.toMap(row -> row.getCell(0).getStringCellValue(),
						row -> row.getCell(1).getStringCellValue()));
			Set<String> numbers = new TreeSet<>();
			sheet.forEach(row -> row.forEach(cell -> {
				if (cell.getCellType() == CellType.NUMERIC && !DateUtil.isCellDateFormatted(cell)) {
					numbers.add(title(sheet, cell));
				}
			}));
			assertThat(defined.keySet()).containsAll(numbers);
			assertThat(defined.values())
				.allSatisfy(meaning -> assertThat(meaning).isNotBlank().doesNotStartWith("definition."));
			assertThat(defined.get("全部定义")).isEqualTo("http://localhost:" + port + "/definitions");
			assertThat(book.getFontAt(sheet.getRow(1).getCell(0).getCellStyle().getFontIndex()).getFontName())
				.as("a letter type that has Chinese and Latin letters")
				.isEqualTo("Microsoft YaHei");
			assertThat(book.getFontAt(sheet.getRow(0).getCell(0).getCellStyle().getFontIndex()).getFontName())
				.isEqualTo("Microsoft YaHei");
		}
	}

	@Test
	void aFileOfRecordsLeadsToThemToo() {
		assertThat(
				new Raw(port).by("manager").send("GET", "/api/projects/" + aProject() + "/records.csv").header("Link"))
			.isEqualTo("</definitions>; rel=\"describedby\"");
	}

	@ParameterizedTest
	@CsvSource({ "/projects?state=reached, en", "/projects/PROJECT, en", "/projects/PROJECT, zh-CN", "/issues, en",
			"/benefit, zh-CN", "/tried, en" })
	void whatAPageMarksAsDefinedIsDefinedAtItsEnd(String path, String language) {
		String page = page(path.replace("PROJECT", aProject()), language).body();
		Set<String> marked = found("(?<=href=\"#)definition-\\w+", page);
		assertThat(marked).isNotEmpty().isSubsetOf(ids(page));
		assertThat(page).doesNotContain("??");
	}

	@Test
	void theTilesOfAReportAreDefined() {
		String tiles = page("/projects/" + aProject(), "en").body()
			.replaceAll("(?s).*<dl class=\"figures\">(.*?)</dl>.*", "$1");
		assertThat(found("<dt>", tiles)).isNotEmpty();
		assertThat(tiles.split("<dt><a[^>]* class=\"defined\"|<dt><a class=\"defined\"", -1))
			.hasSize(tiles.split("<dt>", -1).length);
	}

	private String aProject() {
		if (project == null) {
			project = TwoLaps.play(engine, JdbcClient.create(jdbc));
			jdbc.update("update goal set unit_worth = 2 where business_key = ?", project);
		}
		return project;
	}

	private Raw.Answer page(String path, String language) {
		return Raw.browser(port, http, "manager")
			.with("Accept", "text/html")
			.with("Accept-Language", language)
			.send("GET", path);
	}

	private static String title(XSSFSheet sheet, Cell cell) {
		return sheet.getRow(0).getCell(cell.getColumnIndex()).getStringCellValue();
	}

	private static Set<String> ids(String page) {
		return found("(?<=id=\")definition-\\w+", page);
	}

	private static Set<String> found(String pattern, String text) {
		return Pattern.compile(pattern)
			.matcher(text)
			.results()
			.map(MatchResult::group)
			.collect(Collectors.toCollection(TreeSet::new));
	}

}
