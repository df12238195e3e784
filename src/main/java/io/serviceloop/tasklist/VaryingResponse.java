package io.serviceloop.tasklist;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.springframework.http.HttpHeaders;

/**
 * Says that the answer depends on the reader's language. The engine sets its own
 * {@code Vary} later, which would take ours away.
 */
class VaryingResponse extends HttpServletResponseWrapper {

	VaryingResponse(HttpServletResponse response) {
		super(response);
		response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
	}

	@Override
	public void setHeader(String name, String value) {
		if (HttpHeaders.VARY.equalsIgnoreCase(name)) {
			super.addHeader(name, value);
		}
		else {
			super.setHeader(name, value);
		}
	}

}
