// Step 1: measurable goals from the catalogue of metrics, scope, rhythm, and which data is to be collected by whom
// (A06, A09–A12, B10, B24–B28, D17).
export default ({ words, rules }) => {
  const OWN_METRIC = 'own';

  /** What is still missing for a goal to be specific, measurable and reachable; shown while it is written. */
  function smartHints(goal, today, lastDay) {
    const hints = [];
    const hint = key => hints.push(words.text('setGoals.smart.' + key));
    const { baseline, target } = goal;
    if (typeof baseline === 'number' && typeof target === 'number') {
      if (baseline === target) {
        hint('sameTarget');
      } else if (goal.direction && (target < baseline) !== (goal.direction === 'decrease')) {
        hint('wrongSide');
      } else if (baseline !== 0) {
        hints.push(words.text('setGoals.smart.change',
          { change: (target > baseline ? '+' : '') + words.percent((target - baseline) / Math.abs(baseline)) }));
      }
    }
    if (goal.dueDate && goal.dueDate < today) {
      hint('past');
    }
    if (goal.dueDate && lastDay && goal.dueDate > lastDay) {
      hints.push(words.text('setGoals.smart.outside', { last: words.date(lastDay) }));
    }
    return hints;
  }

  const GUARD = ['metric', 'unit', 'direction', 'limit'];

  /** A goal as its row: what must not get worse is a part of the row, by the path of its fields. */
  function flat({ guardMetric, ...goal }) {
    return Object.assign(goal, ...GUARD.map(part => ({ ['guardMetric.' + part]: guardMetric ? guardMetric[part] : null })));
  }

  /** The goal of a row; an own metric goes by its name and brings its range. */
  function submitted(row, own) {
    const goal = Object.fromEntries(Object.entries(row).filter(([name]) => !name.startsWith('guardMetric.')));
    const guarded = row['guardMetric.metric'];
    return Object.assign(goal, {
      metric: row.metric === OWN_METRIC ? row.name : row.metric,
      min: own ? row.min : null,
      max: own ? row.max : null,
      guardMetric: guarded ? Object.fromEntries(GUARD.map(part => [part, row['guardMetric.' + part]])) : null
    });
  }

  return {
    load: api => ({ rules: api.rules() }),

    open: sl => {
      const { project, suggestions } = sl;
      const { metrics, numbers } = sl.rules;
      sl.known = goal => metrics.find(metric => metric.code === goal.metric);
      sl.isOwn = goal => !!goal.metric && !sl.known(goal);
      const named = metrics.map(metric => ({ value: metric.code, label: words.inMyLanguage(metric) }));
      sl.metrics = named.concat({ value: OWN_METRIC, label: words.text('setGoals.ownMetric') });
      sl.guards = named;
      sl.stages = suggestions.stages.map(words.inMyLanguage);
      // A goal is due before the cycle, its observation time and the time to measure in are over.
      sl.lastDay = () => {
        const days = sl.data.cycleDays + sl.data.observationDays + Math.ceil(numbers.measuringDays);
        return Number.isInteger(days) ? rules.addDays(sl.context.today, days) : null;
      };
      sl.unusual = () => Number.isInteger(sl.data.observationDays)
        && (sl.data.observationDays < numbers.leastObservationDays || sl.data.observationDays > numbers.mostObservationDays);
      sl.goalLine = goal => [goal.name, goal.customerGroup !== 'all' && words.term('customerGroup', goal.customerGroup),
        goal.scenario !== 'all' && words.term('scenario', goal.scenario)].filter(Boolean).join(' · ');
      sl.goalTags = goal => (typeof goal.baseline === 'number' && typeof goal.target === 'number'
        ? [{ text: [words.number(goal.baseline), '→', words.number(goal.target), goal.unit].join(' ') }] : []);
      sl.sourceLine = source => [words.term('sourceKind', source.kind), source.responsible && sl.personName(source.responsible)]
        .filter(Boolean).join(' · ');
      sl.catalogueLine = goal => {
        const { unit, direction, min, max, dimension } = sl.known(goal);
        return words.text('setGoals.catalogue', {
          dimension: words.term('dimension', dimension), better: words.text('setGoals.better.' + direction),
          min: words.number(min), max: words.number(max), unit
        });
      };

      // What the server makes of the goals so far, by id; only what it asks goes there.
      sl.previews = {};
      sl.previewKind = 'goals?project=' + encodeURIComponent(project.businessKey);
      sl.asked = () => sl.data.goals.map(({ id, metric, name, customerGroup, scenario, unit, direction, baseline, target, sd }) =>
        ({ id, metric: metric === OWN_METRIC ? name : metric, customerGroup, scenario, unit, direction, baseline, target, sd }));
      sl.hints = goal => smartHints(goal, sl.context.today, sl.lastDay())
        .concat((sl.previews[goal.id] || {}).reasons || []);

      // Choosing a known metric fills in what is known of it; an own metric is named by the lead.
      sl.metricChosen = goal => {
        const metric = sl.known(goal);
        if (metric) {
          Object.assign(goal, {
            name: words.inMyLanguage(metric), unit: metric.unit, direction: metric.direction, period: metric.period,
            formula: words.inMyLanguage(metric.formula), min: null, max: null
          });
        }
      };
      sl.guardChosen = goal => {
        const { unit, direction } = metrics.find(metric => metric.code === goal['guardMetric.metric']) || {};
        Object.assign(goal, { 'guardMetric.unit': unit, 'guardMetric.direction': direction });
      };
      sl.newGoal = () => ({
        id: sl.takeId('g', 'goals'), metric: null, name: '', customerGroup: 'all', scenario: 'all', unit: '',
        direction: null, baseline: null, target: null, dueDate: null, formula: '', dataSource: '', period: 'week'
      });
      sl.newSource = () => ({
        id: sl.takeId('s', 'dataSources'), kind: null, responsible: null, windowDays: numbers.windowDays, note: ''
      });

      const goals = (project.goals || []).length ? project.goals.map(flat) : [sl.newGoal()];
      const sources = (project.dataSources || []).length
        ? project.dataSources.map(source => Object.assign({}, source)) : [sl.newSource()];
      return {
        goals,
        dataSources: sources,
        scope: project.scope || '',
        stages: [...(project.stages || [])],
        cycleDays: project.cycleDays || 90,
        observationDays: project.observationDays === null ? numbers.leastObservationDays : project.observationDays,
        observationReason: project.observationReason || ''
      };
    },

    variables: sl => {
      const { data } = sl;
      return {
        goals: ['Json', data.goals.map(goal => submitted(goal, sl.isOwn(goal)))],
        scope: ['String', data.scope],
        stages: ['Json', data.stages],
        cycleDays: ['Integer', data.cycleDays],
        observationDays: ['Integer', data.observationDays],
        observationReason: ['String', sl.unusual() ? data.observationReason : null],
        dataSources: ['Json', data.dataSources.map(({ id, kind, responsible, windowDays, note }) =>
          ({ id, kind, responsible, windowDays, note }))]
      };
    }
  };
};
