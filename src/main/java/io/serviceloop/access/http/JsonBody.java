package io.serviceloop.access.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import io.serviceloop.loop.words.Characters;
import io.serviceloop.loop.words.Violation;
import jakarta.servlet.http.HttpServletRequest;

/**
 * A request whose body of JSON was read before the engine reads it, to find the character
 * that PostgreSQL does not know and H2 hides. The values of variables are left to the
 * forms, which keep long texts without it.
 */
class JsonBody extends OtherBody {

	private static final JsonFactory JSON = new JsonFactory();

	private static final String NUL = "\\u0000";

	/** In which variables stand, each with its {@code value}. */
	private static final Set<String> VARIABLES = Set.of("variables", "modifications");

	private final byte[] body;

	JsonBody(HttpServletRequest request, byte[] body) {
		super(request, body);
		this.body = body;
	}

	/** Where the character stands; nothing where it does not, or the body is no JSON. */
	List<Violation> faults() {
		List<Violation> wrong = new ArrayList<>();
		String bytes = new String(body, StandardCharsets.ISO_8859_1);
		// Where every other byte is 0, it is UTF-16, which a parser reads too.
		if (!bytes.contains(NUL) && bytes.indexOf('\0') < 0) {
			return wrong;
		}
		try (JsonParser parser = JSON.createParser(body)) {
			for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
				boolean text = token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME;
				if (text && Characters.hasNul(parser.getText())
						&& (token == JsonToken.FIELD_NAME || !isValueOfVariable(parser.getParsingContext()))) {
					wrong.add(Violation.of(String.valueOf(parser.currentName()), parser.getText(), "wrong.character"));
				}
			}
		}
		catch (IOException noJson) {
			// The engine says so itself.
		}
		return wrong;
	}

	/** Whether it is, or is within, what a variable is to be. */
	private static boolean isValueOfVariable(JsonStreamContext context) {
		for (JsonStreamContext at = context; at != null; at = at.getParent()) {
			if ("value".equals(at.getCurrentName())) {
				JsonStreamContext variable = at.getParent();
				JsonStreamContext variables = (variable == null) ? null : variable.getParent();
				if (variable == null || variable.inRoot() || (variables != null && variable.inObject()
						&& VARIABLES.contains(String.valueOf(variables.getCurrentName())))) {
					return true;
				}
			}
		}
		return false;
	}

}
