package io.serviceloop.access.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.Texts;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * Requests that Tomcat refuses before any code of ours sees them (an address that is too
 * long or none, a broken header, a version of HTTP that there is not) are answered in our
 * words and look too. Which server it is stays untold.
 */
@Component
class ConnectorErrors implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

	private final Texts texts;

	ConnectorErrors(Texts texts) {
		this.texts = texts;
	}

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		factory.addContextCustomizers(context -> {
			StandardHost host = (StandardHost) context.getParent();
			// The innermost answers: by its name, Tomcat adds none of its own behind it.
			host.setErrorReportValveClass(Answer.class.getName());
			host.getPipeline().addValve(new Answer(texts, context.getPath()));
		});
	}

	/** The answer of last resort. */
	static final class Answer extends ErrorReportValve {

		private final Texts texts;

		private final String root;

		Answer(Texts texts, String root) {
			this.texts = texts;
			this.root = root;
		}

		@Override
		protected void report(Request request, Response response, Throwable failure) {
			int status = response.getStatus();
			if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
				return;
			}
			AtomicBoolean connected = new AtomicBoolean();
			response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, connected);
			if (!connected.get()) {
				return;
			}
			// Of an address that is too long the headers were not even read.
			boolean page = request.getHeader("Accept") == null || Failure.isForPeople(request);
			List<Locale> readers = (request.getHeader("Accept-Language") == null)
					? List.of(Locale.ENGLISH, Locale.CHINESE) : List.of(request.getLocale());
			byte[] body = page ? page(status, readers).getBytes(StandardCharsets.UTF_8)
					: Json.bytes(Failure.of(status, texts, readers.get(0)).problem());
			response.setHeader("Cache-Control", "no-store");
			response.setHeader("X-Content-Type-Options", "nosniff");
			response.setHeader("Content-Security-Policy",
					"default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
			response.setContentType(page ? "text/html;charset=utf-8" : MediaType.APPLICATION_PROBLEM_JSON_VALUE);
			try {
				response.setContentLength(body.length);
				response.getOutputStream().write(body);
				response.finishResponse();
			}
			catch (IOException | IllegalStateException gone) {
				// Nobody is there to read it.
			}
		}

		/** The frame as a stranger sees it, without anything that could fail again. */
		private String page(int status, List<Locale> readers) {
			String said = readers.stream().map(reader -> said(status, reader)).collect(Collectors.joining("<hr>\n"));
			return """
					<!DOCTYPE html>
					<html lang="%1$s">
					<head>
					  <meta charset="UTF-8">
					  <meta name="viewport" content="width=device-width, initial-scale=1">
					  <title>%3$s – ServiceLoop</title>
					  <link rel="stylesheet" href="%2$s/assets/tokens.css">
					  <link rel="stylesheet" href="%2$s/assets/page.css">
					</head>
					<body class="stranger">
					  <header><a class="brand" href="%2$s/">ServiceLoop</a></header>
					  <div id="content"><main class="card">
					%4$s  </main></div>
					</body>
					</html>
					""".formatted(text(readers.get(0), "frame.language"), HtmlUtils.htmlEscape(root),
					HtmlUtils.htmlEscape(Failure.of(status, texts, readers.get(0)).title(), "UTF-8"), said);
		}

		private String said(int status, Locale reader) {
			Failure failure = Failure.of(status, texts, reader);
			return """
					    <div lang="%s">
					      <h1>%s</h1>
					      <p>%s</p>
					      <a class="button" href="%s/">%s</a>
					    </div>
					""".formatted(text(reader, "frame.language"), HtmlUtils.htmlEscape(failure.title(), "UTF-8"),
					HtmlUtils.htmlEscape(failure.next(), "UTF-8"), HtmlUtils.htmlEscape(root),
					text(reader, "error.back"));
		}

		private String text(Locale reader, String key) {
			return HtmlUtils.htmlEscape(texts.in(reader, key), "UTF-8");
		}

	}

}
