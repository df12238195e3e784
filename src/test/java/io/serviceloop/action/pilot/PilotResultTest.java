package io.serviceloop.action.pilot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import io.serviceloop.Serves;
import io.serviceloop.loop.words.Reason;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What a pilot shows, and what it proves. */
class PilotResultTest {

	private static final double ERROR = 5;

	@Serves({ "E48", "E52" })
	@Test
	void withoutOtherSitesAPilotShowsAndDoesNotProve() {
		PilotResult result = judged(List.of(site("North", 8, 5, false)), null);
		assertThat(result.gain()).isEqualTo(3);
		assertThat(result.better()).isTrue();
		assertThat(result.p()).isNull();
		assertThat(result.proven()).isEqualTo("notTestable");
		assertThat(result.reasons()).extracting(Reason::key).containsExactly("pilot.since.better", "pilot.noControls");
	}

	@Serves("E52")
	@Test
	void withoutALotItShowsAndDoesNotProveHoweverManySitesThereAre() {
		PilotResult result = judged(sites(2, 20, -3), null);
		assertThat(result.p()).isNull();
		assertThat(result.proven()).isEqualTo("notTestable");
		assertThat(result.reasons()).extracting(Reason::key).containsExactly("pilot.against.better", "pilot.noLot");
	}

	@Serves("E52")
	@Test
	void whereASiteOfTheLotIsMissingOrAnotherWasAddedItDoesNotProve() {
		List<PilotSite> sites = sites(2, 8, -3);
		Lot lot = lot(sites);
		assertThat(judged(sites.subList(0, 7), lot).proven()).isEqualTo("notTestable");
		List<PilotSite> more = new ArrayList<>(sites);
		more.add(site("elsewhere", 8, 8, true));
		assertThat(judged(more, lot).proven()).isEqualTo("notTestable");
	}

	@Serves("E52")
	@Test
	void withALotAndEightSitesAClearGainIsProven() {
		List<PilotSite> sites = sites(2, 8, -3);
		PilotResult result = judged(sites, lot(sites));
		assertThat(result.proven()).isEqualTo("yes");
		assertThat(result.p()).isCloseTo(1.0 / 28, within(1e-12));
		assertThat(result.reasons()).extracting(Reason::key).containsExactly("pilot.against.better", "pilot.proven");
	}

	@Serves("E52")
	@Test
	void whatIsTriedAgainWithTheSameLotShowsAndDoesNotProve() {
		List<PilotSite> sites = sites(2, 8, -3);
		PilotResult again = PilotResult.of(sites, true, "min", lot(sites), false, ERROR);
		assertThat(again.proven()).isEqualTo("notTestable");
		assertThat(again.reasons()).extracting(Reason::key).containsExactly("pilot.against.better", "pilot.again");
	}

	@Serves("E52")
	@Test
	void whatGotWorseIsNotProvenAndSaidToBeWorse() {
		List<PilotSite> sites = sites(2, 8, 3);
		PilotResult result = judged(sites, lot(sites));
		assertThat(result.proven()).isEqualTo("no");
		assertThat(result.better()).isFalse();
		assertThat(result.reasons()).extracting(Reason::key).containsExactly("pilot.against.worse", "pilot.notProven");
	}

	@Serves("E48")
	@Test
	void sixSitesAreTooFewForTwo() {
		List<PilotSite> sites = sites(2, 6, -3);
		PilotResult result = judged(sites, lot(sites));
		assertThat(result.proven()).isEqualTo("notTestable");
		assertThat(result.p()).isCloseTo(1.0 / 15, within(1e-12));
		assertThat(result.reasons()).extracting(Reason::key).contains("pilot.fewSites");
	}

	@Test
	void aMetricThatIsToRiseIsBetterWhereItRises() {
		assertThat(PilotResult.of(List.of(site("North", 65, 80, false)), false, "%", null, true, ERROR).gain())
			.isEqualTo(15);
		assertThat(PilotResult.of(List.of(site("North", 80, 80, false)), false, "%", null, true, ERROR).reasons())
			.extracting(Reason::key)
			.contains("pilot.since.same");
	}

	@Serves("E48")
	@Test
	void theLotCanBeDrawnAgainAndHasNoFavourites() {
		List<String> sites = IntStream.range(0, 8).mapToObj(i -> "Site " + i).toList();
		List<String> otherwise = new ArrayList<>(sites);
		Collections.reverse(otherwise);
		Lot lot = Lot.draw(42, sites, 2);
		assertThat(Lot.draw(42, otherwise, 2)).isEqualTo(lot);
		assertThat(lot.drawn()).hasSize(2);
		assertThat(lot.others()).hasSize(6).doesNotContainAnyElementsOf(lot.drawn());
		// 1000 lots give each of 8 sites 250 of 2000 places; 60 is four standard
		// deviations.
		Random seeds = new Random(1);
		int[] drawn = new int[8];
		for (int i = 0; i < 1000; i++) {
			Lot.draw(seeds.nextLong(), sites, 2).drawn().forEach(site -> drawn[sites.indexOf(site)]++);
		}
		assertThat(drawn).satisfies(counts -> {
			for (int count : counts) {
				assertThat(count).isCloseTo(250, within(60));
			}
		});
	}

	private static PilotResult judged(List<PilotSite> sites, Lot lot) {
		return PilotResult.of(sites, true, "min", lot, true, ERROR);
	}

	/**
	 * Response times: the pilot sites change by so much, the others by next to nothing.
	 */
	private static List<PilotSite> sites(int pilots, int all, double change) {
		return IntStream.range(0, all)
			.mapToObj(i -> site("Site " + i, 8, (i < pilots) ? 8 + change : 8 + 0.1 * i, i >= pilots))
			.toList();
	}

	private static Lot lot(List<PilotSite> sites) {
		return new Lot(1, sites.stream().map(PilotSite::site).toList(),
				sites.stream().filter(site -> !site.control()).map(PilotSite::site).toList());
	}

	private static PilotSite site(String name, double before, double after, boolean control) {
		return new PilotSite(name, before, after, control);
	}

}
