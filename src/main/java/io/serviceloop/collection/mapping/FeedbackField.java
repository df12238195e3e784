package io.serviceloop.collection.mapping;

import java.util.Arrays;
import java.util.Optional;

import io.serviceloop.collection.file.Rows;

/**
 * What a record can hold; a mapping names the column of each. Required elements of
 * feedback: C13, B15.
 */
public enum FeedbackField {

	// A B-tree page of PostgreSQL holds no key above 2,700 bytes: 250 characters of four
	// bytes stay below it.
	EXTERNAL_ID("externalId", 250), TIME("time", 0), STARTED("started", 0), FINISHED("finished", 0),
	/** What kind of customer, such as new or regular: no group goes unheard (B14). */
	CUSTOMER_GROUP("customerGroup", 200), TYPE("type", 500), STAGE("stage", 500), TEXT("text", Rows.MAX_CELL),
	CUSTOMER("customer", 500), CHANNEL("channel", 500), RATING("rating", 0);

	public final String key;

	/** Most characters a value may have; 0 where it is not stored as text. */
	final int maxLength;

	FeedbackField(String key, int maxLength) {
		this.key = key;
		this.maxLength = maxLength;
	}

	static Optional<FeedbackField> of(String key) {
		return Arrays.stream(values()).filter(field -> field.key.equals(key)).findFirst();
	}

}
