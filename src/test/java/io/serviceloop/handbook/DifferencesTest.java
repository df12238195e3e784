package io.serviceloop.handbook;

import io.serviceloop.Serves;
import io.serviceloop.handbook.Differences.Line;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DifferencesTest {

	@Serves("A41")
	@Test
	void whatIsGoneStandsBeforeWhatCameInItsPlace() {
		assertThat(Differences.between("Grade each ticket.\nBy hand.\nAt once.",
				"Grade each ticket.\nBy the program.\nAt once.\nCount them."))
			.containsExactly(new Line("same", "Grade each ticket."), new Line("gone", "By hand."),
					new Line("added", "By the program."), new Line("same", "At once."),
					new Line("added", "Count them."));
	}

	@Test
	void textsAreTakenAsTheyAre() {
		assertThat(Differences.between("a < b & c\t<i>", "a < b & c\t<i>\r\n<script>"))
			.containsExactly(new Line("same", "a < b & c\t<i>"), new Line("added", "<script>"));
		assertThat(Differences.between("", null)).isEmpty();
		assertThat(Differences.between(null, "new")).containsExactly(new Line("added", "new"));
	}

}
