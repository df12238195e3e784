package io.serviceloop.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests that no HTTP client would send: written to the wire byte by byte. */
final class Raw {

	private final int port;

	private final List<String> headers = new ArrayList<>();

	private String body = "";

	Raw(int port) {
		this.port = port;
		headers.add("Host: localhost:" + port);
		headers.add("Connection: close");
	}

	/** A request of a browser in which a person has signed in. */
	static Raw browser(int port, Http http, String person) {
		return new Raw(port).with("Cookie", http.cookies(person)).with("X-XSRF-TOKEN", http.token(person));
	}

	/** What came back, as it came. */
	record Answer(int status, String head, String body) {

		/** The value of a header; empty where there is none. */
		String header(String name) {
			Matcher found = Pattern.compile("(?im)^" + name + ": (.*?)\r?$").matcher(head);
			return found.find() ? found.group(1) : "";
		}

		/** The value that a cookie is given; empty where it is given none. */
		String cookie(String name) {
			Matcher found = Pattern.compile("(?im)^set-cookie: " + name + "=([^;\r]*)").matcher(head);
			return found.find() ? found.group(1) : "";
		}

	}

	Raw with(String name, String value) {
		headers.add(name + ": " + value);
		return this;
	}

	Raw by(String person) {
		return with("Authorization", Http.basic(person));
	}

	Raw json(String text) {
		return body("application/json", text);
	}

	Raw body(String type, String text) {
		body = text;
		return with("Content-Type", type).with("Content-Length",
				String.valueOf(text.getBytes(StandardCharsets.UTF_8).length));
	}

	/** A body whose length is not told beforehand. */
	Raw chunked(String type, String text) {
		body = Integer.toHexString(text.length()) + "\r\n" + text + "\r\n0\r\n\r\n";
		return with("Content-Type", type).with("Transfer-Encoding", "chunked");
	}

	Answer send(String method, String path) {
		String request = method + " " + path + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n" + body;
		try (Socket socket = new Socket("localhost", port)) {
			socket.setSoTimeout(60_000);
			try {
				socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
			}
			catch (IOException refusedWhileWriting) {
				// The answer may be there already.
			}
			// One letter a byte, until it is known where texts begin and end.
			String bytes = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
			int end = bytes.indexOf("\r\n\r\n");
			Answer answer = new Answer(bytes.isEmpty() ? 0 : Integer.parseInt(bytes.substring(9, 12)),
					utf8((end < 0) ? bytes : bytes.substring(0, end)), "");
			String sent = (end < 0) ? "" : bytes.substring(end + 4);
			return new Answer(answer.status(), answer.head(),
					utf8(answer.header("Transfer-Encoding").equals("chunked") ? joined(sent) : sent));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The same, that is answered within some time. */
	Answer get(String path, Duration longest) {
		long begin = System.nanoTime();
		Answer answer = send("GET", path);
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).as(path).isLessThan(longest);
		return answer;
	}

	/** A connection from an address of this machine's own, such as 127.0.0.2. */
	static Socket from(String address, int port) throws IOException {
		Socket socket = new Socket();
		socket.bind(new InetSocketAddress(address, 0));
		socket.connect(new InetSocketAddress("127.0.0.1", port));
		return socket;
	}

	/** Writes to a connection, that may be closed already. */
	static void write(Socket socket, String text) {
		try {
			socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (IOException refused) {
			// He was sent away.
		}
	}

	private static String joined(String chunks) {
		StringBuilder text = new StringBuilder();
		int at = 0;
		for (int length = -1; length != 0 && at < chunks.length();) {
			int line = chunks.indexOf("\r\n", at);
			length = Integer.parseInt(chunks.substring(at, line), 16);
			text.append(chunks, line + 2, line + 2 + length);
			at = line + 2 + length + 2;
		}
		return text.toString();
	}

	private static String utf8(String bytes) {
		return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
	}

}
