package io.serviceloop.access.http;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.loop.work.GiveWay;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds each person's share of the machine: what takes seconds is done for a person one
 * after the other, on each node, and a few may wait (docs/reliability.md). So somebody
 * who asks for much at once waits for himself, and the others do not wait for him. What
 * had to wait for its turn leaves the others as long again as the one before it took: of
 * a machine of two cores they would otherwise have one.
 */
@Component
@Order(DearRequests.BEHIND_SIGN_IN)
class DearRequests extends OncePerRequestFilter {

	/** Spring Security stands at -100. */
	static final int BEHIND_SIGN_IN = -99;

	private static final int AT_ONCE = 1;

	/** The one that is done, and those that wait. */
	private static final int ASKED = 8;

	private static final int SECONDS = 20;

	/** So long the others are left alone at most. */
	private static final long LONGEST_PAUSE = 2_000;

	/** In seconds. */
	private static final String RETRY_AFTER = "10";

	/** Files that are read, models that are checked, exports; by method and address. */
	private static final Pattern DEAR = Pattern.compile("POST .*/deployment/create|POST /api/models/check"
			+ "|POST /api/projects/[^/]+/feedback(/preview)?|POST /api/tasks/[^/]+/(issues|flow-charts)"
			+ "|GET /api/.*\\.(csv|xlsx|docx|xes|ocel\\.json)");

	/** Of which it is said that it may not be more than a thousand. */
	private static final Pattern SOME = Pattern.compile("(^|&)maxResults=(\\d{1,3}|1000)(&|$)");

	/** Of the engine's history, where nobody says how much of it. */
	private static final Pattern LIST = Pattern
		.compile("(GET|POST) /(engine-rest|camunda/api/engine/engine/[^/]+)(/engine/[^/]+)?/history/[a-z-]+");

	/** By name, as long as something is done for somebody. */
	private final LoadingCache<String, Share> shares = Caffeine.newBuilder().weakValues().build(name -> new Share());

	private final Texts texts;

	DearRequests(Texts texts) {
		this.texts = texts;
	}

	/** What one person has. */
	private static final class Share {

		private final Semaphore asked = new Semaphore(ASKED);

		private final Semaphore done = new Semaphore(AT_ONCE, true);

		/** How long the last one took, in nanoseconds. */
		private volatile long took;

	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (request.getUserPrincipal() == null || !isDear(request)) {
			GiveWay.serve(() -> chain.doFilter(request, response));
			return;
		}
		Share share = shares.get(request.getUserPrincipal().getName());
		if (!share.asked.tryAcquire()) {
			refuse(request, response);
			return;
		}
		try {
			arrive(request);
			boolean free = share.done.tryAcquire(0, TimeUnit.SECONDS);
			if (!free && !share.done.tryAcquire(SECONDS, TimeUnit.SECONDS)) {
				refuse(request, response);
				return;
			}
			long begun = System.nanoTime();
			try {
				if (!free) {
					Thread.sleep(Math.min(LONGEST_PAUSE, TimeUnit.NANOSECONDS.toMillis(share.took)));
					begun = System.nanoTime();
				}
				GiveWay.dear(() -> chain.doFilter(request, response));
			}
			finally {
				share.took = System.nanoTime() - begun;
				share.done.release();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			refuse(request, response);
		}
		finally {
			share.asked.release();
		}
	}

	private static boolean isDear(HttpServletRequest request) {
		String address = request.getRequestURI().substring(request.getContextPath().length()).replaceFirst("/+$", "");
		// What a HEAD asks for is done as for a GET, and thrown away.
		String asked = request.getMethod().replace("HEAD", "GET") + " " + address;
		return DEAR.matcher(asked).matches()
				|| LIST.matcher(asked).matches() && !SOME.matcher(String.valueOf(request.getQueryString())).find();
	}

	/** A file that is still on its way keeps nobody from doing something. */
	private static void arrive(HttpServletRequest request) {
		if (request.getRequestURI().startsWith(request.getContextPath() + "/api/")
				&& String.valueOf(request.getContentType()).startsWith("multipart/")) {
			try {
				request.getParts();
			}
			catch (IOException | ServletException | IllegalStateException wrong) {
				// Said again to whoever reads them.
			}
		}
	}

	private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
		Failure.answer(HttpStatus.TOO_MANY_REQUESTS.value(), RETRY_AFTER, request, response, texts);
	}

}
