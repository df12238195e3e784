package io.serviceloop.overview.mine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.serviceloop.loop.task.WaitingTasks;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.loop.words.Violation;
import io.serviceloop.page.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;

/**
 * What waits for the signed-in person over all projects, and whom the person waits for
 * (A05, A32, E06): a page, and the same for programs.
 */
@Controller
class MyWorkPage {

	private static final String PATH = "/my-work";

	private static final int SIZE = 50;

	private static final int FIRST = 25;

	private final MyWorkReader work;

	private final Texts texts;

	MyWorkPage(MyWorkReader work, Texts texts) {
		this.work = work;
		this.texts = texts;
	}

	@Bean
	@Order(12)
	static NavigationEntry myWorkEntry() {
		return new NavigationEntry(PATH, "navigation.myWork", Set.of());
	}

	/** The way to the pages beside the one that is shown; null where there is none. */
	record Turn(String earlier, String later) {

		static Turn of(WorkQuery query, String list, long total) {
			int page = query.page(list);
			return new Turn((page > 0) ? query.address(PATH, list, page - 1) : null,
					((long) (page + 1) * query.size() < total) ? query.address(PATH, list, page + 1) : null);
		}

	}

	@GetMapping(PATH)
	ModelAndView show(@RequestParam Map<String, String> given, Locale reader) {
		List<Violation> wrong = new ArrayList<>();
		WorkQuery query = WorkQuery.of(given, SIZE, wrong);
		MyWork mine = work.read(query, reader);
		return new ModelAndView("myWork", wrong.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST)
			.addObject("query", query)
			.addObject("wrong", wrong.stream().map(texts::of).toList())
			.addObject("work", mine)
			.addObject("whens", When.values())
			.addObject("dueTurn", Turn.of(query, "page", mine.due().total()))
			.addObject("waitingTurn", Turn.of(query, "waitingPage", mine.waiting().total()))
			.addObject("openTurn", Turn.of(query, "openPage", mine.standIn().open().total()))
			.addObject("doneTurn", Turn.of(query, "donePage", mine.standIn().done().total()))
			.addObject("projectsTurn", Turn.of(query, "projectsPage", mine.projects().total()));
	}

	/**
	 * What Tasklist shows where no task is chosen, as a part of a page; below /api, where
	 * a session that has ended is told of as such.
	 */
	@GetMapping("/api/my-work/first")
	ModelAndView first(Locale reader) {
		WorkQuery query = WorkQuery.of(Map.of(), FIRST, new ArrayList<>());
		return new ModelAndView("firstScreen").addObject("work", work.first(query, reader))
			.addObject("whens", When.values());
	}

	/** Urges those whose task it is to go on with it, once a day. */
	@PostMapping("/my-work/tasks/{task}/urge")
	ModelAndView urge(@PathVariable String task) {
		work.urge(task);
		return new ModelAndView("redirect:" + PATH + "#waiting", HttpStatus.SEE_OTHER);
	}

	/** Takes back what this person has just completed, and shows it open again. */
	@PostMapping("/my-work/tasks/{task}/take-back")
	ModelAndView takeBack(@PathVariable String task) {
		return new ModelAndView("redirect:" + WaitingTasks.address(work.takeBack(task)), HttpStatus.SEE_OTHER);
	}

	/** The same for programs. */
	@PostMapping("/api/tasks/{task}/take-back")
	@ResponseBody
	OpenAgain takenBack(@PathVariable String task) {
		return new OpenAgain(work.takeBack(task));
	}

	/** The task that is open again. */
	record OpenAgain(String taskId) {
	}

	@PostMapping("/api/tasks/{task}/urge")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void urgeAsProgram(@PathVariable String task) {
		work.urge(task);
	}

	@GetMapping("/api/my-work")
	@ResponseBody
	MyWork list(@RequestParam Map<String, String> given, Locale reader) {
		List<Violation> wrong = new ArrayList<>();
		WorkQuery query = WorkQuery.of(given, SIZE, wrong);
		if (!wrong.isEmpty()) {
			throw SubmissionRefused.invalid(wrong);
		}
		return work.read(query, reader);
	}

}
