package io.serviceloop;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** What the build writes down about the libraries that ship. */
public final class BillOfMaterials {

	/** Where Spring Boot expects it. */
	private static final String PLACE = "/META-INF/sbom/application.cdx.json";

	private BillOfMaterials() {
	}

	/** The version of every library, by {@code group:artifact}. */
	public static Map<String, String> read() throws IOException {
		Map<String, String> versions = new TreeMap<>();
		try (InputStream file = BillOfMaterials.class.getResourceAsStream(PLACE)) {
			assertThat(file).as("%s, which Maven writes before it compiles", PLACE).isNotNull();
			new ObjectMapper().readTree(file)
				.path("components")
				.forEach(library -> versions.put(
						library.path("group").textValue() + ":" + library.path("name").textValue(),
						library.path("version").textValue()));
		}
		return versions;
	}

}
