package io.serviceloop.collection.mapping;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import io.serviceloop.collection.file.Rows;
import io.serviceloop.loop.words.TypedNumber;

/**
 * Guesses which column is what, by its name in English or Chinese and by what its values
 * look like. Only an offer: a person looks at it before anything is imported.
 *
 * @param header whether the first row looks like names
 * @param columns names of the columns, or their numbers
 * @param mapping in the form in which the import takes it
 */
record MappingGuess(boolean header, List<String> columns, Map<String, Object> mapping) {

	private static final Set<String> MISSING = Set.of("?", "-", "--", "N/A", "n/a", "NULL", "null", "NaN", "无");

	/** Words in the names of columns, the better ones first. */
	private static final Map<FeedbackField, List<String>> WORDS = new EnumMap<>(FeedbackField.class);

	static {
		WORDS.put(FeedbackField.EXTERNAL_ID,
				List.of("ticket #", "ticket", "工单号", "工单编号", "编号", "单号", "number", "incident_id", "case", "id", "序号"));
		WORDS.put(FeedbackField.FINISHED,
				List.of("resolved", "finished", "completed", "解决时间", "完成时间", "closed", "办结", "结束时间", "关闭时间"));
		WORDS.put(FeedbackField.TIME,
				List.of("opened_at", "opened", "created", "reported", "留言时间", "反馈时间", "时间", "日期", "time", "date"));
		WORDS.put(FeedbackField.TYPE, List.of("category", "type", "一级分类", "问题类型", "分类", "类别", "类型", "cat"));
		WORDS.put(FeedbackField.STAGE, List.of("stage", "环节", "阶段"));
		WORDS.put(FeedbackField.TEXT, List.of("complaint", "review", "comment", "description", "text", "message",
				"content", "详情", "内容", "描述", "评论", "评价", "反馈"));
		WORDS.put(FeedbackField.CUSTOMER_GROUP, List.of("customer group", "customer_group", "customergroup", "segment",
				"customer type", "customer_type", "客户群", "客户类型", "客户分类", "用户类型", "会员等级"));
		WORDS.put(FeedbackField.CUSTOMER, List.of("customer", "caller", "client", "user", "客户", "用户"));
		WORDS.put(FeedbackField.CHANNEL,
				List.of("channel", "contact_type", "received via", "via", "source", "渠道", "来源"));
		WORDS.put(FeedbackField.RATING, List.of("rating", "star", "score", "satisfaction", "评分", "得分", "星级", "满意度"));
	}

	static MappingGuess of(List<Rows.Row> sample) {
		Rows.Row first = sample.get(0);
		boolean header = IntStream.range(0, first.cells().length).noneMatch(i -> isValue(first, i));
		List<String> names = IntStream.range(0, first.cells().length)
			.mapToObj(i -> header ? first.text(i) : String.valueOf(i + 1))
			.toList();
		List<Rows.Row> data = header ? sample.subList(1, sample.size()) : sample;
		List<List<String>> values = IntStream.range(0, names.size()).mapToObj(i -> values(data, i)).toList();
		List<String> patterns = IntStream.range(0, names.size())
			.mapToObj(i -> isDates(data, i) ? "" : DateGuess.of(values.get(i)))
			.toList();
		return new MappingGuess(header, names, mapping(header, names, values, patterns, missing(data)));
	}

	private static Map<String, Object> mapping(boolean header, List<String> names, List<List<String>> values,
			List<String> patterns, Set<String> missing) {
		Map<FeedbackField, Integer> found = new EnumMap<>(FeedbackField.class);
		WORDS.forEach((field, words) -> {
			Integer column = header ? named(field, words, names, values, patterns, found) : null;
			if (column != null) {
				found.put(field, column);
			}
		});
		IntStream.range(0, names.size())
			.filter(i -> patterns.get(i) != null && !found.containsValue(i))
			.findFirst()
			.ifPresent(i -> found.putIfAbsent(FeedbackField.TIME, i));
		longest(values).filter(i -> !found.containsValue(i)).ifPresent(i -> found.putIfAbsent(FeedbackField.TEXT, i));
		if (found.containsKey(FeedbackField.FINISHED) && found.containsKey(FeedbackField.TIME)) {
			found.put(FeedbackField.STARTED, found.get(FeedbackField.TIME));
		}
		Map<String, Object> mapping = new LinkedHashMap<>();
		for (FeedbackField field : FeedbackField.values()) {
			Integer column = found.get(field);
			boolean named = column != null && header && !names.get(column).isEmpty()
					&& names.indexOf(names.get(column)) == names.lastIndexOf(names.get(column));
			if (column == null && field == FeedbackField.CUSTOMER_GROUP) {
				continue; // A file rarely has it: named where it does.
			}
			mapping.put(field.key, (column == null) ? null : named ? (Object) names.get(column) : column + 1);
		}
		mapping.put("dateFormat", dateFormat(found, values, patterns));
		mapping.put("missing", List.copyOf(missing));
		mapping.put("header", header);
		mapping.put("skipLines", 0);
		return mapping;
	}

	private static Integer named(FeedbackField field, List<String> words, List<String> names, List<List<String>> values,
			List<String> patterns, Map<FeedbackField, Integer> found) {
		for (String word : words) {
			for (int i = 0; i < names.size(); i++) {
				String name = names.get(i).toLowerCase(Locale.ROOT);
				boolean match = (word.length() > 2 || word.charAt(0) > 'z') ? name.contains(word)
						: name.matches("(.*[^a-z])?" + word + "([^a-z].*)?");
				if (match && !found.containsValue(i) && fits(field, values.get(i), patterns.get(i))) {
					return i;
				}
			}
		}
		return null;
	}

	private static boolean fits(FeedbackField field, List<String> values, String pattern) {
		return switch (field) {
			case TIME, STARTED, FINISHED -> pattern != null;
			case RATING -> !values.isEmpty() && values.stream().allMatch(value -> RowReader.rating(value) != null);
			case EXTERNAL_ID -> pattern == null && new HashSet<>(values).size() > values.size() * 0.9;
			default -> pattern == null;
		};
	}

	/** The pattern of all columns that hold dates as text; null if they need none. */
	private static String dateFormat(Map<FeedbackField, Integer> found, List<List<String>> values,
			List<String> patterns) {
		List<String> dates = new ArrayList<>();
		for (FeedbackField field : List.of(FeedbackField.TIME, FeedbackField.FINISHED)) {
			Integer column = found.get(field);
			if (column != null && !patterns.get(column).isEmpty()) {
				dates.addAll(values.get(column));
			}
		}
		String pattern = DateGuess.of(dates);
		return (pattern == null || pattern.isEmpty()) ? null : pattern;
	}

	/** The column with the longest values, if they are sentences rather than words. */
	private static java.util.Optional<Integer> longest(List<List<String>> values) {
		return IntStream.range(0, values.size())
			.boxed()
			.filter(i -> length(values.get(i)) >= 12)
			.max((a, b) -> Double.compare(length(values.get(a)), length(values.get(b))));
	}

	private static double length(List<String> values) {
		return values.stream().mapToInt(String::length).average().orElse(0);
	}

	private static List<String> values(List<Rows.Row> rows, int column) {
		return rows.stream()
			.map(row -> row.text(column))
			.filter(text -> !text.isEmpty() && !MISSING.contains(text))
			.toList();
	}

	private static Set<String> missing(List<Rows.Row> rows) {
		Set<String> missing = new HashSet<>();
		rows.forEach(row -> IntStream.range(0, row.cells().length)
			.mapToObj(row::text)
			.filter(MISSING::contains)
			.forEach(missing::add));
		return missing;
	}

	private static boolean isDates(List<Rows.Row> rows, int column) {
		return rows.stream().anyMatch(row -> row.cell(column) instanceof LocalDateTime)
				&& rows.stream().allMatch(row -> row.cell(column) == null || row.cell(column) instanceof LocalDateTime);
	}

	private static boolean isValue(Rows.Row row, int column) {
		return row.cell(column) instanceof LocalDateTime || TypedNumber.of(Locale.ROOT).read(row.text(column)) != null
				|| DateGuess.of(List.of(row.text(column))) != null;
	}

}
