package io.serviceloop.access.http;

import java.io.IOException;
import java.util.concurrent.Semaphore;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.Session;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.security.core.Authentication;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Keeps those who send slowly from taking all threads: Tomcat blocks one for each body
 * that is on its way. Who waits for bytes needs a place, of which there are fewer than
 * threads, and fewer still for whoever is not signed in; a body that is there with its
 * head, as a browser's sign-in, needs none. Before sign-in a body is small and soon
 * there; after it, the time grows with what has come (docs/reliability.md).
 */
@Component
class SlowSenders implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

	/** Of Tomcat's 200 threads. */
	private static final int PLACES_OF_STRANGERS = 40;

	private static final int PLACES_OF_MEMBERS = 80;

	private static final int LARGEST_OF_STRANGERS = 64 * 1024;

	private static final int SECONDS_OF_STRANGERS = 10;

	private static final int SECONDS_OF_MEMBERS = 30;

	/** Whoever is slower than a telephone line of the nineties is cut off. */
	private static final int BYTES_A_SECOND = 4_000;

	/** A body that came a moment after its head was not sent slowly. */
	private static final int MOMENT = 500;

	private static final int LOOK_AGAIN = 20;

	private static final int TOO_MANY = 429;

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		factory.addContextValves(new Places());
	}

	/** Where bodies are waited for. */
	private static final class Places extends ValveBase {

		private final Semaphore strangers = new Semaphore(PLACES_OF_STRANGERS);

		private final Semaphore members = new Semaphore(PLACES_OF_MEMBERS);

		Places() {
			super(true);
		}

		@Override
		public void invoke(Request request, Response response) throws IOException, ServletException {
			long length = request.getContentLengthLong();
			if (length == 0 || (length < 0 && request.getHeader("Transfer-Encoding") == null)) {
				getNext().invoke(request, response);
				return;
			}
			InputBuffer sent = request.getCoyoteRequest().getInputBuffer();
			Body body = new Body(request, sent, length);
			request.getCoyoteRequest().setInputBuffer(body);
			try {
				getNext().invoke(request, response);
			}
			finally {
				request.getCoyoteRequest().setInputBuffer(sent);
				body.leave();
			}
			if (body.refusal != 0) {
				// What is still to come is not waited for.
				request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
				if (!response.isCommitted()) {
					request.removeAttribute(RequestDispatcher.ERROR_EXCEPTION);
					response.reset();
					response.setHeader("Connection", "close");
					response.setHeader("Retry-After", "5");
					response.sendError(body.refusal);
				}
			}
		}

		/** A body on its way. */
		private final class Body implements InputBuffer {

			private final Request request;

			private final InputBuffer sent;

			private final long length;

			private final long begin = System.nanoTime();

			private long read;

			/** Null while no place is taken. */
			private Semaphore place;

			/** The status of the answer; 0 while the body is taken. */
			private int refusal;

			Body(Request request, InputBuffer sent, long length) {
				this.request = request;
				this.sent = sent;
				this.length = length;
			}

			@Override
			public int doRead(ApplicationBufferHandler handler) throws IOException {
				boolean member = isSignedIn(request);
				if (!member && Math.max(length, read) > LARGEST_OF_STRANGERS) {
					refuse(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
				}
				if (length < 0 || read < length) {
					await(member);
				}
				int count = sent.doRead(handler);
				read += Math.max(count, 0);
				if (count < 0 || read == length) {
					leave();
				}
				return count;
			}

			/** Waits until a byte is there. */
			private void await(boolean member) throws IOException {
				long since = System.nanoTime();
				while (!isThere()) {
					if (place == null && !(member ? members : strangers).tryAcquire()) {
						if (seconds(since) * 1000 > MOMENT) {
							refuse(TOO_MANY);
						}
					}
					else if (place == null) {
						place = member ? members : strangers;
					}
					if (seconds(begin) > (member ? SECONDS_OF_MEMBERS + (double) read / BYTES_A_SECOND
							: SECONDS_OF_STRANGERS)) {
						refuse(HttpServletResponse.SC_REQUEST_TIMEOUT);
					}
					pause();
				}
			}

			private boolean isThere() {
				request.getCoyoteRequest().action(ActionCode.AVAILABLE, Boolean.TRUE);
				return request.getCoyoteRequest().getAvailable() != 0;
			}

			private void refuse(int status) throws IOException {
				refusal = status;
				throw new IOException("The body was not waited for: " + status);
			}

			void leave() {
				if (place != null) {
					place.release();
					place = null;
				}
			}

			@Override
			public int available() {
				return sent.available();
			}

		}

		private static double seconds(long since) {
			return (System.nanoTime() - since) / 1e9;
		}

		private static void pause() throws IOException {
			try {
				Thread.sleep(LOOK_AGAIN);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IOException(ex);
			}
		}

		private static boolean isSignedIn(Request request) {
			Authentication person = SecurityContextHolder.getContext().getAuthentication();
			if (person != null && person.isAuthenticated() && !(person instanceof AnonymousAuthenticationToken)) {
				return true;
			}
			Session session = request.getSessionInternal(false);
			return session != null && session.getSession()
				.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) != null;
		}

	}

}
