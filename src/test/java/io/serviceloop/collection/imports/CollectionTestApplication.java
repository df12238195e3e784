package io.serviceloop.collection.imports;

import io.serviceloop.access.http.RefusalAdvice;
import io.serviceloop.collection.Feedback;
import io.serviceloop.collection.RecordTypes;
import io.serviceloop.collection.Totals;
import io.serviceloop.collection.Records;
import io.serviceloop.collection.records.RecordsAlone;
import io.serviceloop.collection.saved.SavedAlone;
import io.serviceloop.loop.engine.EngineClock;
import io.serviceloop.loop.engine.RightsWithoutEngine;
import io.serviceloop.loop.work.WorkAlone;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * The collection alone, over a real database, without the engine: it starts in a second.
 * Carries no stereotype, so that no scan of the application finds it.
 */
@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
		TransactionAutoConfiguration.class, JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class,
		FlywayAutoConfiguration.class, JacksonAutoConfiguration.class, MessageSourceAutoConfiguration.class,
		HttpMessageConvertersAutoConfiguration.class, WebMvcAutoConfiguration.class,
		ValidationAutoConfiguration.class })
@Import({ RightsWithoutEngine.class, EngineClock.class, WorkAlone.class, RefusalAdvice.class, FeedbackController.class,
		FeedbackImports.class, ImportWork.class, ImportFiles.class, ImportRegister.class, Feedback.class, Records.class,
		RecordTypes.class, Totals.class, RecordsAlone.class, SavedAlone.class })
public class CollectionTestApplication {

}
