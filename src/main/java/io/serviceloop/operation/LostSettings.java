package io.serviceloop.operation;

import io.serviceloop.loop.engine.EngineSettings;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Component;

/**
 * A setting for the engine that the engine does not have in the end fails the start: the
 * starter has a setting of its own for it, whose value comes later.
 */
@Component
class LostSettings implements SmartInitializingSingleton {

	private final EngineSettings settings;

	private final ConfigurableEnvironment environment;

	LostSettings(EngineSettings settings, ConfigurableEnvironment environment) {
		this.settings = settings;
		this.environment = environment;
	}

	@Override
	public void afterSingletonsInstantiated() {
		settings.lost().stream().findFirst().ifPresent(lost -> {
			throw new WrongSetting(
					"\u201C" + lost.key() + "\u201D is \u201C" + lost.given() + "\u201D ("
							+ UnreadSettings.where(environment, lost.key()).orElse("environment variable")
							+ ") and has no effect: the engine has \u201C" + lost.has() + "\u201D.",
					new KnownSettings().meant(lost.key())
						.map(meant -> "Set " + meant + " in its place.")
						.orElse("Leave it out."));
		});
	}

}
