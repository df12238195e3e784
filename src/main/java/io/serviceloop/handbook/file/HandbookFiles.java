package io.serviceloop.handbook.file;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.serviceloop.handbook.Course;
import io.serviceloop.handbook.Handbook;
import io.serviceloop.handbook.Standing;
import io.serviceloop.handbook.read.BookQuery;
import io.serviceloop.handbook.read.Contents;
import io.serviceloop.handbook.read.Effect;
import io.serviceloop.handbook.read.Standards;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.words.Texts;
import org.springframework.stereotype.Component;

/** Writes the handbook, or one standard of it, in the reader's language. */
@Component
class HandbookFiles {

	/** So many standards are in memory at once. */
	private static final int AT_ONCE = 100;

	private final Handbook handbook;

	private final Contents contents;

	private final Standards standards;

	private final People people;

	private final EngineClock clock;

	private final Texts texts;

	HandbookFiles(Handbook handbook, Contents contents, Standards standards, People people, EngineClock clock,
			Texts texts) {
		this.handbook = handbook;
		this.contents = contents;
		this.standards = standards;
		this.people = people;
		this.clock = clock;
		this.texts = texts;
	}

	/**
	 * Writes the standards that an address names, in the order of the page: by chapter,
	 * or as they were found.
	 */
	void book(BookQuery query, Paper paper) throws IOException {
		paper.heading(1, texts.of("handbook.title"));
		if (query.searches()) {
			paper.fact(texts.of("handbook.search"), query.text());
		}
		paper.fact(texts.of("handbook.file.asOf"), clock.today().toString());
		String chapter = null;
		List<Contents.Item> items = contents.page(query, 0, AT_ONCE).items();
		for (int from = 0; !items.isEmpty(); from += AT_ONCE) {
			List<Integer> ids = items.stream().map(one -> one.listed().id()).toList();
			Map<Integer, Standing> read = handbook.standards(clock.today(), ids);
			// Not what the versions say: a hand-over changes the standard alone.
			Map<Integer, String> owners = handbook.owners(ids);
			Map<String, String> names = people.names(Set.copyOf(owners.values()));
			for (Contents.Item item : items) {
				Standing standing = read.get(item.listed().id());
				if (standing == null) {
					// Retired since the contents were read.
					continue;
				}
				Handbook.Version version = standing.shown();
				if (!query.searches() && !version.chapter().equals(chapter)) {
					chapter = version.chapter();
					paper.heading(2, texts.of("work.chapter." + chapter));
				}
				paper.heading(3, version.title());
				String owner = owners.get(version.entryId());
				facts(version, names.getOrDefault(owner, owner),
						(standing.now() == null) ? "handbook.coming" : "handbook.version", paper);
				paper.text(version.text());
			}
			items = contents.page(query, from + AT_ONCE, AT_ONCE).items();
		}
	}

	/** Writes one standard with what it brought, and its history. */
	void standard(Standards.Standard standard, Paper paper) throws IOException {
		Handbook.Version now = standard.shown();
		paper.heading(1, now.title());
		if (standard.retired()) {
			paper.text(texts.of("handbook.retired"));
		}
		facts(now, standard.name(standard.owner()),
				(standard.holds() || standard.retired()) ? versionKey(standard, now) : "handbook.coming", paper);
		if (standard.nextReview() != null) {
			paper.fact(texts.of("handbook.nextReview"), standard.nextReview().toString());
		}
		paper.text(now.text());
		if (!standard.effects().isEmpty()) {
			paper.heading(2, texts.of("handbook.effect"));
			for (Effect effect : standard.effects()) {
				paper.fact((effect.metric() == null) ? texts.of("handbook.effect.ownMetric") : effect.metric(),
						said(effect));
			}
		}
		paper.heading(2, texts.of("handbook.versions"));
		for (Handbook.Version version : standard.versions()) {
			String by = (version.decidedBy() == null) ? texts.of("handbook.byOne", standard.name(version.writtenBy()))
					: texts.of("handbook.by", standard.name(version.writtenBy()), standard.name(version.decidedBy()));
			paper.fact(texts.of(versionKey(standard, version), version.number(), version.validFrom().toString()),
					texts.of("handbook.file.courseAndBy", said(standard.courses().get(version.number())), by));
		}
	}

	/** What was announced and never came was valid from no day. */
	private static String versionKey(Standards.Standard standard, Handbook.Version version) {
		return standard.courses().get(version.number()).hasDay() ? "handbook.version" : "handbook.versionNever";
	}

	private String said(Course course) {
		return (course.by() == null) ? texts.of("handbook.course." + course.state())
				: texts.of("handbook.course." + course.state() + ".by", course.by(),
						(course.until() == null) ? "" : course.until().toString());
	}

	/**
	 * @param key of the sentence about number and day of the version
	 */
	private void facts(Handbook.Version version, String owner, String key, Paper paper) throws IOException {
		paper.fact(texts.of("work.chapter"), texts.of("work.chapter." + version.chapter()));
		paper.fact(texts.of("handbook.versionFact"), texts.of(key, version.number(), version.validFrom().toString()));
		paper.fact(texts.of("work.chapterOwner"), owner);
	}

	private String said(Effect effect) {
		String unit = effect.unit();
		return texts.of("handbook.file.effect",
				(effect.before() == null) ? "–" : texts.of("handbook.value", effect.before(), unit),
				texts.of("handbook.value", effect.after(), unit),
				(effect.target() == null) ? "–" : texts.of("handbook.value", effect.target(), unit),
				texts.of(effect.met() ? "handbook.yes" : "handbook.no"), (effect.proven() == null)
						? texts.of("handbook.unknownYet") : texts.of("work.proven." + effect.proven()));
	}

}
