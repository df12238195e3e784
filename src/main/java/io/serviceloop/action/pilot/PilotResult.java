package io.serviceloop.action.pilot;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.serviceloop.loop.words.Reason;

/**
 * What a pilot has shown (E52), and whether that proves anything: only where the lot has
 * picked its sites, and all sites of the lot are there, and there are enough of them.
 *
 * @param gain how much better the pilot sites have become than the others, in the unit of
 * the goal; against before where there are no others; below 0 where they became worse
 * @param p the chance of so great a gain without any effect; null where it cannot be told
 * @param proven {@code yes}, {@code no} or {@code notTestable}
 * @param reasons the same in words
 */
record PilotResult(double gain, Double p, String proven, List<Reason> reasons) {

	/**
	 * Judges.
	 * @param sites at least one of them a pilot site
	 * @param decrease whether the metric is to fall
	 * @param unit of the goal
	 * @param lot null where none was drawn
	 * @param first whether it is the first round: one that is tried again with the same
	 * lot has one more chance to pass without an effect, and proves nothing
	 * @param errorPercent how often chance alone may pass for an effect
	 */
	static PilotResult of(List<PilotSite> sites, boolean decrease, String unit, Lot lot, boolean first,
			double errorPercent) {
		List<BigDecimal> pilots = gains(sites, false, decrease);
		List<BigDecimal> others = gains(sites, true, decrease);
		if (others.isEmpty()) {
			double gain = SiteTest.mean(pilots);
			return new PilotResult(gain, null, "notTestable",
					List.of(said("pilot.since", gain, unit), Reason.of("pilot.noControls")));
		}
		boolean drawn = lot != null && names(sites, false).equals(new HashSet<>(lot.drawn()))
				&& names(sites, true).equals(new HashSet<>(lot.others()))
				&& SiteTest.draws(sites.size(), pilots.size()) <= SiteTest.MOST_DRAWS;
		if (!drawn) {
			double gain = SiteTest.mean(pilots) - SiteTest.mean(others);
			return new PilotResult(gain, null, "notTestable",
					List.of(said("pilot.against", gain, unit), Reason.of("pilot.noLot")));
		}
		SiteTest test = SiteTest.of(pilots, others);
		Reason gain = said("pilot.against", test.gain(), unit);
		double percent = test.p() * 100;
		if (!SiteTest.canProve(test.draws(), errorPercent)) {
			return new PilotResult(test.gain(), test.p(), "notTestable",
					List.of(gain, Reason.of("pilot.fewSites", test.draws(), 100.0 / test.draws(), errorPercent)));
		}
		if (!first) {
			return new PilotResult(test.gain(), test.p(), "notTestable", List.of(gain, Reason.of("pilot.again")));
		}
		boolean yes = test.proves(errorPercent);
		return new PilotResult(test.gain(), test.p(), yes ? "yes" : "no", List.of(gain,
				Reason.of(yes ? "pilot.proven" : "pilot.notProven", test.draws(), percent, errorPercent)));
	}

	/** Whether the pilot sites have become better at all. */
	boolean better() {
		return gain > 0;
	}

	/** Better, worse or the same. */
	private static Reason said(String key, double gain, String unit) {
		String how = (gain > 0) ? ".better" : (gain < 0) ? ".worse" : ".same";
		return Reason.of(key + how, Math.abs(gain), unit);
	}

	private static List<BigDecimal> gains(List<PilotSite> sites, boolean control, boolean decrease) {
		return sites.stream()
			.filter(site -> site.control() == control)
			.map(site -> decrease ? site.change().negate() : site.change())
			.toList();
	}

	private static Set<String> names(List<PilotSite> sites, boolean control) {
		return sites.stream()
			.filter(site -> site.control() == control)
			.map(PilotSite::site)
			.collect(Collectors.toSet());
	}

}
