package io.serviceloop.handbook.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A document of Word, written while it is read: libraries for it keep the whole document
 * in memory, and a handbook has no bound. Its styles name a Chinese font beside the
 * Western one.
 */
final class DocxPaper implements Paper {

	private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

	private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

	private static final String TYPES = HEAD
			+ "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
			+ "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
			+ "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
			+ "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
			+ "<Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/></Types>";

	private static final String RELATIONS = HEAD
			+ "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
			+ "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s\" Target=\"%s\"/></Relationships>";

	private static final String STYLES = HEAD + "<w:styles xmlns:w=\"" + WORD
			+ "\"><w:docDefaults><w:rPrDefault><w:rPr>"
			+ "<w:rFonts w:ascii=\"Calibri\" w:hAnsi=\"Calibri\" w:cs=\"Calibri\" w:eastAsia=\"Microsoft YaHei\"/>"
			+ "<w:sz w:val=\"22\"/><w:lang w:val=\"en-GB\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault>"
			+ "<w:pPrDefault><w:pPr><w:spacing w:after=\"80\" w:line=\"276\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>"
			+ "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>"
			+ heading(1, 40, 0) + heading(2, 32, 480) + heading(3, 26, 320) + heading(4, 22, 200)
			+ "<w:style w:type=\"paragraph\" w:styleId=\"Fact\"><w:name w:val=\"Fact\"/><w:basedOn w:val=\"Normal\"/>"
			+ "<w:pPr><w:spacing w:after=\"0\"/></w:pPr><w:rPr><w:color w:val=\"5B6776\"/><w:sz w:val=\"20\"/></w:rPr></w:style></w:styles>";

	private final ZipOutputStream zip;

	private final XMLStreamWriter xml;

	DocxPaper(OutputStream out) throws IOException {
		zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
		part("[Content_Types].xml", TYPES);
		part("_rels/.rels", RELATIONS.formatted("officeDocument", "word/document.xml"));
		part("word/_rels/document.xml.rels", RELATIONS.formatted("styles", "styles.xml"));
		part("word/styles.xml", STYLES);
		zip.putNextEntry(new ZipEntry("word/document.xml"));
		try {
			xml = XMLOutputFactory.newFactory().createXMLStreamWriter(zip, StandardCharsets.UTF_8.name());
			xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
			xml.writeStartElement("w", "document", WORD);
			xml.writeNamespace("w", WORD);
			xml.writeStartElement("w", "body", WORD);
		}
		catch (XMLStreamException ex) {
			throw new IOException(ex);
		}
	}

	private static String heading(int level, int size, int before) {
		return "<w:style w:type=\"paragraph\" w:styleId=\"Heading" + level + "\"><w:name w:val=\"heading " + level
				+ "\"/><w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before=\""
				+ before + "\" w:after=\"120\"/><w:outlineLvl w:val=\"" + (level - 1)
				+ "\"/></w:pPr><w:rPr><w:b/><w:sz w:val=\"" + size + "\"/></w:rPr></w:style>";
	}

	private void part(String name, String text) throws IOException {
		zip.putNextEntry(new ZipEntry(name));
		zip.write(text.getBytes(StandardCharsets.UTF_8));
		zip.closeEntry();
	}

	@Override
	public void heading(int level, String text) throws IOException {
		paragraph("Heading" + level, text);
	}

	@Override
	public void fact(String label, String value) throws IOException {
		paragraph("Fact", label + ": " + value);
	}

	@Override
	public void text(String text) throws IOException {
		for (String line : text.lines().toList()) {
			paragraph("Normal", line);
		}
	}

	private void paragraph(String style, String text) throws IOException {
		try {
			xml.writeStartElement("w", "p", WORD);
			xml.writeStartElement("w", "pPr", WORD);
			xml.writeEmptyElement("w", "pStyle", WORD);
			xml.writeAttribute("w", WORD, "val", style);
			xml.writeEndElement();
			xml.writeStartElement("w", "r", WORD);
			xml.writeStartElement("w", "t", WORD);
			xml.writeAttribute("xml", "http://www.w3.org/XML/1998/namespace", "space", "preserve");
			xml.writeCharacters(allowed(text));
			xml.writeEndElement();
			xml.writeEndElement();
			xml.writeEndElement();
		}
		catch (XMLStreamException ex) {
			throw new IOException(ex);
		}
	}

	/** XML has no place for control characters and halves of characters. */
	private static String allowed(String text) {
		StringBuilder allowed = new StringBuilder();
		text.codePoints()
			.map(letter -> (letter == '\t' || letter >= ' ' && letter < 0xD800 || letter > 0xDFFF && letter < 0xFFFE
					|| letter > 0xFFFF) ? letter : 0xFFFD)
			.forEach(allowed::appendCodePoint);
		return allowed.toString();
	}

	@Override
	public void close() throws IOException {
		try {
			xml.writeEndElement();
			xml.writeEndElement();
			xml.writeEndDocument();
			xml.flush();
		}
		catch (XMLStreamException ex) {
			throw new IOException(ex);
		}
		zip.closeEntry();
		zip.close();
	}

}
