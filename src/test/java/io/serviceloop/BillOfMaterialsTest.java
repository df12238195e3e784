package io.serviceloop;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The bill of materials that ships in the jar says what is in the jar. */
class BillOfMaterialsTest {

	@Test
	void namesTheEngineWithItsVersion() throws Exception {
		assertThat(BillOfMaterials.read()).containsEntry("org.camunda.bpm:camunda-engine", "7.24.0");
	}

	@Test
	void namesWhatIsNeededAtRunTimeAndNothingThatOnlyTestsUse() throws Exception {
		assertThat(BillOfMaterials.read())
			.containsKeys("org.postgresql:postgresql", "org.apache.tomcat.embed:tomcat-embed-core",
					"org.camunda.bpm.webapp:camunda-webapp-webjar", "com.fasterxml:aalto-xml")
			.doesNotContainKeys("org.junit.jupiter:junit-jupiter-api", "org.seleniumhq.selenium:selenium-java",
					"com.tngtech.archunit:archunit");
	}

}
