package io.serviceloop.action.pilot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether sites that the lot has picked did better than the others: the exact test over
 * all draws that could have come (Fisher's randomisation test, one-sided). It holds
 * however the values of the sites are spread, however different the sites are and however
 * the weeks within a site hang together, since the lot alone is what chance there is; a
 * test over weeks as if each stood for itself, or before and after alone, is wrong far
 * too often.
 *
 * @param gain how much more the pilot sites have gained than the others, on average
 * @param p how many of all draws show at least that gain, from 1/{@code draws} to 1
 * @param draws how many ways there are to draw as many pilot sites
 */
record SiteTest(double gain, double p, long draws) {

	/** More draws than these are not looked at one by one. */
	static final long MOST_DRAWS = 200_000;

	private static final int MOST_SITES = 10_000;

	/**
	 * The test.
	 * @param pilots what each pilot site has gained; above 0 is better, at least one
	 * @param others what each other site of the same lot has gained, at least one
	 * @throws IllegalArgumentException where one of them is missing, or there are more
	 * than {@link #MOST_DRAWS}
	 */
	static SiteTest of(List<BigDecimal> pilots, List<BigDecimal> others) {
		List<BigDecimal> all = new ArrayList<>(pilots);
		all.addAll(others);
		long draws = draws(all.size(), pilots.size());
		if (pilots.isEmpty() || others.isEmpty() || draws > MOST_DRAWS) {
			throw new IllegalArgumentException(pilots.size() + " of " + all.size() + " sites");
		}
		// The greater the sum at the sites drawn, the greater their gain against the
		// rest; sums of decimals are exact, so that ties are.
		BigDecimal shown = sum(pilots);
		long asGood = asGood(all, 0, pilots.size(), BigDecimal.ZERO, shown);
		return new SiteTest(mean(pilots) - mean(others), (double) asGood / draws, draws);
	}

	/** How many draws from a site on reach a sum. */
	private static long asGood(List<BigDecimal> all, int from, int still, BigDecimal sum, BigDecimal shown) {
		if (still == 0) {
			return (sum.compareTo(shown) >= 0) ? 1 : 0;
		}
		long found = 0;
		for (int site = from; site <= all.size() - still; site++) {
			found += asGood(all, site + 1, still - 1, sum.add(all.get(site)), shown);
		}
		return found;
	}

	/**
	 * In how many ways so many sites can be drawn: 1 over it is the smallest {@code p}
	 * there can be. More than a long holds counts as the most it does.
	 */
	static long draws(int sites, int pilots) {
		long draws = 1;
		for (int i = 1; i <= Math.min(pilots, sites - pilots); i++) {
			if (draws > Long.MAX_VALUE / sites) {
				return Long.MAX_VALUE;
			}
			draws = draws * (sites - i + 1) / i;
		}
		return (pilots > sites) ? 0 : draws;
	}

	/** Whether chance alone shows as much in at most so many percent of the draws. */
	boolean proves(double errorPercent) {
		// Counted, since a share times a hundred may miss the limit by its rounding.
		return Math.round(p * draws) * 100 <= errorPercent * draws;
	}

	/** Whether so many draws can tell at all, at an error of so many percent. */
	static boolean canProve(long draws, double errorPercent) {
		return draws * errorPercent >= 100;
	}

	/**
	 * From how many sites on a lot of so many pilot sites can prove anything; an end is
	 * put to it where no number would do.
	 */
	static int sitesNeeded(int pilots, double errorPercent) {
		int sites = pilots + 1;
		while (sites < MOST_SITES && !canProve(draws(sites, pilots), errorPercent)) {
			sites++;
		}
		return sites;
	}

	static double mean(List<BigDecimal> values) {
		return sum(values).divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL64).doubleValue();
	}

	private static BigDecimal sum(List<BigDecimal> values) {
		return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
	}

}
