package io.serviceloop.evaluation;

import java.util.Optional;

import io.serviceloop.Serves;
import io.serviceloop.loop.words.Json;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What somebody says that customers say, beside what their ratings say. */
class CustomerVoiceTest {

	private static final CustomerVoice RATINGS = new CustomerVoice(40, 2.5, 30, 4.5);

	@Serves({ "A38", "D17" })
	@Test
	void whatTheRecordsSayOtherwiseStandsBesideWhatWasTyped() {
		assertThat(beside(new CustomerVoice(40, 1.0, 30, 5.0)).recorded()).isEqualTo(RATINGS);
		assertThat(beside(new CustomerVoice(40, 2.5, 300, 4.5)).recorded()).isEqualTo(RATINGS);
		assertThat(beside(new CustomerVoice(null, null, 30, 4.9)).recorded()).isEqualTo(RATINGS);
		assertThat(beside(new CustomerVoice(40, 2.54, 30, 4.46)).recorded()).isNull();
		assertThat(beside(new CustomerVoice(null, null, 30, 4.5)).recorded()).isNull();
		assertThat(new CustomerVoice(40, 1.0, 30, 5.0).beside(Optional.empty()).recorded()).isNull();
	}

	@Test
	void whatWasKeptBeforeIsReadAsItWas() {
		CustomerVoice.Kept kept = Json.read(Json.text(RATINGS), CustomerVoice.Kept.class);
		assertThat(kept).isEqualTo(new CustomerVoice.Kept(40, 2.5, 30, 4.5, null));
		assertThat(Json.text(kept)).doesNotContain("recorded");
	}

	private static CustomerVoice.Kept beside(CustomerVoice said) {
		return said.beside(Optional.of(RATINGS));
	}

}
