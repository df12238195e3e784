package io.serviceloop.overview.benefit;

import java.util.Currency;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The one currency in which this installation says what goals are worth and actions cost.
 */
@Component
public class InstallationCurrency {

	private final String code;

	/**
	 * @param code by ISO 4217
	 * @throws IllegalStateException where there is no such currency
	 */
	InstallationCurrency(@Value("${serviceloop.currency}") String code) {
		try {
			this.code = Currency.getInstance(code).getCurrencyCode();
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalStateException(
					"serviceloop.currency is \"" + code + "\"; it must be the ISO 4217 code of a currency, as CNY", ex);
		}
	}

	/** Its ISO 4217 code. */
	public String code() {
		return code;
	}

}
