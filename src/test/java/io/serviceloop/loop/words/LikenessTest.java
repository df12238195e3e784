package io.serviceloop.loop.words;

import io.serviceloop.Serves;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LikenessTest {

	@Serves("A21")
	@ParameterizedTest
	@CsvSource({ "Customers wait more than five minutes in the chat, Customers wait more than 5 minutes in the chat",
			"客户在线等待时间超过五分钟, 客户在线等待的时间超过五分钟", "'Too late, again!', too LATE again" })
	void nearlyTheSameIsMoreThanTwoThirdsAlike(String one, String other) {
		assertThat(Likeness.percent(one, other)).isGreaterThanOrEqualTo(70);
	}

	@ParameterizedTest
	@CsvSource({ "Customers wait more than five minutes, Refunds are promised within three days", "'', ''",
			"客户在线等待时间超过五分钟, 退款需要九天" })
	void somethingElseIsNot(String one, String other) {
		assertThat(Likeness.percent(one, other)).isLessThan(70);
	}

}
