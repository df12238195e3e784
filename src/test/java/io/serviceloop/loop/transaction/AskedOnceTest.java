package io.serviceloop.loop.transaction;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class AskedOnceTest {

	private final DataSourceTransactionManager transactions = new DataSourceTransactionManager(
			new DriverManagerDataSource("jdbc:h2:mem:asked-once"));

	private final AtomicInteger questions = new AtomicInteger();

	private final AskedOnce<String, Integer> asked = new AskedOnce<>();

	@Test
	void aTransactionAsksOnceAndTheNextOneAnew() {
		for (int i = 1; i <= 2; i++) {
			int nth = i;
			new TransactionTemplate(transactions).executeWithoutResult(status -> {
				assertThat(ask("goals")).isEqualTo(nth);
				assertThat(ask("goals")).isEqualTo(nth);
			});
		}
	}

	@Test
	void eachThingIsAskedAboutByItself() {
		new TransactionTemplate(transactions).executeWithoutResult(status -> {
			assertThat(ask("goals")).isEqualTo(1);
			assertThat(ask("people")).isEqualTo(2);
			assertThat(ask("goals")).isEqualTo(1);
		});
	}

	@Test
	void whatIsWrittenAnewIsAskedAgain() {
		new TransactionTemplate(transactions).executeWithoutResult(status -> {
			assertThat(ask("goals")).isEqualTo(1);
			asked.forget();
			assertThat(ask("goals")).isEqualTo(2);
		});
	}

	@Test
	void aTransactionInsideOfAnotherAsksForItselfAndTheOuterOneKeepsItsAnswer() {
		TransactionTemplate ofItsOwn = new TransactionTemplate(transactions,
				new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
		new TransactionTemplate(transactions).executeWithoutResult(status -> {
			assertThat(ask("goals")).isEqualTo(1);
			ofItsOwn.executeWithoutResult(inner -> assertThat(ask("goals")).isEqualTo(2));
			assertThat(ask("goals")).isEqualTo(1);
		});
	}

	@Test
	void outsideOfTransactionsEachQuestionIsAsked() {
		assertThat(ask("goals")).isEqualTo(1);
		assertThat(ask("goals")).isEqualTo(2);
	}

	private Integer ask(String about) {
		return asked.ask(about, any -> questions.incrementAndGet());
	}

}
