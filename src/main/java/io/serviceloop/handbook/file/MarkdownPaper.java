package io.serviceloop.handbook.file;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * CommonMark. What people wrote stays what they wrote, line by line: whatever would be a
 * mark there has a backslash before it.
 */
final class MarkdownPaper implements Paper {

	/** These mean something anywhere in a line. */
	private static final Pattern MARKS = Pattern.compile("[\\\\`*_\\[\\]<>&#|~$!]");

	/** These at its beginning: lists, rules, underlined headings. */
	private static final Pattern FIRST = Pattern.compile("^(\\d{1,9})?([-+=.):])");

	/** What some readers make a link of by themselves. */
	private static final Pattern ADDRESSES = Pattern.compile("(?i)(www)\\.|(https?|ftp|mailto|xmpp):|@");

	private final Writer out;

	/** Whether the last line was one of a list, which ends with an empty one. */
	private boolean inList;

	MarkdownPaper(OutputStream out) {
		this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
	}

	@Override
	public void heading(int level, String text) throws IOException {
		out.write((inList ? "\n" : "") + "#".repeat(level) + " " + escaped(text.replaceAll("\\s+", " ").strip())
				+ "\n\n");
		inList = false;
	}

	@Override
	public void fact(String label, String value) throws IOException {
		out.write("- " + escaped(label) + ": " + within(value.replaceAll("\\s+", " ").strip()) + "\n");
		inList = true;
	}

	@Override
	public void text(String text) throws IOException {
		out.write('\n');
		inList = false;
		boolean within = false;
		for (String line : text.lines().toList()) {
			if (line.isBlank()) {
				out.write(within ? "\n\n" : "");
				within = false;
				continue;
			}
			// Without it the next line would go on in this one.
			out.write(within ? "\\\n" : "");
			out.write(indented(line));
			within = true;
		}
		out.write("\n\n");
	}

	@Override
	public void close() throws IOException {
		out.close();
	}

	/** A line that is moved in stays so, and is no block of code. */
	private static String indented(String line) {
		String said = line.stripLeading();
		int blanks = line.length() - said.length();
		return "&nbsp;".repeat(blanks) + escaped(said.stripTrailing());
	}

	private static String escaped(String text) {
		return FIRST.matcher(within(text)).replaceFirst("$1\\\\$2");
	}

	/** The same of what no line begins with. */
	private static String within(String text) {
		String marked = MARKS.matcher(text).replaceAll("\\\\$0");
		return ADDRESSES.matcher(marked)
			.replaceAll(found -> (found.group(1) != null) ? "$1\\\\." : (found.group(2) != null) ? "$2\\\\:" : "\\\\@");
	}

}
