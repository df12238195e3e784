package io.serviceloop.access.oidc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.serviceloop.access.accounts.Directory;
import io.serviceloop.loop.people.Role;
import io.serviceloop.loop.words.Characters;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.loop.words.Violation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Fills the directory from a CSV file, so that people can be chosen before they sign in
 * for the first time (E07). It is read at start and when it changes. A wrong line is
 * named in the log and left out; it keeps nobody else out.
 */
@Component
@Conditional(OidcOn.class)
@Order(2)
// Each node reads its own file: nothing that one of them could do for all.
@EnableScheduling
class DirectoryFile implements ApplicationRunner {

	private static final Logger log = LoggerFactory.getLogger(DirectoryFile.class);

	static final List<String> COLUMNS = List.of("id", "firstName", "lastName", "email", "groups");

	private static final int LONGEST_TEXT = 255;

	private static final int SHOWN = 120;

	private final Directory directory;

	private final Texts texts;

	private final String file;

	/**
	 * What the file looked like when it was last taken; null before the start, when there
	 * are no groups yet.
	 */
	private String seen;

	DirectoryFile(Directory directory, Texts texts, @Value("${serviceloop.directory.file:}") String file) {
		this.directory = directory;
		this.texts = texts;
		this.file = file.strip();
	}

	/** What a file says: people, and what is wrong with the other lines. */
	record Content(List<Directory.Person> people, List<Violation> wrong) {
	}

	@Override
	public synchronized void run(ApplicationArguments arguments) {
		seen = "";
		look();
	}

	/** Takes the file if it is another than before, or could not be stored as a whole. */
	@Scheduled(initialDelayString = "${serviceloop.directory.look-every}",
			fixedDelayString = "${serviceloop.directory.look-every}")
	synchronized void look() {
		if (file.isEmpty() || seen == null) {
			return;
		}
		String now = state();
		if (!now.equals(seen)) {
			seen = take() ? now : "";
		}
	}

	private String state() {
		try {
			Path path = Path.of(file);
			return Files.getLastModifiedTime(path) + " " + Files.size(path);
		}
		catch (IOException | RuntimeException ex) {
			return "none";
		}
	}

	/**
	 * Whether everything that is right in the file has been stored, so that there is no
	 * need to try again.
	 */
	private boolean take() {
		Content content;
		try (BufferedReader lines = new BufferedReader(
				new InputStreamReader(Files.newInputStream(Path.of(file)), StandardCharsets.UTF_8))) {
			content = read(lines, directory.userIds());
		}
		catch (IOException | RuntimeException ex) {
			log.error(texts.of("directory.unreadable", file, ex.toString()));
			return true;
		}
		if (!content.wrong().isEmpty()) {
			log.warn("{}\n{}", texts.of("directory.wrong", file, content.wrong().size()),
					content.wrong().stream().map(texts::of).collect(Collectors.joining("\n")));
		}
		List<String> failed = new ArrayList<>();
		for (Directory.Person person : content.people()) {
			try {
				directory.listed(person);
			}
			catch (RuntimeException ex) {
				failed.add(texts.of("directory.failed", person.id(), ex.toString()));
			}
		}
		log.info(texts.of("directory.read", file, content.people().size() - failed.size()));
		failed.forEach(log::error);
		return failed.isEmpty();
	}

	/**
	 * Reads lines, the first of which names the columns in any order. Every line is read
	 * by itself: names have no line breaks, and a quotation mark left open swallows
	 * nothing but its own line.
	 */
	static Content read(BufferedReader lines, Pattern userIds) throws IOException {
		List<Directory.Person> people = new ArrayList<>();
		List<Violation> wrong = new ArrayList<>();
		Map<String, Integer> lineOf = new HashMap<>();
		String first = lines.readLine();
		String header = (first == null) ? "" : first.startsWith("\uFEFF") ? first.substring(1) : first;
		List<String> columns = Arrays.stream(header.split(",", -1)).map(String::strip).toList();
		if (columns.size() != COLUMNS.size() || !columns.containsAll(COLUMNS)) {
			wrong.add(violation(1, "header", header, "directory.header", String.join(",", COLUMNS)));
			return new Content(people, wrong);
		}
		int number = 1;
		for (String line = lines.readLine(); line != null; line = lines.readLine()) {
			number++;
			if (line.isBlank()) {
				continue;
			}
			List<Violation> faults = new ArrayList<>();
			Directory.Person person = person(number, line, columns, userIds, faults);
			if (faults.isEmpty()) {
				Integer earlier = lineOf.putIfAbsent(person.id(), number);
				if (earlier == null) {
					people.add(person);
				}
				else {
					faults.add(violation(number, "id", person.id(), "directory.twice", earlier));
				}
			}
			wrong.addAll(faults);
		}
		return new Content(people, wrong);
	}

	/** The person of a line; null, or with holes, where {@code faults} says why. */
	private static Directory.Person person(int number, String line, List<String> columns, Pattern userIds,
			List<Violation> faults) {
		List<String> fields = fields(line);
		if (fields == null) {
			faults.add(violation(number, "line", line, "directory.quotes"));
			return null;
		}
		if (fields.size() != columns.size()) {
			faults.add(violation(number, "line", line, "directory.fields", fields.size(), columns.size()));
			return null;
		}
		Map<String, String> by = new HashMap<>();
		for (int i = 0; i < columns.size(); i++) {
			String column = columns.get(i);
			String text = fields.get(i).strip();
			by.put(column, text.isEmpty() ? null : text);
			if (text.indexOf('\uFFFD') >= 0 || Characters.faultOfName(text) != null) {
				faults.add(violation(number, column, text, "directory.character"));
			}
			else if (text.length() > LONGEST_TEXT) {
				faults.add(violation(number, column, text, "wrong.length", 0, LONGEST_TEXT));
			}
		}
		String id = by.get("id");
		if (id == null || !Directory.isUserId(id, userIds)) {
			faults.add(violation(number, "id", id, "directory.id", userIds.pattern()));
		}
		String email = by.get("email");
		if (email != null && !email.matches("[^\\s@]+@[^\\s@]+")) {
			faults.add(violation(number, "email", email, "directory.email"));
		}
		Set<String> groups = new LinkedHashSet<>();
		for (String group : (by.get("groups") == null) ? new String[0] : by.get("groups").split("[;\\s]+")) {
			if (Role.groups().contains(group)) {
				groups.add(group);
			}
			else if (!group.isEmpty()) {
				faults.add(violation(number, "groups", group, "wrong.choice", String.join(", ", Role.groups())));
			}
		}
		return new Directory.Person(id, by.get("firstName"), by.get("lastName"), email, groups);
	}

	/** The fields of a line; null where its quotation marks are wrong. */
	private static List<String> fields(String line) {
		try (CsvReader<CsvRecord> reader = CsvReader.builder().allowUnclosedQuote(false).ofCsvRecord(line)) {
			return reader.stream().findFirst().map(CsvRecord::getFields).orElse(List.of());
		}
		catch (CsvParseException | IOException ex) {
			return null;
		}
	}

	private static Violation violation(int line, String field, String given, String key, Object... right) {
		String shown = (given == null) ? null : given.replaceAll("\\p{Cntrl}", "?");
		return new Violation("lines[" + (line - 1) + "]." + field,
				(shown == null || shown.length() <= SHOWN) ? shown : shown.substring(0, SHOWN), key, List.of(right));
	}

}
