package io.serviceloop.handbook.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import javax.xml.parsers.DocumentBuilderFactory;

import io.serviceloop.Serves;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What people wrote is text in a file too, whatever it looks like. */
class PaperTest {

	private static final String TRICKY = "# no heading\n*no* _stress_ <b onclick=\"x\">&amp;\n\n    no code\n1. no list\n"
			+ "客戶投訴當日回覆 😀 \u0007";

	@FunctionalInterface
	private interface Opened {

		Paper on(OutputStream out) throws IOException;

	}

	private static byte[] written(Opened opened) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (Paper paper = opened.on(out)) {
			paper.heading(1, "服务手册 <1>");
			paper.heading(3, "Grading *of* tickets");
			paper.fact("Owner", "Olga <Owner>");
			paper.text(TRICKY);
		}
		return out.toByteArray();
	}

	@Test
	@Serves("A41")
	void aDocumentOfWordIsReadBackByAnotherLibrary() throws IOException {
		try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(written(DocxPaper::new)))) {
			List<XWPFParagraph> paragraphs = document.getParagraphs();
			assertThat(paragraphs).extracting(XWPFParagraph::getText)
				.containsExactly("服务手册 <1>", "Grading *of* tickets", "Owner: Olga <Owner>", "# no heading",
						"*no* _stress_ <b onclick=\"x\">&amp;", "", "    no code", "1. no list", "客戶投訴當日回覆 😀 \uFFFD");
			assertThat(paragraphs).extracting(XWPFParagraph::getStyle)
				.startsWith("Heading1", "Heading3", "Fact", "Normal");
			assertThat(document.getStyles().getStyle("Heading3").getName()).isEqualTo("heading 3");
		}
	}

	@Test
	void everyPartOfADocumentOfWordIsWellFormed() throws Exception {
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(written(DocxPaper::new)))) {
			int parts = 0;
			for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
				DocumentBuilderFactory.newInstance()
					.newDocumentBuilder()
					.parse(new ByteArrayInputStream(zip.readAllBytes()));
				parts++;
			}
			assertThat(parts).isEqualTo(5);
		}
	}

	@Test
	@Serves("A41")
	void aPageNeedsNoOtherFileAndRunsNothing() throws IOException {
		String html = new String(written(out -> new HtmlPaper(out, "a </title><script>", "zh")),
				StandardCharsets.UTF_8);
		assertThat(html).startsWith("<!DOCTYPE html>\n<html lang=\"zh\">")
			.contains("<h1>服务手册 &lt;1&gt;</h1>", "&lt;b onclick=&quot;x&quot;&gt;&amp;amp;", "客戶投訴當日回覆 😀")
			.doesNotContain("<script", "<b ", " src=", "href=", "url(")
			.endsWith("</html>\n");
	}

	@Test
	@Serves("A41")
	void markdownHasTheLinesThatWereWritten() throws IOException {
		assertThat(new String(written(MarkdownPaper::new), StandardCharsets.UTF_8)).isEqualTo("""
				# 服务手册 \\<1\\>

				### Grading \\*of\\* tickets

				- Owner: Olga \\<Owner\\>

				\\# no heading\\
				\\*no\\* \\_stress\\_ \\<b onclick="x"\\>\\&amp;

				&nbsp;&nbsp;&nbsp;&nbsp;no code\\
				1\\. no list\\
				客戶投訴當日回覆 😀 \u0007

				""");
	}

	@Test
	void aListOfFactsEndsBeforeAHeadingAndItsDaysAreDays() throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (Paper paper = new MarkdownPaper(out)) {
			paper.fact("Next review", "2027-11-27");
			paper.heading(2, "Versions");
		}
		assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("- Next review: 2027-11-27\n\n## Versions\n\n");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			- a list            | \\- a list
			+ a list            | \\+ a list
			12) a list          | 12\\) a list
			=== underlined      | \\=== underlined
			--- a rule          | \\--- a rule
			a - b, 3.5 + 2      | a - b, 3.5 + 2
			> quoted            | \\> quoted
			a \\ b              | a \\\\ b
			[a](javascript:x)   | \\[a\\](javascript:x)
			![a](x.png)         | \\!\\[a\\](x.png)
			a `b` c             | a \\`b\\` c
			~~a~~               | \\~\\~a\\~\\~
			www.example.com     | www\\.example.com
			see http://x.de     | see http\\://x.de
			me@example.com      | me\\@example.com
			$1 $2               | \\$1 \\$2
			""")
	void aMarkIsAText(String written, String expected) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (Paper paper = new MarkdownPaper(out)) {
			paper.text(written);
		}
		assertThat(out.toString(StandardCharsets.UTF_8).strip()).isEqualTo(expected);
	}

}
