package io.serviceloop.collection.imports;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Lets the imports tell the database each so often that they are alive. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class CollectionConfiguration {

}
