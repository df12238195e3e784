package io.serviceloop.handbook.tried;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.people.Role;
import io.serviceloop.loop.task.UploadedFile;
import io.serviceloop.loop.words.Json;
import io.serviceloop.loop.words.Paging;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.loop.words.Violation;
import io.serviceloop.project.Project;
import io.serviceloop.project.ProjectRights;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.ModelAndView;

/**
 * Recipes go out, after somebody has looked at them, and come in, checked; what came in
 * can be removed again (M6, M15).
 */
@Controller
class RecipePage {

	private static final String PATH = "/tried/recipes";

	private static final int SIZE = 50;

	/** Of each recipe in the list, so many problems are shown. */
	private static final int SHOWN = 3;

	private static final int MOST_BYTES = 500_000;

	private final TriedRegister register;

	private final Recipes recipes;

	private final ProjectRights rights;

	private final People people;

	private final EngineClock clock;

	private final TriedWords words;

	private final Texts texts;

	RecipePage(TriedRegister register, Recipes recipes, ProjectRights rights, People people, EngineClock clock,
			TriedWords words, Texts texts) {
		this.words = words;
		this.register = register;
		this.recipes = recipes;
		this.rights = rights;
		this.people = people;
		this.clock = clock;
		this.texts = texts;
	}

	/** What would go out of a project, with what somebody has to look at. */
	@GetMapping("/projects/{businessKey}/recipe")
	ModelAndView preview(@PathVariable String businessKey) {
		Project project = finished(businessKey);
		return preview(project, out(project, Map.of()), List.of());
	}

	/** The recipe as a file, or the same page with what is wrong. */
	@PostMapping("/projects/{businessKey}/recipe")
	Object download(@PathVariable String businessKey, @RequestParam Map<String, String> given) {
		Project project = finished(businessKey);
		RecipeOut out = out(project, given);
		List<Violation> wrong = new ArrayList<>(out.wrong());
		wrong.addAll(out.unseen(given.getOrDefault("seen", "")));
		if (!wrong.isEmpty()) {
			return preview(project, out, wrong);
		}
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_JSON)
			.header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"recipe.json\"")
			.body(Json.bytes(out.recipe()));
	}

	private RecipeOut out(Project project, Map<String, String> given) {
		return RecipeOut.of(register.of(project.businessKey()), new NameMarks(people.contacts()), given);
	}

	private ModelAndView preview(Project project, RecipeOut out, List<Violation> wrong) {
		return new ModelAndView("recipe", wrong.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST)
			.addObject("project", project)
			.addObject("out", out)
			.addObject("words", words)
			.addObject("wrong", wrong.stream().map(texts::of).toList());
	}

	/** A project that has ended, of which this person may give a recipe away. */
	private Project finished(String businessKey) {
		Project project = rights.seen(businessKey);
		String me = people.me();
		if (!people.amIn(Role.MANAGER) && !me.equals(project.lead()) && !me.equals(project.processOwner())) {
			throw SubmissionRefused.forbidden("businessKey", businessKey, "recipe.notYours");
		}
		if (project.running()) {
			throw SubmissionRefused.conflict("businessKey", businessKey, "recipe.running");
		}
		return project;
	}

	@GetMapping(PATH)
	ModelAndView list(@RequestParam Map<String, String> given) {
		List<Violation> wrong = new ArrayList<>();
		return list(Paging.page(given, SIZE, wrong), "", wrong);
	}

	private ModelAndView list(int page, String from, List<Violation> wrong) {
		List<Recipes.Entry> read = recipes.page(page, SIZE);
		Map<String, String> names = people.names(read.stream().map(Recipes.Entry::readBy).distinct().toList());
		Map<String, List<Tried>> items = recipes.first(read.stream().map(Recipes.Entry::id).toList(), SHOWN);
		return new ModelAndView("recipes", wrong.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST)
			.addObject("recipes",
					read.stream()
						.map(one -> new Listed(one, names.getOrDefault(one.readBy(), one.readBy()),
								items.getOrDefault(one.id(), List.of())))
						.toList())
			.addObject("words", words)
			.addObject("part",
					Paging.Part.of(page, SIZE, read.size(), recipes.total(),
							other -> Paging.address(PATH, Map.of(), other)))
			.addObject("keeps", keeps())
			.addObject("from", from)
			.addObject("wrong", wrong.stream().map(texts::of).toList());
	}

	/**
	 * A recipe, and who brought it.
	 *
	 * @param first what stands first in it
	 */
	record Listed(Recipes.Entry recipe, String reader, List<Tried> first) {

		/** How many stand behind that. */
		public int more() {
			return recipe.items() - first.size();
		}

	}

	/** Takes a recipe in, all of it or nothing. */
	@PostMapping(path = PATH, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
	ModelAndView read(MultipartHttpServletRequest request) throws IOException {
		if (!keeps()) {
			// The error page cannot be shown for a request of many parts.
			ModelAndView refused = list(0, "", List.of(Violation.of("file", null, "recipe.notKeeper")));
			refused.setStatus(HttpStatus.FORBIDDEN);
			return refused;
		}
		String from = Objects.toString(request.getParameter("from"), "").strip();
		List<Violation> wrong = new ArrayList<>();
		from(from, wrong);
		Recipe recipe = null;
		try {
			MultipartFile file = UploadedFile.of(request, MOST_BYTES);
			recipe = RecipeFile.read(file.getBytes(), wrong);
		}
		catch (SubmissionRefused refused) {
			wrong.addAll(refused.violations());
		}
		if (!wrong.isEmpty()) {
			return list(0, from, wrong);
		}
		int kept = keep(recipe, from);
		if (kept == 0) {
			return list(0, from, List.of(Violation.of("file", null, "recipe.known")));
		}
		return new ModelAndView("redirect:" + PATH + "?read=" + kept + "&known=" + (recipe.items().size() - kept),
				HttpStatus.SEE_OTHER);
	}

	private int keep(Recipe recipe, String from) {
		try {
			return recipes.keep(recipe, from, people.me(), clock.now());
		}
		catch (DuplicateKeyException ex) {
			// Somebody else brings the same at this moment.
			return 0;
		}
	}

	@PostMapping(PATH + "/{id}/remove")
	ModelAndView remove(@PathVariable String id) {
		keeper();
		if (!recipes.remove(id)) {
			throw SubmissionRefused.gone("id", id, "recipe.unknown");
		}
		return new ModelAndView("redirect:" + PATH, HttpStatus.SEE_OTHER);
	}

	private static void from(String from, List<Violation> wrong) {
		if (from.isEmpty()) {
			wrong.add(Violation.of("from", null, "wrong.missing"));
		}
		if (from.length() > Recipe.MOST_OF_FROM) {
			wrong.add(Violation.of("from", from, "issues.import.long", Recipe.MOST_OF_FROM));
		}
		if (from.codePoints().anyMatch(RecipeFile::isNoText)) {
			wrong.add(Violation.of("from", null, "recipe.character"));
		}
	}

	private boolean keeps() {
		return people.amIn(Role.OWNER) || people.amIn(Role.MANAGER);
	}

	private void keeper() {
		if (!keeps()) {
			throw SubmissionRefused.forbidden("recipe", null, "recipe.notKeeper");
		}
	}

}
