package io.serviceloop.loop.words;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowMapper;

/**
 * Reads rows as records, and columns in which a register keeps JSON as the lists and
 * records they stand for.
 */
public final class JsonColumns implements GenericConverter {

	private static final DefaultConversionService CONVERSION = new DefaultConversionService();
	static {
		CONVERSION.addConverter(new JsonColumns());
	}

	private static final Map<Class<?>, RowMapper<?>> MAPPERS = new ConcurrentHashMap<>();

	private JsonColumns() {
	}

	/**
	 * Rows as records of a type: the column of the component {@code businessKey} is
	 * {@code business_key}.
	 */
	@SuppressWarnings("unchecked")
	public static <T> RowMapper<T> rows(Class<T> type) {
		return (RowMapper<T>) MAPPERS.computeIfAbsent(type, Columns::new);
	}

	/**
	 * The library asks each row for a column {@code businesskey} first. A database
	 * answers that with an exception, hundreds of them for one project, and H2 writes
	 * each into a file.
	 */
	private static final class Columns<T> extends DataClassRowMapper<T> {

		private Columns(Class<T> type) {
			super(type);
			setConversionService(CONVERSION);
		}

		@Override
		protected String lowerCaseName(String name) {
			return underscoreName(name);
		}

	}

	@Override
	public Set<ConvertiblePair> getConvertibleTypes() {
		return Set.of(new ConvertiblePair(String.class, List.class), new ConvertiblePair(String.class, Record.class));
	}

	@Override
	public Object convert(Object json, TypeDescriptor column, TypeDescriptor wanted) {
		return Json.read((String) json, wanted.getResolvableType().getType());
	}

}
