package io.serviceloop.loop.task;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TaskDescriptionTest {

	@Test
	void whatIsSaidToProcessOwnersIsNotSaidToThoseWhoDoTheTask() {
		assertThat(TaskDescription.of("Asked of the lead: goals.\n\nYours to change: the label.\nKeep: the ID."))
			.isEqualTo("Asked of the lead: goals.");
	}

	@Test
	void aTaskOfWhichNothingIsSaidToOwnersIsDescribedAsItIs() {
		assertThat(TaskDescription.of("  Ask the sponsor.\n\nIn writing. "))
			.isEqualTo("Ask the sponsor.\n\nIn writing.");
		assertThat(TaskDescription.of(null)).isNull();
	}

}
