package io.serviceloop.access.http;

import java.io.IOException;
import java.nio.ByteBuffer;
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

	static final int SECONDS_OF_STRANGERS = 10;

	static final int SECONDS_OF_MEMBERS = 30;

	/** Whoever is slower than a telephone line of the nineties is cut off. */
	static final int BYTES_A_SECOND = 4_000;

	/** A body all of which came a moment after its head was not sent slowly. */
	static final int MOMENT = 500;

	/** What nobody reads is read to its end up to here; then the connection is closed. */
	private static final int MOST_DRAINED = 2 << 20;

	static final int LOOK_AGAIN = 20;

	private static final int TOO_MANY = 429;

	/** Seconds. */
	static final String RETRY_AFTER = "5";

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		factory.addEngineValves(new Places());
		factory.addContextValves(new Refusing());
	}

	/** Why a body is read no further. */
	static final class Refused extends IOException {

		private static final long serialVersionUID = 1L;

		/** Of the answer. */
		final int status;

		Refused(int status) {
			super("The body was not waited for: " + status);
			this.status = status;
		}

	}

	/** Answers whoever was refused, with a page where he wants one. */
	private static final class Refusing extends ValveBase {

		Refusing() {
			super(true);
		}

		@Override
		public void invoke(Request request, Response response) throws IOException, ServletException {
			getNext().invoke(request, response);
			if (request.getCoyoteRequest().getInputBuffer() instanceof Places.Body body && body.refusal != 0
					&& !response.isCommitted()) {
				request.removeAttribute(RequestDispatcher.ERROR_EXCEPTION);
				response.reset();
				response.setHeader("Connection", "close");
				response.setHeader("Retry-After", RETRY_AFTER);
				response.sendError(body.refusal);
			}
		}

	}

	/**
	 * Where bodies are waited for, those of error pages and those that nobody reads too.
	 */
	private static final class Places extends ValveBase {

		private final Semaphore strangers = new Semaphore(PLACES_OF_STRANGERS);

		private final Semaphore members = new Semaphore(PLACES_OF_MEMBERS);

		Places() {
			super(true);
		}

		@Override
		public void invoke(Request request, Response response) throws IOException, ServletException {
			if (response.isErrorReportRequired()) {
				// Tomcat found its head wrong, as one with two lengths, and says so.
				getNext().invoke(request, response);
				return;
			}
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
				body.drain();
				request.getCoyoteRequest().setInputBuffer(sent);
				body.leave();
			}
			if (body.refusal != 0) {
				// What is still to come is not waited for.
				request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
			}
		}

		/** A body on its way. */
		private final class Body implements InputBuffer {

			private final Request request;

			private final InputBuffer sent;

			private final long length;

			private final long begin = System.nanoTime();

			private long read;

			private boolean ended;

			/** How long bytes were waited for without a place, in milliseconds. */
			private long homeless;

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
				return next(handler, member);
			}

			/**
			 * Reads what nobody read, as Tomcat would to use the connection again, but as
			 * everything is read here. Who asked before sending is not waited for.
			 */
			void drain() {
				try {
					long before = read;
					while (!ended && refusal == 0 && read - before <= MOST_DRAINED
							&& !request.getCoyoteRequest().hasExpectation()) {
						next(new Nowhere(), isSignedIn(request));
					}
				}
				catch (IOException gone) {
					// Whoever is gone, or cut off, is answered no more than he was.
				}
			}

			private int next(ApplicationBufferHandler handler, boolean member) throws IOException {
				if (!ended && (length < 0 || read < length)) {
					await(member);
				}
				int count = sent.doRead(handler);
				read += Math.max(count, 0);
				ended |= count < 0 || read == length;
				if (ended) {
					leave();
				}
				return count;
			}

			/** Waits until a byte is there. */
			private void await(boolean member) throws IOException {
				while (!isThere()) {
					if (place == null && !(member ? members : strangers).tryAcquire()) {
						homeless += LOOK_AGAIN;
						if (homeless > MOMENT) {
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
					pause(LOOK_AGAIN);
				}
			}

			private boolean isThere() {
				request.getCoyoteRequest().action(ActionCode.AVAILABLE, Boolean.TRUE);
				return request.getCoyoteRequest().getAvailable() != 0;
			}

			private void refuse(int status) throws IOException {
				refusal = status;
				throw new Refused(status);
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

		/** Where nobody reads. */
		private static final class Nowhere implements ApplicationBufferHandler {

			private ByteBuffer bytes = ByteBuffer.allocate(0);

			@Override
			public void setByteBuffer(ByteBuffer buffer) {
				bytes = buffer;
			}

			@Override
			public ByteBuffer getByteBuffer() {
				return bytes;
			}

			@Override
			public void expand(int size) {
				// As large as it is.
			}

		}

		private static double seconds(long since) {
			return (System.nanoTime() - since) / 1e9;
		}

		private static boolean isSignedIn(Request request) {
			if (isMember()) {
				return true;
			}
			Session session = request.getSessionInternal(false);
			return session != null && session.getSession()
				.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) != null;
		}

	}

	/** Whether the request of this thread is known to be of somebody signed in. */
	static boolean isMember() {
		Authentication person = SecurityContextHolder.getContext().getAuthentication();
		return person != null && person.isAuthenticated() && !(person instanceof AnonymousAuthenticationToken);
	}

	/** Waits some milliseconds. */
	static void pause(int milliseconds) throws IOException {
		try {
			Thread.sleep(milliseconds);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
	}

}
