package io.serviceloop.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.serviceloop.web.Http.Proof;

/**
 * The table in {@code access.md}: every address, and the answer that each person gets
 * there.
 */
final class AccessTable {

	static final String NOBODY = "nobody";

	static final List<String> PEOPLE = List.of("agent", "quality", "lead", "manager", "owner", "auditor", "admin");

	private static final List<String> PEOPLE_AND_NOBODY = Stream.concat(PEOPLE.stream(), Stream.of(NOBODY)).toList();

	/** Leads to the sign-in page. */
	private static final String LOGIN = "login";

	private static final String ENGINE = "/engine-rest/";

	private static final String ENGINE_FOR_BROWSERS = "/camunda/api/engine/engine/{default}/";

	private AccessTable() {
	}

	/** One request, and the answer that is right. */
	record Cell(Proof proof, String person, String path, String expected) {

		/** Where nothing is written, whatever was sent. */
		boolean refused() {
			return expected.equals(LOGIN) || expected.compareTo("4") > 0;
		}

		boolean isRight(Http.Answer answer) {
			boolean toLogin = answer.status() == 302 && answer.location().matches(".*/login(\\?.*)?");
			return expected.equals(toLogin ? LOGIN : String.valueOf(answer.status()));
		}

	}

	/**
	 * A method, an address, and the answer that each person gets.
	 *
	 * @param number the line in the file
	 * @param browserPath where browsers reach the same; null where they do not, or
	 * another line says what they get
	 * @param sent a JSON text, {@code form} with its fields, {@code file} with the name
	 * of its part, or nothing
	 */
	record Line(int number, String method, String path, String browserPath, Map<String, String> expected, String sent) {

		boolean writes() {
			return !List.of("GET", "OPTIONS").contains(method);
		}

		String address() {
			return path.replaceAll("\\?.*", "");
		}

		/** Every way in which the address is asked. */
		List<Cell> cells() {
			List<Cell> cells = new ArrayList<>();
			boolean engine = path.startsWith(ENGINE);
			if (engine || path.startsWith("/api/")) {
				PEOPLE.forEach(person -> cells.add(new Cell(Proof.BASIC, person, path, expected.get(person))));
				cells.add(new Cell(Proof.WRONG_PASSWORD, anybody(PEOPLE_AND_NOBODY), path, "401"));
			}
			else {
				cells.add(new Cell(Proof.BASIC, anybody(PEOPLE), path, unproven(path)));
			}
			if (engine) {
				cells.add(new Cell(Proof.SESSION, anybody(PEOPLE), path, "401"));
				cells.add(new Cell(Proof.NOTHING, NOBODY, path, unproven(path)));
			}
			if (browserPath != null) {
				browsers(cells);
			}
			if (engine && browserPath != null) {
				cells.add(new Cell(Proof.BASIC, anybody(PEOPLE), browserPath, "401"));
			}
			return cells;
		}

		private void browsers(List<Cell> cells) {
			Proof session = browserPath.matches("/login|.*/logout") ? Proof.FRESH_SESSION : Proof.SESSION;
			expected.forEach((person, answer) -> cells.add(new Cell(session, person, browserPath, answer)));
			if (writes()) {
				cells.add(new Cell(Proof.NO_TOKEN, anybody(PEOPLE), browserPath, "403"));
			}
			cells.add(new Cell(Proof.NOTHING, NOBODY, browserPath, unproven(browserPath)));
		}

		/** Who tries what everybody is refused alike; somebody else in the next line. */
		private String anybody(List<String> people) {
			return people.get(number % people.size());
		}

		/**
		 * Our own addresses take nothing that changes something from whoever shows
		 * neither token nor password.
		 */
		private String unproven(String where) {
			boolean guarded = !where.startsWith("/camunda/api/") && !where.startsWith(ENGINE);
			return (writes() && guarded) ? "403" : expected.get(NOBODY);
		}

		@Override
		public String toString() {
			return method + " " + path + (sent.isEmpty() ? "" : " " + sent);
		}

	}

	static List<Line> read() {
		List<Line> lines = new ArrayList<>();
		List<String> text = text();
		for (int i = 0; i < text.size(); i++) {
			String[] fields = text.get(i).split("\\s*\\|\\s*", -1);
			if (fields.length > 11 && fields[1].matches("[A-Z]+")) {
				Map<String, String> expected = new LinkedHashMap<>();
				expected.put(NOBODY, fields[3]);
				for (int j = 0; j < PEOPLE.size(); j++) {
					expected.put(PEOPLE.get(j), fields[4 + j]);
				}
				String path = code(fields[2]);
				lines.add(new Line(i + 1, fields[1], path, browserPath(fields[1], path, text), expected,
						code(fields[11])));
			}
		}
		return lines;
	}

	private static String browserPath(String method, String path, List<String> text) {
		if (!path.startsWith(ENGINE)) {
			return path;
		}
		String twin = ENGINE_FOR_BROWSERS + path.substring(ENGINE.length());
		boolean own = text.stream()
			.anyMatch(line -> line.matches("\\| " + method + " +\\| `" + Pattern.quote(twin) + "` .*"));
		return (own || path.startsWith(ENGINE + "engine")) ? null : twin;
	}

	private static String code(String field) {
		return field.replaceAll("^`|`$", "");
	}

	private static List<String> text() {
		try (InputStream file = AccessTable.class.getResourceAsStream("access.md")) {
			return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
