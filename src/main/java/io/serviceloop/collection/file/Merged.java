package io.serviceloop.collection.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Cells of a sheet that are merged over several rows: each of those rows has the value of
 * the first. The reader of workbooks does not tell them, and they stand behind the rows;
 * the sheet is searched for them once, as bytes.
 */
final class Merged {

	private static final int MOST = 200_000;

	private static final byte[] NAME = "mergeCell ".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] ROW = "<row".getBytes(StandardCharsets.US_ASCII);

	private static final int LONGEST = 100;

	private static final int MAX_RELATIONS = 1 << 20;

	private static final Pattern RELATION = Pattern.compile("<[^<>]*Relationship [^<>]*>");

	private static final Pattern ID = Pattern.compile("\\bId=\"([^\"]*)\"");

	private static final Pattern TARGET = Pattern.compile("\\bTarget=\"([^\"]*)\"");

	private static final Pattern ADDRESS = Pattern.compile(".*ref=\"([A-Z]{1,3})(\\d{1,7}):([A-Z]{1,3})(\\d{1,7})\".*");

	/** A block of merged cells in one column, in lines and columns from 1 and 0. */
	private record Block(int column, long from, long to) {
	}

	private final List<Block> blocks;

	private final List<Block> open = new ArrayList<>();

	private final List<Object> values = new ArrayList<>();

	private int next;

	private long rows;

	private Merged() {
		this.blocks = new ArrayList<>();
	}

	/** About how many rows the sheet has; 0 where that is not known. */
	long rows() {
		return rows;
	}

	/**
	 * @param sheetId of the sheet, as the workbook relates it to its file
	 */
	static Merged of(Path path, String sheetId) throws IOException {
		Merged merged = new Merged();
		try (ZipFile zip = new ZipFile(path.toFile())) {
			ZipEntry entry = zip.getEntry(target(zip, sheetId));
			if (entry != null) {
				try (InputStream in = zip.getInputStream(entry)) {
					merged.search(in);
				}
			}
		}
		merged.blocks.sort(Comparator.comparingLong(Block::from));
		return merged;
	}

	private static String target(ZipFile zip, String sheetId) throws IOException {
		ZipEntry relations = zip.getEntry("xl/_rels/workbook.xml.rels");
		if (relations == null) {
			return "";
		}
		try (InputStream in = zip.getInputStream(relations)) {
			String text = new String(in.readNBytes(MAX_RELATIONS), StandardCharsets.UTF_8);
			Matcher relation = RELATION.matcher(text);
			while (relation.find()) {
				Matcher id = ID.matcher(relation.group());
				Matcher target = TARGET.matcher(relation.group());
				if (id.find() && target.find() && id.group(1).equals(sheetId)) {
					String name = target.group(1);
					return name.startsWith("/") ? name.substring(1) : "xl/" + name;
				}
			}
			return "";
		}
	}

	private void search(InputStream in) throws IOException {
		byte[] block = new byte[1 << 16];
		byte[] text = new byte[LONGEST];
		int matched = 0;
		int length = 0;
		int row = 0;
		for (int read = in.read(block); read >= 0 && blocks.size() < MOST; read = in.read(block)) {
			for (int i = 0; i < read; i++) {
				byte b = block[i];
				row = (b == ROW[row]) ? row + 1 : (b == ROW[0]) ? 1 : 0;
				if (row == ROW.length) {
					rows++;
					row = 0;
				}
				if (matched < NAME.length) {
					matched = (b == NAME[matched]) ? matched + 1 : (b == NAME[0]) ? 1 : 0;
					length = 0;
				}
				else if (b == '>' || length == LONGEST) {
					add(new String(text, 0, length, StandardCharsets.US_ASCII));
					matched = 0;
				}
				else {
					text[length++] = b;
				}
			}
		}
	}

	private void add(String attributes) {
		Matcher address = ADDRESS.matcher(attributes);
		if (address.matches()) {
			long from = Long.parseLong(address.group(2));
			long to = Long.parseLong(address.group(4));
			// Side by side, as titles are: nothing is meant twice.
			if (to > from && address.group(1).equals(address.group(3))) {
				int column = address.group(1).chars().reduce(0, (sum, letter) -> sum * 26 + letter - 'A' + 1) - 1;
				blocks.add(new Block(column, from, to));
			}
		}
	}

	/**
	 * The cells of a row with those of the blocks it belongs to.
	 * @param cells null where the row is blank; it stays so
	 */
	Object[] fill(long line, Object[] cells) {
		if (blocks.isEmpty() || (open.isEmpty() && next == blocks.size())) {
			return cells;
		}
		for (int i = open.size() - 1; i >= 0; i--) {
			if (open.get(i).to() < line) {
				open.remove(i);
				values.remove(i);
			}
		}
		Object[] filled = cells;
		for (int i = 0; i < open.size() && filled != null; i++) {
			int column = open.get(i).column();
			filled = (column < filled.length) ? filled : Arrays.copyOf(filled, column + 1);
			filled[column] = (filled[column] == null) ? values.get(i) : filled[column];
		}
		for (; next < blocks.size() && blocks.get(next).from() <= line; next++) {
			Block block = blocks.get(next);
			if (block.to() >= line) {
				open.add(block);
				values.add((cells != null && block.column() < cells.length) ? cells[block.column()] : null);
			}
		}
		return filled;
	}

}
