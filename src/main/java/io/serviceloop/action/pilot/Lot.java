package io.serviceloop.action.pilot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Which sites the lot made pilot sites (E48). Anybody can draw again: sort the sites,
 * shuffle them with {@link Random} of the seed, take the first.
 *
 * @param seed what the lot began with
 * @param sites the sites it was drawn from, sorted
 * @param drawn those that became pilot sites
 */
public record Lot(long seed, List<String> sites, List<String> drawn) {

	/**
	 * Draws.
	 * @param sites their names; the same name twice counts once
	 * @param number how many are drawn
	 */
	static Lot draw(long seed, List<String> sites, int number) {
		List<String> sorted = sites.stream().distinct().sorted().toList();
		List<String> shuffled = new ArrayList<>(sorted);
		Collections.shuffle(shuffled, new Random(seed));
		return new Lot(seed, sorted, shuffled.subList(0, Math.min(number, shuffled.size())).stream().sorted().toList());
	}

	/** The sites that the pilot sites are compared with. */
	public List<String> others() {
		return sites.stream().filter(site -> !drawn.contains(site)).toList();
	}

}
