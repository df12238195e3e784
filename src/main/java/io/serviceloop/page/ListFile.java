package io.serviceloop.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.serviceloop.loop.words.Sheet;
import io.serviceloop.loop.words.SpreadsheetCsv;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.loop.work.GiveWay;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponents;

/**
 * A list as a file to be saved: the same columns and rows as CSV and as a workbook. What
 * its numbers mean stands on a second sheet of the workbook; whoever reads the CSV is
 * shown the way to it by the header {@code Link} (RFC 8288, {@code describedby}), so that
 * the file itself stays rows and nothing else.
 */
@Component
public class ListFile {

	private final Texts texts;

	ListFile(Texts texts) {
		this.texts = texts;
	}

	/** What goes out: it hands each row to the writer that it is given. */
	public interface Rows extends Consumer<Consumer<List<?>>> {

	}

	/**
	 * Writes CSV.
	 * @param name of the file, without its ending
	 */
	public void csv(String name, List<Sheet.Column> columns, HttpServletResponse response, Rows rows)
			throws IOException {
		response.setContentType("text/csv");
		response.setCharacterEncoding(StandardCharsets.UTF_8.name());
		saved(name + ".csv", response);
		SpreadsheetCsv csv = new SpreadsheetCsv(response.getWriter(),
				columns.stream().map(Sheet.Column::title).toList());
		rows.accept(row -> {
			GiveWay.look();
			csv.write(row);
		});
		csv.flush();
	}

	/**
	 * Writes a workbook.
	 * @param name of the file, without its ending
	 * @param title of the sheet
	 */
	public void xlsx(String name, String title, List<Sheet.Column> columns, HttpServletResponse response, Rows rows)
			throws IOException {
		response.setContentType(Sheet.TYPE);
		saved(name + ".xlsx", response);
		try (Sheet sheet = new Sheet(response.getOutputStream(), title, columns)) {
			rows.accept(row -> {
				GiveWay.look();
				sheet.write(row);
			});
			Map<String, String> explained = new LinkedHashMap<>();
			columns.stream()
				.filter(column -> column.defined() != null)
				.forEach(column -> explained.put(column.title(), texts.of("definition." + column.defined())));
			explained.put(texts.of("definition.all"), definitions().toUriString());
			sheet.explain(texts.of("definition.title"), explained);
		}
	}

	private static void saved(String file, HttpServletResponse response) {
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"");
		response.setHeader(HttpHeaders.LINK, "<" + definitions().getPath() + ">; rel=\"describedby\"");
	}

	private static UriComponents definitions() {
		return ServletUriComponentsBuilder.fromCurrentContextPath().path(DefinitionsPage.PATH).build();
	}

}
