package io.serviceloop.loop.words;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/**
 * A text that others rely on: it says something, as {@link EvidenceRule} has it (A24,
 * A27). Nothing at all is for other constraints to refuse.
 */
@Constraint(validatedBy = Evidence.Validator.class)
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE })
@Retention(RetentionPolicy.RUNTIME)
public @interface Evidence {

	/** Whether it computes something: signs between words count as words too (B26). */
	boolean formula() default false;

	String message() default "";

	Class<?>[] groups() default {};

	Class<? extends Payload>[] payload() default {};

	/** Asks the rule. */
	class Validator implements ConstraintValidator<Evidence, String> {

		private final EvidenceRule rule;

		private boolean formula;

		Validator(EvidenceRule rule) {
			this.rule = rule;
		}

		@Override
		public void initialize(Evidence evidence) {
			formula = evidence.formula();
		}

		@Override
		public boolean isValid(String text, ConstraintValidatorContext context) {
			String complaint = (text == null || text.isBlank()) ? null : rule.complaint(text, formula);
			if (complaint != null) {
				context.disableDefaultConstraintViolation();
				context.buildConstraintViolationWithTemplate(complaint).addConstraintViolation();
			}
			return complaint == null;
		}

	}

}
