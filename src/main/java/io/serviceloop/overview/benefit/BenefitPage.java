package io.serviceloop.overview.benefit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.serviceloop.loop.words.Paging;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.loop.words.Texts;
import io.serviceloop.loop.words.Violation;
import io.serviceloop.page.ListFile;
import io.serviceloop.page.NavigationEntry;
import io.serviceloop.project.ProjectRights;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/**
 * What the projects that the reader sees are worth and cost: as a page, for programs, and
 * as files.
 */
@Controller
class BenefitPage {

	private static final int SIZE = 50;

	private static final int LARGEST_PAGE = 200;

	private static final String PATH = "/benefit";

	/** Of files. */
	private static final String NAME = "benefit";

	private final Benefits benefits;

	private final BenefitWords words;

	private final ProjectRights rights;

	private final ListFile file;

	private final Texts texts;

	BenefitPage(Benefits benefits, BenefitWords words, ProjectRights rights, ListFile file, Texts texts) {
		this.file = file;
		this.benefits = benefits;
		this.words = words;
		this.rights = rights;
		this.texts = texts;
	}

	@Bean
	@Order(36)
	static NavigationEntry benefitEntry() {
		return new NavigationEntry(PATH, "navigation.benefit", Set.of());
	}

	@GetMapping(PATH)
	ModelAndView show(@RequestParam Map<String, String> given) {
		List<Violation> wrong = new ArrayList<>();
		Benefit.Sure sure = sure(given, wrong);
		int page = Paging.page(given, LARGEST_PAGE, wrong);
		Benefits.Page found = benefits.page(rights.reader(), sure, page, SIZE);
		return new ModelAndView("benefit", wrong.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST)
			.addObject("wrong", wrong.stream().map(texts::of).toList())
			.addObject("sure", sure)
			.addObject("found", found)
			.addObject("words", words)
			.addObject("defined", BenefitWords.DEFINED)
			.addObject("part",
					Paging.Part.of(page, SIZE, found.items().size(), found.total(), other -> address(sure, other)));
	}

	private static String address(Benefit.Sure sure, int page) {
		return Paging.address(PATH, (sure == null) ? Map.of() : Map.of("sure", sure.name()), page);
	}

	@GetMapping("/api/benefit")
	@ResponseBody
	Benefits.Page list(@RequestParam Map<String, String> given) {
		List<Violation> wrong = new ArrayList<>();
		Benefit.Sure sure = sure(given, wrong);
		int page = Paging.page(given, LARGEST_PAGE, wrong);
		int size = Paging.size(given, LARGEST_PAGE, wrong);
		refuse(wrong);
		return benefits.page(rights.reader(), sure, page, size);
	}

	@GetMapping("/api/benefit.csv")
	void csv(@RequestParam Map<String, String> given, HttpServletResponse response) throws IOException {
		file.csv(NAME, words.columns(), response, rows(sure(given)));
	}

	@GetMapping("/api/benefit.xlsx")
	void xlsx(@RequestParam Map<String, String> given, HttpServletResponse response) throws IOException {
		file.xlsx(NAME, texts.of("benefit.title"), words.columns(), response, rows(sure(given)));
	}

	private ListFile.Rows rows(Benefit.Sure sure) {
		return out -> benefits.each(rights.reader(), row -> {
			if (sure == null || sure == row.goal().sure()) {
				out.accept(words.cells(row));
			}
		});
	}

	private static Benefit.Sure sure(Map<String, String> given) {
		List<Violation> wrong = new ArrayList<>();
		Benefit.Sure sure = sure(given, wrong);
		refuse(wrong);
		return sure;
	}

	private static Benefit.Sure sure(Map<String, String> given, List<Violation> wrong) {
		String value = given.getOrDefault("sure", "").strip();
		if (value.isEmpty()) {
			return null;
		}
		return Arrays.stream(Benefit.Sure.values())
			.filter(one -> one.name().equals(value))
			.findFirst()
			.orElseGet(() -> {
				wrong.add(Violation.of("sure", value, "wrong.choice",
						String.join(", ", Arrays.stream(Benefit.Sure.values()).map(Enum::name).toList())));
				return null;
			});
	}

	private static void refuse(List<Violation> wrong) {
		if (!wrong.isEmpty()) {
			throw SubmissionRefused.invalid(wrong);
		}
	}

}
