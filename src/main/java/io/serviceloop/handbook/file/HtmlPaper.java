package io.serviceloop.handbook.file;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

import org.springframework.web.util.HtmlUtils;

/** One file that needs no other: its look stands in it. */
final class HtmlPaper implements Paper {

	private static final String LOOK = """
			body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #1f2a37; line-height: 1.5;
			  font-family: system-ui, "Segoe UI", "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
			h2 { margin-top: 2.5rem; border-bottom: 1px solid #b9c3ce; } h3 { margin-top: 2rem; }
			p { margin: 0 0 .25rem; overflow-wrap: anywhere; } .text { margin: .75rem 0; white-space: pre-wrap; }
			.fact { color: #5b6776; font-size: .9em; }
			@media print { body { margin: 0; max-width: none; } h2, h3, h4 { break-after: avoid; } }
			""";

	private final Writer out;

	HtmlPaper(OutputStream out, String title, String language) throws IOException {
		this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
		this.out.write("<!DOCTYPE html>\n<html lang=\"" + language + "\">\n<head>\n<meta charset=\"UTF-8\">\n"
				+ "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + escaped(title)
				+ "</title>\n<style>\n" + LOOK + "</style>\n</head>\n<body>\n<main>\n");
	}

	@Override
	public void heading(int level, String text) throws IOException {
		out.write("<h" + level + ">" + escaped(text) + "</h" + level + ">\n");
	}

	@Override
	public void fact(String label, String value) throws IOException {
		out.write("<p class=\"fact\">" + escaped(label) + ": " + escaped(value) + "</p>\n");
	}

	@Override
	public void text(String text) throws IOException {
		out.write("<p class=\"text\">" + escaped(text) + "</p>\n");
	}

	@Override
	public void close() throws IOException {
		out.write("</main>\n</body>\n</html>\n");
		out.close();
	}

	private static String escaped(String text) {
		return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
	}

}
