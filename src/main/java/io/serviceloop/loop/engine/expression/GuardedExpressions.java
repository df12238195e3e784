package io.serviceloop.loop.engine.expression;

import java.util.AbstractMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;

import io.serviceloop.loop.engine.InModels;
import io.serviceloop.loop.words.SubmissionRefused;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.scripting.engine.DefaultScriptEngineResolver;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/**
 * Puts the guard in front of the engine's expressions, shows them our delegates and
 * helpers alone, and gives out no engine for scripts.
 */
@Component
public class GuardedExpressions extends AbstractProcessEnginePlugin {

	/** The beans whose functions models may call, as far as {@link InModels} says so. */
	public static final List<String> HELPERS = List.of("ids", "followUp", "absences", "reviewDays", "chapterReviews",
			"standardProposals", "serviceTeam", "actionRegister", "answers", "planChecks");

	private final ApplicationContext beans;

	GuardedExpressions(ApplicationContext beans) {
		this.beans = beans;
	}

	@Override
	public void preInit(ProcessEngineConfigurationImpl configuration) {
		// A model from before models were checked may still name one.
		configuration.setScriptEngineResolver(new DefaultScriptEngineResolver(new ScriptEngineManager()) {

			@Override
			public ScriptEngine getScriptEngine(String language, boolean cached) {
				throw SubmissionRefused.forbidden("script", language, "wrong.expression");
			}

		});
		Map<Object, Object> shown = new ShownBeans();
		configuration.setBeans(shown);
		configuration.setExpressionManager(new SpringExpressionManager(beans, shown) {

			@Override
			protected ELResolver createElResolver() {
				CompositeELResolver resolver = new CompositeELResolver();
				resolver.add(new ExpressionGuard());
				resolver.add(super.createElResolver());
				return resolver;
			}

		});
	}

	/**
	 * The beans that models name, looked up when they are named: the engine starts before
	 * them.
	 */
	private final class ShownBeans extends AbstractMap<Object, Object> {

		@Override
		public boolean containsKey(Object name) {
			return name instanceof String text && (HELPERS.contains(text) || text.matches("\\w+(Delegate|Listener)"))
					&& beans.containsBean(text);
		}

		@Override
		public Object get(Object name) {
			return containsKey(name) ? beans.getBean((String) name) : null;
		}

		@Override
		public Set<Entry<Object, Object>> entrySet() {
			return Set.of();
		}

	}

}
