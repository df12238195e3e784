package io.serviceloop.tasklist;

import io.serviceloop.loop.engine.EngineRights;
import io.serviceloop.loop.people.People;
import io.serviceloop.overview.TaskContexts;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the delivery between Tasklist and the engine. */
@Configuration(proxyBeanMethods = false)
class TasklistConfiguration {

	@Bean
	FilterRegistrationBean<DeliveryFilter> tasklistDelivery(ProcessEngine engine, TaskContexts contexts,
			TaskCards cards, EngineRights rights, People people) {
		EngineReads reads = new EngineReads(engine, rights);
		AnswerTranslator translator = new AnswerTranslator(reads::model);
		UpdateRestorer restorer = new UpdateRestorer(reads::task, reads::filter, translator);
		FormVariables variables = new FormVariables((taskId, reader) -> contexts.of(taskId, false, reader),
				people::all);
		FilterRegistrationBean<DeliveryFilter> registration = new FilterRegistrationBean<>(
				new DeliveryFilter(translator, restorer, variables, cards::complete));
		registration.addUrlPatterns("/camunda/api/engine/*");
		// Behind the filter that binds the request, and with it the language, to the
		// thread.
		registration.setOrder(1);
		return registration;
	}

}
