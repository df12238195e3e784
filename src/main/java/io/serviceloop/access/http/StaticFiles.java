package io.serviceloop.access.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.util.DigestUtils;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * Scripts, style sheets, fonts and forms, Camunda's and ours, are kept by browsers and
 * asked for again only if they have changed: the web applications alone are 5 MB at each
 * visit otherwise. What has changed is told by the content: days would lie after a return
 * to an earlier version, and Camunda's addresses carry its own version only.
 */
@Configuration
class StaticFiles {

	@Bean
	static BeanPostProcessor keptByBrowsers() {
		Map<String, String> digests = new ConcurrentHashMap<>();
		return new BeanPostProcessor() {
			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				if (bean instanceof SimpleUrlHandlerMapping mapping) {
					mapping.getHandlerMap().values().forEach(handler -> {
						if (handler instanceof ResourceHttpRequestHandler files) {
							files.setCacheControl(CacheControl.noCache());
							files.setUseLastModified(false);
							files.setEtagGenerator(file -> tag(file, digests));
						}
					});
				}
				return bean;
			}
		};
	}

	/** A weak one: the same file is sent compressed and as it is. */
	private static String tag(Resource file, Map<String, String> digests) {
		try {
			// What is in an archive stays as it is as long as the server runs.
			String version = file.isFile() ? file.getURL() + "?" + file.lastModified() : file.getURL().toString();
			return digests.computeIfAbsent(version, first -> "W/\"" + digest(file) + "\"");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String digest(Resource file) {
		try (InputStream content = file.getInputStream()) {
			return DigestUtils.md5DigestAsHex(content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
