package io.serviceloop.access.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Reads the parts of a request where it is answered, and not again for its error page:
 * what the engine's interfaces had refused could not be read there, and each filled a
 * page of the log.
 */
@Component(DispatcherServlet.MULTIPART_RESOLVER_BEAN_NAME)
class PartsOnce extends StandardServletMultipartResolver {

	@Override
	public boolean isMultipart(HttpServletRequest request) {
		return request.getDispatcherType() != DispatcherType.ERROR && super.isMultipart(request);
	}

}
