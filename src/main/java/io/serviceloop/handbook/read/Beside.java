package io.serviceloop.handbook.read;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import io.serviceloop.handbook.Handbook;
import io.serviceloop.loop.engine.EngineClock;
import org.springframework.stereotype.Component;

/**
 * What whoever approves a text is told of the handbook: what it would follow, what is
 * announced already, and which other standards say nearly the same (A41, E27). It refuses
 * nothing: two standards may be alike for a reason.
 */
@Component
public class Beside {

	private static final int MOST_ALIKE = 3;

	private final Handbook handbook;

	private final Contents contents;

	private final EngineClock clock;

	Beside(Handbook handbook, Contents contents, EngineClock clock) {
		this.handbook = handbook;
		this.contents = contents;
		this.clock = clock;
	}

	/**
	 * What stands beside a text.
	 *
	 * @param standard what holds today of the standard that it would follow, else what
	 * will be the first to; null for a new one, and for one that was retired
	 * @param announced versions of that standard that are approved for a later day, the
	 * next first
	 * @param alike other standards that say nearly the same, the likest first
	 */
	public record Standing(Handbook.Version standard, List<Announced> announced, List<Contents.Alike> alike) {

		/** Nothing. */
		public static final Standing NOTHING = new Standing(null, List.of(), List.of());

	}

	/** A version that holds from a later day on. */
	public record Announced(int version, LocalDate validFrom) {
	}

	/** The same of a draft. */
	public Standing of(Handbook.Version draft) {
		return of(draft.entryId(), draft.chapter(), draft.title(), draft.text());
	}

	/**
	 * The same of a text.
	 * @param entry the id of the standard that it would follow; null for a new one
	 */
	public Standing of(Integer entry, String chapter, String title, String text) {
		return new Standing(Optional.ofNullable(entry).flatMap(id -> handbook.standard(id, clock.today())).orElse(null),
				announced(entry), contents.alike(entry, chapter, title, text, MOST_ALIKE));
	}

	private List<Announced> announced(Integer entry) {
		return (entry == null) ? List.of()
				: handbook.announced(entry, clock.today())
					.stream()
					.map(one -> new Announced(one.number(), one.validFrom()))
					.toList();
	}

}
