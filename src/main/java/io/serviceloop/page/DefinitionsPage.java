package io.serviceloop.page;

import java.io.IOException;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

import io.serviceloop.loop.words.Texts;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * What every number of the pages and the files means, on one page. A number gets its
 * definition by two messages, {@code definition.<name>} and
 * {@code definition.<name>.term}; nothing else lists them.
 */
@Controller
class DefinitionsPage {

	static final String PATH = "/definitions";

	private static final String BEGIN = "definition.";

	private static final String END = ".term";

	private final List<String> names;

	private final Texts texts;

	DefinitionsPage(Texts texts) throws IOException {
		this.texts = texts;
		Properties messages = PropertiesLoaderUtils.loadProperties(new ClassPathResource("messages.properties"));
		names = messages.stringPropertyNames()
			.stream()
			.filter(key -> key.startsWith(BEGIN) && key.endsWith(END))
			.map(key -> key.substring(BEGIN.length(), key.length() - END.length()))
			.toList();
	}

	/** By their terms, in the order of the reader's language. */
	@GetMapping(PATH)
	ModelAndView show(Locale reader) {
		return new ModelAndView("definitions").addObject("defined",
				names.stream()
					.sorted(Comparator.comparing(name -> texts.of(BEGIN + name + END), Collator.getInstance(reader)))
					.toList());
	}

}
