package io.serviceloop.collection.guess;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import io.serviceloop.collection.mapping.FeedbackField;

/**
 * A file as a tool of some country exports it, and what it says.
 *
 * @param name what it stands for
 * @param bytes the file
 * @param truth what each record says, by field; what the file does not have is absent
 */
public record MadeFile(String name, byte[] bytes, List<Map<FeedbackField, Object>> truth) {

	private static final int ROWS = 30;

	/**
	 * The exports of a tool: its names of columns, and the texts that people write there.
	 */
	enum Tool {

		ZENDESK("Ticket ID", "Created at", "Solved at", "Ticket type", "Description", "Requester",
				"Satisfaction score"),
		SERVICE_NOW("number", "opened_at", "resolved_at", "category", "description", "caller_id", "rating"),
		JIRA("Issue key", "Created", "Resolved", "Issue Type", "Description", "Reporter", "Satisfaction"),
		GLPI("ID", "Opening date", "Resolution date", "Category", "Description", "Requester", "Satisfaction"),
		FORMBRICKS("Response ID", "Timestamp", null, null, "What could we do better?", "User ID",
				"How satisfied are you with our service?"),
		KOBO("_uuid", "_submission_time", null, "complaint_type", "comments", "client", "rating"),
		GOOGLE_ZH(null, "时间戳记", null, "问题类型", "您对我们的服务有什么意见或建议？", "姓名", "您对我们的服务满意吗？(1-5)"),
		TENCENT("编号", "提交时间", null, "问题分类", "反馈内容", "用户", "满意度评分"),
		WENJUANXING("序号", "提交答卷时间", null, null, "2、请写下您的意见和建议", null, "1、您对客服的满意度"),
		TICKETS_ZH("工单号", "创建时间", "解决时间", "问题类型", "问题描述", "客户姓名", "评分"),
		TICKETS_TW("工單編號", "建立時間", "解決時間", "問題類型", "問題描述", "客戶姓名", "評分");

		private final String id;

		private final String time;

		private final String finished;

		private final String type;

		private final String text;

		private final String customer;

		private final String rating;

		Tool(String id, String time, String finished, String type, String text, String customer, String rating) {
			this.id = id;
			this.time = time;
			this.finished = finished;
			this.type = type;
			this.text = text;
			this.customer = customer;
			this.rating = rating;
		}

		boolean chinese() {
			return ordinal() >= GOOGLE_ZH.ordinal();
		}

	}

	/** A way to write dates. */
	enum Dates {

		ISO("yyyy-MM-dd HH:mm:ss"), ISO_T("yyyy-MM-dd'T'HH:mm:ss'Z'"), ISO_OFFSET("yyyy-MM-dd'T'HH:mm:ss.SSS'+08:00'"),
		SLASHES("yyyy/M/d H:mm"), DAY_FIRST("dd/MM/yyyy HH:mm"), MONTH_FIRST("M/d/yyyy h:mm a"),
		MONTH_FIRST_SHORT("M/d/yy H:mm"), DOTS("dd.MM.yyyy HH:mm"), DASHES("dd-MM-yyyy HH:mm:ss"),
		MONTH_WORD("dd/MMM/yy h:mm a"), MONTH_LONG("MMMM d, yyyy h:mm a"), CHINESE("yyyy年M月d日 H时mm分"),
		CHINESE_HALF("yyyy年M月d日 ah:mm"), GOOGLE("yyyy/MM/dd h:mm:ss a 'GMT+8'"), COMPACT("yyyyMMddHHmmss"), EPOCH(null),
		EPOCH_MILLIS(null), SERIAL(null), MIXED("yyyy/M/d H:mm"), TWO_COLUMNS("dd/MM/yyyy|HH:mm");

		private final String pattern;

		Dates(String pattern) {
			this.pattern = pattern;
		}

		private String write(LocalDateTime time, int row) {
			return switch (this) {
				case EPOCH -> String.valueOf(time.toEpochSecond(ZoneOffset.UTC));
				case EPOCH_MILLIS -> String.valueOf(time.toEpochSecond(ZoneOffset.UTC) * 1_000 + 7);
				case SERIAL -> String.format(Locale.ROOT, "%.6f",
						Duration.between(LocalDateTime.of(1899, 12, 30, 0, 0), time).toSeconds() / 86_400.0);
				default -> format((this == MIXED && row % 5 == 0) ? "yyyy/M/d" : pattern, time);
			};
		}

		private static String format(String pattern, LocalDateTime time) {
			Locale locale = pattern.contains("年") ? Locale.SIMPLIFIED_CHINESE : Locale.US;
			return DateTimeFormatter.ofPattern(pattern, locale).format(time);
		}

	}

	/** A scale, with what a rating from 0 to 4 is in it. */
	enum Ratings {

		LIKERT(rating -> String.valueOf(rating + 1)), ZERO_TO_TEN(rating -> String.valueOf(rating * 5 / 2 * 1)),
		PERCENT(rating -> rating * 25 + "%"), STARS(rating -> "★".repeat(rating + 1) + "☆".repeat(4 - rating)),
		FULL_WIDTH(rating -> String.valueOf((char) ('１' + rating))),
		WORDS(rating -> List.of("Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very satisfied")
			.get(rating)),
		WORDS_ZH(rating -> List.of("非常不满意", "不满意", "一般", "满意", "非常满意").get(rating));

		private final Function<Integer, String> written;

		Ratings(Function<Integer, String> written) {
			this.written = written;
		}

		private double read(int rating) {
			return (this == ZERO_TO_TEN) ? 1 + 4 * (rating * 5 / 2) / 10.0 : rating + 1;
		}

	}

	/** What stands around the table. */
	enum Around {

		NOTHING, SEP_LINE, TITLE, TOTAL, BLANK_LINES, EMPTY_CELLS

	}

	/** In which language people write. */
	enum Texts {

		ENGLISH(StandardCharsets.UTF_8, "I waited %d days for an answer, nobody called back"),
		FRENCH(Charset.forName("windows-1252"), "La réponse %d était trop tardive, café fermé à Noël"),
		GERMAN(Charset.forName("windows-1252"), "Rückruf %d blieb aus, die Lösung wäre möglich"),
		POLISH(Charset.forName("windows-1250"), "Reklamacja %d: proszę o zwrot pieniędzy, usługa była zła"),
		RUSSIAN(Charset.forName("windows-1251"), "Заявка %d: долго ждал ответа оператора"),
		CHINESE(Charset.forName("GB18030"), "第%d次联系客服，等待时间太长，问题没有解决"),
		TAIWAN(Charset.forName("Big5"), "第%d次聯絡客服，等待時間太長，問題沒有解決"),
		CHINESE_WIDE(StandardCharsets.UTF_16LE, "第%d次联系客服，等待时间太长，问题没有解决"),
		ENGLISH_WIDE(StandardCharsets.UTF_16BE, "I waited %d days for an answer, nobody called back"),
		CHINESE_MARKED(StandardCharsets.UTF_8, "第%d次联系客服，\n等待\"时间\"太长，问题没有解决");

		private final Charset charset;

		private final String text;

		Texts(Charset charset, String text) {
			this.charset = charset;
			this.text = text;
		}

	}

	static MadeFile of(Tool tool, Dates dates, Ratings ratings, Texts texts, char delimiter, Around around) {
		List<List<String>> table = new ArrayList<>();
		List<Map<FeedbackField, Object>> truth = new ArrayList<>();
		table.add(header(tool, dates));
		for (int row = 0; row < ROWS; row++) {
			Map<FeedbackField, Object> said = new EnumMap<>(FeedbackField.class);
			table.add(row(tool, dates, ratings, texts, row, said));
			truth.add(said);
		}
		String name = tool + " " + dates + " " + ratings + " " + texts + " " + ((delimiter == '\t') ? "TAB" : delimiter)
				+ " " + around;
		return new MadeFile(name, bytes(text(table, delimiter, around), texts, around), truth);
	}

	private static List<String> header(Tool tool, Dates dates) {
		List<String> header = new ArrayList<>();
		add(header, tool.id, tool.id);
		boolean two = dates == Dates.TWO_COLUMNS;
		boolean chinese = tool.chinese();
		header.add(two ? chinese ? "创建日期" : "Start date" : tool.time);
		if (two) {
			header.add(chinese ? "创建时间" : "Start time");
		}
		if (tool.finished != null && !two) {
			header.add(tool.finished);
		}
		header.add(chinese ? "状态" : "Status");
		add(header, tool.type, tool.type);
		add(header, tool.text, tool.text);
		add(header, tool.customer, tool.customer);
		add(header, tool.rating, tool.rating);
		return header;
	}

	private static List<String> row(Tool tool, Dates dates, Ratings ratings, Texts texts, int row,
			Map<FeedbackField, Object> said) {
		LocalDateTime time = LocalDateTime.of(2026, 1, 5, 8, 30).plusMinutes(row * 1_753L);
		boolean dayOnly = dates == Dates.MIXED && row % 5 == 0;
		List<String> cells = new ArrayList<>();
		add(cells, tool.id, "R-" + (1000 + row));
		if (tool.id != null) {
			said.put(FeedbackField.EXTERNAL_ID, "R-" + (1000 + row));
		}
		said.put(FeedbackField.TIME, dayOnly ? time.toLocalDate().atStartOfDay() : time);
		if (dates == Dates.TWO_COLUMNS) {
			String[] patterns = dates.pattern.split("\\|");
			cells.add(Dates.format(patterns[0], time));
			cells.add(Dates.format(patterns[1], time));
		}
		else {
			cells.add(dates.write(time, row));
			if (tool.finished != null) {
				boolean open = row % 7 == 3;
				LocalDateTime finished = time.plusMinutes(90 + row);
				cells.add(open ? "" : dates.write(finished, row));
				if (!open) {
					said.put(FeedbackField.FINISHED, dayOnly ? finished.toLocalDate().atStartOfDay() : finished);
				}
			}
		}
		cells.add(row % 3 == 0 ? "Open" : "Closed");
		String type = List.of("billing", "delivery", "warranty").get(row % 3);
		add(cells, tool.type, type);
		if (tool.type != null) {
			said.put(FeedbackField.TYPE, type);
		}
		String text = String.format(texts.text, row);
		add(cells, tool.text, text);
		said.put(FeedbackField.TEXT, text);
		add(cells, tool.customer, "C" + row % 11);
		if (tool.customer != null) {
			said.put(FeedbackField.CUSTOMER, "C" + row % 11);
		}
		add(cells, tool.rating, ratings.written.apply(row % 5));
		said.put(FeedbackField.RATING, ratings.read(row % 5));
		return cells;
	}

	private static void add(List<String> cells, String column, String value) {
		if (column != null) {
			cells.add(value);
		}
	}

	private static String text(List<List<String>> table, char delimiter, Around around) {
		StringBuilder text = new StringBuilder();
		int width = table.get(0).size();
		if (around == Around.SEP_LINE) {
			text.append("sep=").append(delimiter).append("\r\n");
		}
		if (around == Around.TITLE) {
			text.append("Ticket report").append(String.valueOf(delimiter).repeat(width - 1)).append("\r\n");
			text.append("Generated by: helpdesk")
				.append(String.valueOf(delimiter).repeat(width - 1))
				.append("\r\n\r\n");
		}
		for (List<String> row : table) {
			for (int i = 0; i < width; i++) {
				String cell = row.get(i);
				boolean quoted = cell.indexOf(delimiter) >= 0 || cell.indexOf('"') >= 0 || cell.indexOf('\n') >= 0;
				text.append((i == 0) ? "" : delimiter).append(quoted ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell);
			}
			text.append((around == Around.EMPTY_CELLS) ? String.valueOf(delimiter).repeat(2) : "").append("\r\n");
			text.append((around == Around.BLANK_LINES && row != table.get(0)) ? "\r\n" : "");
		}
		if (around == Around.TOTAL) {
			text.append("Total: ").append(ROWS).append(String.valueOf(delimiter).repeat(width - 1)).append("\r\n");
		}
		return text.toString();
	}

	private static byte[] bytes(String text, Texts texts, Around around) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		if (texts == Texts.CHINESE_MARKED || (texts == Texts.CHINESE_WIDE && around != Around.SEP_LINE)) {
			bytes.writeBytes("\uFEFF".getBytes(texts.charset));
		}
		bytes.writeBytes(text.getBytes(texts.charset));
		return bytes.toByteArray();
	}

	@Override
	public String toString() {
		return name;
	}

}
