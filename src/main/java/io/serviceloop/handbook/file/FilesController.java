package io.serviceloop.handbook.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.serviceloop.handbook.read.BookQuery;
import io.serviceloop.handbook.read.Standards;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.loop.words.Violation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The handbook, a part of it, or one standard, to keep; for everybody who is signed in.
 */
@RestController
@RequestMapping("/api")
class FilesController {

	private static final Map<String, String> TYPES = Map.of("html", "text/html;charset=UTF-8", "md",
			"text/markdown;charset=UTF-8", "docx",
			"application/vnd.openxmlformats-officedocument.wordprocessingml.document");

	private final HandbookFiles files;

	private final Standards standards;

	private final Texts texts;

	FilesController(HandbookFiles files, Standards standards, Texts texts) {
		this.files = files;
		this.standards = standards;
		this.texts = texts;
	}

	@GetMapping({ "/handbook.html", "/handbook.docx", "/handbook.md" })
	void book(@RequestParam Map<String, String> given, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		List<Violation> wrong = new ArrayList<>();
		BookQuery query = BookQuery.of(given, wrong);
		if (!wrong.isEmpty()) {
			throw SubmissionRefused.invalid(wrong);
		}
		try (Paper paper = paper(kind(request), "handbook", texts.of("handbook.title"), response)) {
			files.book(query, paper);
		}
	}

	@GetMapping({ "/handbook/{id:\\d{1,9}}/standard.html", "/handbook/{id:\\d{1,9}}/standard.docx",
			"/handbook/{id:\\d{1,9}}/standard.md" })
	void standard(@PathVariable int id, HttpServletRequest request, HttpServletResponse response) throws IOException {
		Standards.Standard standard = standards.of(id);
		try (Paper paper = paper(kind(request), "handbook-" + id, standard.shown().title(), response)) {
			files.standard(standard, paper);
		}
	}

	private static String kind(HttpServletRequest request) {
		return request.getServletPath().replaceAll(".*\\.", "");
	}

	private Paper paper(String kind, String name, String title, HttpServletResponse response) throws IOException {
		response.setContentType(TYPES.get(kind));
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "." + kind + "\"");
		return switch (kind) {
			case "html" -> new HtmlPaper(response.getOutputStream(), title, texts.of("frame.language"));
			case "docx" -> new DocxPaper(response.getOutputStream());
			default -> new MarkdownPaper(response.getOutputStream());
		};
	}

}
