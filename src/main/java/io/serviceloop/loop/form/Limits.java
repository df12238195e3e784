package io.serviceloop.loop.form;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Validator;
import jakarta.validation.metadata.ConstraintDescriptor;
import jakarta.validation.metadata.ContainerElementTypeDescriptor;
import jakarta.validation.metadata.PropertyDescriptor;

/**
 * What a field may hold, told to the browser as the constraints of its record say it. A
 * member is absent where nothing is said.
 *
 * @param type {@code text}, {@code number}, {@code wholeNumber}, {@code flag},
 * {@code date}, {@code list} or {@code object}
 * @param required whether it has to be there
 * @param least the smallest number, or the fewest rows
 * @param most the greatest number, the most characters, or the most rows
 * @param above the number that has to be exceeded
 * @param options the words that are possible
 * @param fields of an object, or of the rows of a list
 * @param element of a list of single values
 * @param evidence {@code text} or {@code formula} where it has to say something
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Limits(String type, boolean required, Long least, Long most, Long above, List<String> options,
		Map<String, Limits> fields, Limits element, String evidence) {

	private static final Map<Class<?>, String> TYPES = Map.of(String.class, "text", Double.class, "number",
			Integer.class, "wholeNumber", Boolean.class, "flag", LocalDate.class, "date");

	/** The limits of every field of a record, in its order. */
	static Map<String, Limits> of(Class<?> type, Validator validator) {
		Map<String, Limits> fields = new LinkedHashMap<>();
		Arrays.stream(type.getRecordComponents()).forEach(part -> {
			PropertyDescriptor described = validator.getConstraintsForClass(type)
				.getConstraintsForProperty(part.getName());
			fields.put(part.getName(),
					of(part.getGenericType(), (described == null) ? Set.of() : described.getConstraintDescriptors(),
							(described == null) ? Set.of() : described.getConstrainedContainerElementTypes(),
							validator));
		});
		return fields;
	}

	private static Limits of(Type type, Set<ConstraintDescriptor<?>> constraints,
			Set<ContainerElementTypeDescriptor> elements, Validator validator) {
		boolean required = false;
		Long least = null;
		Long most = null;
		Long above = null;
		List<String> options = null;
		String evidence = null;
		for (ConstraintDescriptor<?> constraint : constraints) {
			Map<String, Object> values = constraint.getAttributes();
			switch (constraint.getAnnotation().annotationType().getSimpleName()) {
				case "NotNull", "NotBlank" -> required = true;
				case "Size", "Range" -> {
					least = ((Number) values.get("min")).longValue();
					most = ((Number) values.get("max")).longValue();
				}
				case "Positive" -> above = 0L;
				case "PositiveOrZero" -> least = 0L;
				case "Pattern" -> options = List.of(((String) values.get("regexp")).split("\\|"));
				case "Evidence" -> evidence = Boolean.TRUE.equals(values.get("formula")) ? "formula" : "text";
				default -> throw new IllegalStateException("no limit for " + constraint.getAnnotation());
			}
		}
		if (type instanceof ParameterizedType list) {
			Type element = list.getActualTypeArguments()[0];
			Map<String, Limits> fields = isRecord(element) ? of((Class<?>) element, validator) : null;
			Limits each = (fields != null) ? null
					: of(element,
							elements.stream()
								.map(ContainerElementTypeDescriptor::getConstraintDescriptors)
								.flatMap(Collection::stream)
								.collect(Collectors.toSet()),
							Set.of(), validator);
			return new Limits("list", required, least, most, null, null, fields, each, null);
		}
		if (isRecord(type)) {
			return new Limits("object", required, null, null, null, null, of((Class<?>) type, validator), null, null);
		}
		return new Limits(TYPES.get(type), required, least, most, above, options, null, null, evidence);
	}

	private static boolean isRecord(Type type) {
		return type instanceof Class<?> named && named.isRecord();
	}

}
