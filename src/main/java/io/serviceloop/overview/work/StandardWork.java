package io.serviceloop.overview.work;

import java.util.List;
import java.util.Optional;

import io.serviceloop.handbook.Differences;
import io.serviceloop.handbook.Handbook;
import io.serviceloop.handbook.read.Beside;
import io.serviceloop.overview.picture.ProjectPicture;

import static io.serviceloop.overview.work.Work.each;

/**
 * A standard before it is approved: what is to hold, for whom it counts, what it says
 * otherwise than the one it replaces, and what it comes from (A41, E27).
 */
record StandardWork(Page page, Work work, ProjectPicture project, Words words) {

	void toApprove() {
		project.draft(work.lap()).ifPresent(this::describe);
		page.section("earlierNotes")
			.lines(false,
					each(project.handbookDrafts(), draft -> draft.lap() == work.lap() && !Words.blank(draft.note()),
							draft -> words.of("note", words.person(draft.decidedBy()), draft.note())));
		page.section("whatWorked");
		new ResultWork(page, work, project, words).toStandardise();
	}

	private void describe(Handbook.Version draft) {
		Beside.Standing beside = work.beside().apply(draft);
		Optional<Handbook.Version> before = Optional.ofNullable(beside.standard());
		page.fact("standardTitle", draft.title())
			.fact("chapter", words.code("chapter", draft.chapter()))
			.fact("chapterOwner", words.person(draft.owner()))
			.fact("validFrom", words.date(draft.validFrom()))
			.fact("replaces", before.map(now -> words.of("version", now.title(), now.number())).orElse(""))
			.end();
		page.section("announced")
			.lines(false, each(beside.announced(), one -> true,
					one -> words.of("announcedVersion", one.version(), words.date(one.validFrom()))));
		page.section("alike");
		beside.alike()
			.forEach(one -> page.add(new Section.File(words.of(one.sameTitle() ? "alike.sameTitle" : "alike.text",
					one.title(), words.code("chapter", one.chapter()), one.percent()), "/handbook/" + one.id())));
		page.section("standardText").add(new Section.Entry(Section.Piece.all("", draft.text()), List.of()));
		before.ifPresent(now -> page.section("differences")
			.lines(false, each(Differences.between(now.text(), draft.text()), line -> !line.kind().equals("same"),
					line -> words.of("line." + line.kind(), line.text()))));
	}

}
