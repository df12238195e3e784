package io.serviceloop.access.http;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.webapp.impl.security.filter.headersec.provider.impl.ContentSecurityPolicyProvider;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each page of Camunda's web applications a nonce of its own, so that the scripts
 * in the page are those that its Content-Security-Policy allows.
 */
class OwnNonceFilter extends OncePerRequestFilter {

	private static final String NONCE = ContentSecurityPolicyProvider.ATTR_CSP_FILTER_NONCE;

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		// Camunda writes the header in one filter and the page in another, and hands the
		// nonce over in the servlet context, where whoever asks in between puts his own.
		ServletContext context = keepingTheNonceIn(request);
		chain.doFilter(new HttpServletRequestWrapper(request) {

			@Override
			public ServletContext getServletContext() {
				return context;
			}

		}, response);
	}

	/** The servlet context, but for the nonce, which stays with the request. */
	private static ServletContext keepingTheNonceIn(HttpServletRequest request) {
		ServletContext shared = request.getServletContext();
		return (ServletContext) Proxy.newProxyInstance(ServletContext.class.getClassLoader(),
				new Class<?>[] { ServletContext.class }, (proxy, method, args) -> {
					if (args == null || !NONCE.equals(args[0])) {
						return call(shared, method, args);
					}
					return switch (method.getName()) {
						case "getAttribute" -> request.getAttribute(NONCE);
						case "setAttribute" -> {
							request.setAttribute(NONCE, args[1]);
							yield null;
						}
						default -> call(shared, method, args);
					};
				});
	}

	private static Object call(ServletContext shared, Method method, Object[] args) throws Throwable {
		try {
			return method.invoke(shared, args);
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

}
