package io.serviceloop.access.http;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pages and interfaces of Camunda's web applications keep their nonces apart. */
@Configuration
class NonceConfiguration {

	@Bean
	FilterRegistrationBean<OwnNonceFilter> ownNonce() {
		FilterRegistrationBean<OwnNonceFilter> filter = new FilterRegistrationBean<>(new OwnNonceFilter());
		filter.addUrlPatterns("/camunda/*");
		// In front of Camunda's own filters, which have no order.
		filter.setOrder(0);
		return filter;
	}

}
