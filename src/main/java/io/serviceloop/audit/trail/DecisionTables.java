package io.serviceloop.audit.trail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.serviceloop.loop.engine.EngineRights;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The rows of decision tables, of whatever version decided. */
@Component
class DecisionTables {

	private final RepositoryService repository;

	private final EngineRights rights;

	/** A version never changes. */
	private final Map<String, Table> read = new ConcurrentHashMap<>();

	DecisionTables(@Lazy RepositoryService repository, EngineRights rights) {
		this.repository = repository;
		this.rights = rights;
	}

	/**
	 * One version of a table.
	 *
	 * @param labels of its columns, by their ids
	 * @param rows by the id of the rule
	 */
	record Table(Map<String, String> labels, Map<String, Row> rows) {

		static final Table GONE = new Table(Map.of(), Map.of());

	}

	/**
	 * A rule.
	 *
	 * @param number of the row, from 1
	 * @param entries by the id of the column
	 */
	record Row(int number, Map<String, String> entries) {
	}

	/** A table; an empty one where its version is gone, or it is none. */
	Table of(String definitionId) {
		Table known = read.get(definitionId);
		if (known == null) {
			known = rights.ask(() -> find(definitionId)).orElse(Table.GONE);
			if (known != Table.GONE) {
				read.put(definitionId, known);
			}
		}
		return known;
	}

	private Optional<Table> find(String definitionId) {
		if (repository.createDecisionDefinitionQuery().decisionDefinitionId(definitionId).count() == 0) {
			return Optional.empty();
		}
		try {
			String key = repository.getDecisionDefinition(definitionId).getKey();
			Decision decision = repository.getDmnModelInstance(definitionId).getModelElementById(key);
			return (decision.getExpression() instanceof DecisionTable table) ? Optional.of(table(table))
					: Optional.empty();
		}
		catch (ProcessEngineException gone) {
			return Optional.empty();
		}
	}

	private static Table table(DecisionTable table) {
		Map<String, String> labels = new HashMap<>();
		List<String> columns = new ArrayList<>();
		for (Input input : table.getInputs()) {
			columns.add(input.getId());
			String expression = (input.getInputExpression() == null) ? "" : input.getInputExpression().getTextContent();
			labels.put(input.getId(), (input.getLabel() == null) ? expression.strip() : input.getLabel());
		}
		for (Output output : table.getOutputs()) {
			columns.add(output.getId());
			labels.put(output.getId(), (output.getLabel() == null) ? output.getName() : output.getLabel());
		}
		Map<String, Row> rows = new HashMap<>();
		for (Rule rule : table.getRules()) {
			List<String> cells = new ArrayList<>();
			rule.getInputEntries().stream().map(InputEntry::getTextContent).forEach(cells::add);
			rule.getOutputEntries().stream().map(OutputEntry::getTextContent).forEach(cells::add);
			Map<String, String> entries = new HashMap<>();
			for (int i = 0; i < Math.min(cells.size(), columns.size()); i++) {
				entries.put(columns.get(i), cells.get(i).strip());
			}
			rows.put(rule.getId(), new Row(rows.size() + 1, entries));
		}
		return new Table(labels, rows);
	}

}
