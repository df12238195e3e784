package io.serviceloop.collection.saved;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serviceloop.collection.file.Rows;
import io.serviceloop.collection.mapping.ColumnPlan;
import io.serviceloop.collection.mapping.Mapping;
import io.serviceloop.collection.mapping.MappingReader;
import io.serviceloop.goal.DataSource;
import io.serviceloop.loop.form.Faults;
import io.serviceloop.loop.form.Posted;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.loop.words.Violation;
import io.serviceloop.project.Project;
import io.serviceloop.project.ProjectRights;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Saved mappings over HTTP (C11, E06): seen by who sees a project of their service line,
 * saved by who works on it, replaced and deleted by who saved them, by the lead and by
 * managers.
 */
@RestController
@RequestMapping("/api/projects/{businessKey}/feedback/mappings")
class MappingsController {

	/** A file of more is no list of feedback, and each is compared with each file. */
	private static final int MOST_COLUMNS = 1_000;

	private final SavedMappings mappings;

	private final ProjectRights rights;

	private final Posted posted;

	private final People people;

	MappingsController(SavedMappings mappings, ProjectRights rights, Posted posted, People people) {
		this.mappings = mappings;
		this.rights = rights;
		this.posted = posted;
		this.people = people;
	}

	/**
	 * What is sent.
	 *
	 * @param name as people call it
	 * @param mapping JSON, as an import takes it
	 * @param columns JSON: the columns of the file it was made for, in their order
	 * @param version of the one of that name that is replaced; null for a new one
	 */
	record Sent(@NotBlank @Size(max = 100) String name, @NotNull @Pattern(regexp = DataSource.KINDS) String source,
			@NotNull @Size(max = 20_000) String mapping, @NotNull @Size(max = 100_000) String columns,
			Integer version) {
	}

	/**
	 * What is answered.
	 *
	 * @param savedBy user id
	 * @param mayChange whether the reader may replace or delete it
	 */
	record Answered(long id, String name, int version, String savedBy, LocalDateTime savedAt, boolean mayChange,
			JsonNode mapping, List<String> columns) {
	}

	@GetMapping
	List<Answered> list(@PathVariable String businessKey, @RequestParam(defaultValue = "") String source) {
		Project project = rights.seen(businessKey);
		if (!source.matches(DataSource.KINDS)) {
			throw SubmissionRefused.invalid("source", source, "wrong.choice", DataSource.KINDS.replace("|", ", "));
		}
		return mappings.of(project, source).stream().map(one -> answered(project, one)).toList();
	}

	/**
	 * Saves one: a new name, or, with the version that was seen, one that is replaced.
	 * @throws SubmissionRefused (400) with everything that is wrong, (403) where it is
	 * not his to replace, (409) where the name is taken, another version was saved
	 * meanwhile, or there are too many
	 */
	@PostMapping
	Answered save(@PathVariable String businessKey, InputStream body) throws IOException {
		Project project = rights.worked(businessKey);
		Sent sent = posted.object(body, Sent.class, MappingsController::check);
		String mapping = ofEveryFile(sent.mapping());
		List<SavedMapping> others = mappings.of(project, sent.source());
		SavedMapping old = others.stream()
			.filter(one -> SavedMappings.key(one.name()).equals(SavedMappings.key(sent.name())))
			.findFirst()
			.orElse(null);
		long id = (sent.version() == null) ? added(project, sent, mapping, others.size(), old)
				: replaced(project, sent, mapping, old);
		return mappings.find(project, id)
			.map(one -> answered(project, one))
			.orElseThrow(() -> SubmissionRefused.conflict("version", sent.version(), "import.saved.newer"));
	}

	private long added(Project project, Sent sent, String mapping, int others, SavedMapping old) {
		if (old == null && others >= SavedMappings.MOST) {
			throw SubmissionRefused.conflict("name", sent.name(), "import.saved.most", SavedMappings.MOST);
		}
		return ((old != null) ? Optional.<Long>empty()
				: mappings.add(project, sent.source(), sent.name(), mapping, sent.columns(), people.me()))
			.orElseThrow(() -> SubmissionRefused.conflict("name", sent.name(), "import.saved.taken",
					(old == null) ? sent.name() : old.name()));
	}

	private long replaced(Project project, Sent sent, String mapping, SavedMapping old) {
		if (old == null || old.version() != sent.version()) {
			throw SubmissionRefused.conflict("version", sent.version(), "import.saved.newer");
		}
		mine(project, old);
		if (!mappings.replace(old, sent.name(), mapping, sent.columns(), people.me())) {
			throw SubmissionRefused.conflict("version", sent.version(), "import.saved.newer");
		}
		return old.id();
	}

	/**
	 * Deletes one.
	 * @param version that was seen; null where that does not matter
	 * @throws SubmissionRefused (404) where there is none, (403) where it is not his to
	 * delete, (409) where another version was saved meanwhile
	 */
	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete(@PathVariable String businessKey, @PathVariable String id,
			@RequestParam(required = false) Integer version) {
		Project project = rights.worked(businessKey);
		SavedMapping one = (id.matches("\\d{1,18}") ? mappings.find(project, Long.parseLong(id))
				: Optional.<SavedMapping>empty())
			.orElseThrow(() -> SubmissionRefused.gone("id", id, "import.saved.unknown"));
		mine(project, one);
		if ((version != null && version != one.version()) || !mappings.delete(one)) {
			throw SubmissionRefused.conflict("version", version, "import.saved.newer");
		}
	}

	private void mine(Project project, SavedMapping one) {
		if (!rights.mayChange(project, one.savedBy())) {
			throw SubmissionRefused.forbidden("name", one.name(), "import.saved.notYours", one.savedBy());
		}
	}

	private Answered answered(Project project, SavedMapping one) {
		return new Answered(one.id(), one.name(), one.version(), one.savedBy(), one.savedAt(),
				rights.mayChange(project, one.savedBy()), one.tree(), one.columns());
	}

	private static void check(Sent sent, Faults faults) {
		if (sent.name() != null && SavedMappings.key(sent.name()).length() > SavedMappings.LONGEST_KEY) {
			faults.wrong("name", sent.name(), "wrong.length", 1, SavedMappings.LONGEST_KEY);
		}
		List<String> columns = columns(sent.columns());
		if (columns == null) {
			faults.wrong("columns", sent.columns(), "import.saved.columns", MOST_COLUMNS);
		}
		if (columns == null || sent.mapping() == null) {
			return;
		}
		MappingReader reader = new MappingReader();
		Mapping mapping = reader.read(sent.mapping());
		List<Violation> wrong = new ArrayList<>(reader.violations());
		if (wrong.isEmpty()) {
			ColumnPlan.of(mapping, new Rows.Row(1, columns.toArray(), null), wrong);
		}
		faults.wrong(wrong);
	}

	/** Null where it is no list of some texts. */
	private static List<String> columns(String json) {
		JsonNode list = Json.parse(json);
		List<String> names = new ArrayList<>();
		list.forEach(name -> names.add(name.textValue()));
		boolean right = list.isArray() && !names.isEmpty() && names.size() <= MOST_COLUMNS && !names.contains(null);
		return right ? names : null;
	}

	/**
	 * That days changed places with their months is true of one file, not of the next.
	 */
	private static String ofEveryFile(String mapping) {
		ObjectNode tree = (ObjectNode) Json.parse(mapping);
		tree.remove("mendSwapped");
		return Json.text(tree);
	}

}
