package io.serviceloop.handbook.read;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.serviceloop.handbook.Course;
import io.serviceloop.handbook.Handbook;
import io.serviceloop.loop.words.Paging;
import io.serviceloop.loop.words.SubmissionRefused;
import io.serviceloop.loop.words.Violation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The handbook for programs and forms; for everybody who is signed in. */
@RestController
@RequestMapping("/api/handbook")
class HandbookController {

	private static final int LARGEST_PAGE = 200;

	private final Contents contents;

	private final Standards standards;

	HandbookController(Contents contents, Standards standards) {
		this.contents = contents;
		this.standards = standards;
	}

	/** A page of the contents. */
	record Listed(List<Contents.Item> items, int total) {
	}

	/**
	 * A version.
	 *
	 * @param reason what it was changed for; null where a project wrote it
	 * @param course whether it holds, and what took its place
	 */
	record Version(int version, String title, String text, String chapter, LocalDate validFrom, String reason,
			String writtenBy, String approvedBy, Course course) {

		static Version of(Handbook.Version one, Standards.Standard standard) {
			return new Version(one.number(), one.title(), one.text(), one.chapter(), one.validFrom(), one.reason(),
					one.writtenBy(), one.decidedBy(), standard.courses().get(one.number()));
		}

	}

	/**
	 * A standard: what holds today, or will, and what there is to know of it.
	 */
	record Told(int id, String title, String chapter, String text, int version, LocalDate validFrom, boolean holds,
			boolean retired, String owner, String ownerName, LocalDate nextReview, Version coming,
			List<Version> versions, List<Effect> effects, List<Origin> origins) {
	}

	@GetMapping
	Listed list(@RequestParam Map<String, String> given) {
		List<Violation> wrong = new ArrayList<>();
		BookQuery query = BookQuery.of(given, wrong);
		int page = Paging.page(given, LARGEST_PAGE, wrong);
		int size = Paging.size(given, LARGEST_PAGE, wrong);
		if (!wrong.isEmpty()) {
			throw SubmissionRefused.invalid(wrong);
		}
		Contents.Page found = contents.page(query, (long) page * size, size);
		return new Listed(found.items(), found.total());
	}

	@GetMapping("/{id:\\d{1,9}}")
	Told one(@PathVariable int id) {
		Standards.Standard one = standards.of(id);
		Handbook.Version shown = one.shown();
		return new Told(id, shown.title(), shown.chapter(), shown.text(), shown.number(), shown.validFrom(),
				one.holds(), one.retired(), one.owner(), one.name(one.owner()), one.nextReview(),
				(one.coming() == null) ? null : Version.of(one.coming(), one),
				one.versions().stream().map(version -> Version.of(version, one)).toList(), one.effects(),
				one.origins());
	}

}
