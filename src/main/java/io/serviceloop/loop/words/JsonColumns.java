package io.serviceloop.loop.words;

import java.util.List;
import java.util.Set;

import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowMapper;

/**
 * Reads columns in which a register keeps JSON as the lists and records they stand for.
 */
public final class JsonColumns implements GenericConverter {

	private static final DefaultConversionService CONVERSION = new DefaultConversionService();
	static {
		CONVERSION.addConverter(new JsonColumns());
	}

	private JsonColumns() {
	}

	/** Rows as records of a type. */
	public static <T> RowMapper<T> rows(Class<T> type) {
		return DataClassRowMapper.newInstance(type, CONVERSION);
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
