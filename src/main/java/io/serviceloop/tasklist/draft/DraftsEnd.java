package io.serviceloop.tasklist.draft;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriUtils;

/**
 * Removes the draft of a form that Tasklist has handed in. Here and not with the task:
 * programs type no drafts, and their tasks need not pay for looking. What ends otherwise
 * is forgotten by the {@linkplain DraftRound round}.
 */
class DraftsEnd extends OncePerRequestFilter {

	/** How the drafts of start forms begin; the key of the process follows. */
	static final String START = "start-";

	private static final Logger log = LoggerFactory.getLogger(DraftsEnd.class);

	private static final Pattern TASK = Pattern.compile(".*/task/([^/]+)/(?:submit-form|complete)");

	private static final Pattern PROCESS = Pattern
		.compile(".*/process-definition/(key/)?([^/]+)/(?:submit-form|start)");

	private final Drafts drafts;

	private final RepositoryService models;

	DraftsEnd(Drafts drafts, RepositoryService models) {
		this.drafts = drafts;
		this.models = models;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		chain.doFilter(request, response);
		if (request.getMethod().equals("POST") && HttpStatus.valueOf(response.getStatus()).is2xxSuccessful()) {
			try {
				handedIn(request);
			}
			catch (DataAccessException | ProcessEngineException ex) {
				// The task is done all the same, and its draft is forgotten later.
				log.warn("The draft of {} stays until it is forgotten", request.getRequestURI(), ex);
			}
		}
	}

	private void handedIn(HttpServletRequest request) {
		Matcher task = TASK.matcher(request.getRequestURI());
		if (task.matches()) {
			drafts.done(task.group(1));
		}
		Matcher process = PROCESS.matcher(request.getRequestURI());
		if (process.matches()) {
			String named = UriUtils.decode(process.group(2), StandardCharsets.UTF_8);
			drafts.discard(request.getRemoteUser(), START + ((process.group(1) != null) ? named : key(named)));
		}
	}

	/** An id begins with the key of the process, unless that is long. */
	private String key(String id) {
		int end = id.indexOf(':');
		return (end > 0) ? id.substring(0, end) : models.getProcessDefinition(id).getKey();
	}

}
