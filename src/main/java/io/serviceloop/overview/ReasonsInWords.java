package io.serviceloop.overview;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import io.serviceloop.loop.words.Reason;
import io.serviceloop.loop.words.Texts;
import org.springframework.boot.jackson.JsonComponent;

/** What the API answers says reasons in the reader's language. */
@JsonComponent
class ReasonsInWords extends JsonSerializer<Reason> {

	private final Texts texts;

	ReasonsInWords(Texts texts) {
		this.texts = texts;
	}

	@Override
	public void serialize(Reason reason, JsonGenerator json, SerializerProvider serializers) throws IOException {
		json.writeString(texts.of(reason.key(), reason.arguments().toArray()));
	}

}
