package io.serviceloop.access.http;

import java.io.IOException;
import java.nio.ByteBuffer;

import io.serviceloop.access.password.SignInThrottle;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
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
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps those who send slowly from taking all threads: Tomcat blocks one for each body
 * that is on its way. Who waits for bytes needs a place, of which there are fewer than
 * threads, and fewer still for whoever is not signed in; one person, or one address, has
 * a part of them. A body that is there with its head, as a browser's sign-in, needs none.
 * Before sign-in a body is small and soon there; after it, the time grows with what has
 * come (docs/reliability.md).
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

	/** Attribute of a request whose body ended in its middle. */
	private static final String ENDED = SlowSenders.class.getName() + ".ended";

	/** From which network this thread was asked last. */
	private static final ThreadLocal<String> NETWORK = ThreadLocal.withInitial(() -> "");

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		factory.addEngineValves(new Waiting());
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

	/**
	 * What fails because a body ended in its middle is nobody's failure: the log has no
	 * stack of it. Who was refused is answered behind this, and nobody else is there.
	 */
	@Component
	@Order(Ordered.HIGHEST_PRECEDENCE)
	static final class Ending extends OncePerRequestFilter {

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws ServletException, IOException {
			try {
				chain.doFilter(request, response);
			}
			catch (ServletException | IOException | RuntimeException ex) {
				if (request.getAttribute(ENDED) == null) {
					throw ex;
				}
			}
		}

		@Override
		protected boolean shouldNotFilterErrorDispatch() {
			return false;
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
			if (request.getCoyoteRequest().getInputBuffer() instanceof Waiting.Body body && body.refusal != 0
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
	private static final class Waiting extends ValveBase {

		private final Places strangers = new Places(PLACES_OF_STRANGERS);

		private final Places members = new Places(PLACES_OF_MEMBERS);

		Waiting() {
			super(true);
		}

		@Override
		public void invoke(Request request, Response response) throws IOException, ServletException {
			NETWORK.set(SignInThrottle.network(request.getRemoteAddr()));
			if (response.isErrorReportRequired()) {
				// Tomcat found its head wrong, as one with two lengths, and says so. What
				// is still to come is not waited for.
				request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
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
			private Places places;

			/** Who took it. */
			private String who;

			/** The status of the answer; 0 while the body is taken. */
			private int refusal;

			Body(Request request, InputBuffer sent, long length) {
				this.request = request;
				this.sent = sent;
				this.length = length;
			}

			@Override
			public int doRead(ApplicationBufferHandler handler) throws IOException {
				String member = member(request);
				if (member == null && Math.max(length, read) > LARGEST_OF_STRANGERS) {
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
						next(new Nowhere(), member(request));
					}
				}
				catch (IOException gone) {
					// Whoever is gone, or cut off, is answered no more than he was.
				}
			}

			private int next(ApplicationBufferHandler handler, String member) throws IOException {
				if (!ended && (length < 0 || read < length)) {
					await(member);
				}
				int count = received(handler);
				read += Math.max(count, 0);
				ended |= count < 0 || read == length;
				if (ended) {
					leave();
				}
				return count;
			}

			private int received(ApplicationBufferHandler handler) throws IOException {
				try {
					return sent.doRead(handler);
				}
				catch (IOException gone) {
					request.setAttribute(ENDED, true);
					throw gone;
				}
			}

			/** Waits until a byte is there. */
			private void await(String member) throws IOException {
				while (!isThere()) {
					if (places == null && !take((member != null) ? members : strangers,
							(member != null) ? member : NETWORK.get())) {
						homeless += LOOK_AGAIN;
						if (homeless > MOMENT) {
							refuse(TOO_MANY);
						}
					}
					if (seconds(begin) > ((member != null) ? SECONDS_OF_MEMBERS + (double) read / BYTES_A_SECOND
							: SECONDS_OF_STRANGERS)) {
						refuse(HttpServletResponse.SC_REQUEST_TIMEOUT);
					}
					pause(LOOK_AGAIN);
				}
			}

			private boolean take(Places among, String one) {
				if (!among.take(one)) {
					return false;
				}
				places = among;
				who = one;
				return true;
			}

			private boolean isThere() {
				request.getCoyoteRequest().action(ActionCode.AVAILABLE, Boolean.TRUE);
				return request.getCoyoteRequest().getAvailable() != 0;
			}

			private void refuse(int status) throws IOException {
				refusal = status;
				request.setAttribute(ENDED, true);
				throw new Refused(status);
			}

			void leave() {
				if (places != null) {
					places.leave(who);
					places = null;
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

		/** The name of whoever has signed in; else null. */
		private static String member(Request request) {
			String known = SlowSenders.member();
			if (known != null) {
				return known;
			}
			Session session = request.getSessionInternal(false);
			return (session != null && session.getSession()
				.getAttribute(
						HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) instanceof SecurityContext kept
					&& kept.getAuthentication() != null) ? kept.getAuthentication().getName() : null;
		}

	}

	/**
	 * The name of whoever is known to have sent the request of this thread; null where he
	 * has not signed in.
	 */
	static String member() {
		Authentication person = SecurityContextHolder.getContext().getAuthentication();
		return (person != null && person.isAuthenticated() && !(person instanceof AnonymousAuthenticationToken))
				? person.getName() : null;
	}

	/** From where the request of this thread came. */
	static String network() {
		return NETWORK.get();
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
