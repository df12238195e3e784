// Step 1: measurable goals, scope, rhythm, and which data is to be collected by whom (A06, A09–A12, B26, D17).
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

  return {
    load: api => ({ rules: api.rules() }),

    open: sl => {
      const { project, suggestions } = sl;
      sl.metrics = suggestions.metrics.map(metric => ({ value: metric.code, label: words.inMyLanguage(metric) }))
        .concat({ value: OWN_METRIC, label: words.text('setGoals.ownMetric') });
      // A goal is due before the cycle and its observation time are over.
      sl.lastDay = () => {
        const days = sl.data.cycleDays + sl.data.observationDays;
        return Number.isInteger(days) ? rules.addDays(sl.context.today, days) : null;
      };
      sl.smartHints = goal => smartHints(goal, sl.context.today, sl.lastDay());
      sl.goalLine = goal => [goal.name, goal.customerGroup !== 'all' && words.term('customerGroup', goal.customerGroup)]
        .filter(Boolean).join(' · ');
      sl.goalTags = goal => (typeof goal.baseline === 'number' && typeof goal.target === 'number'
        ? [{ text: [words.number(goal.baseline), '→', words.number(goal.target), goal.unit].join(' ') }] : []);
      sl.sourceLine = source => [words.term('sourceKind', source.kind), source.responsible && sl.personName(source.responsible)]
        .filter(Boolean).join(' · ');

      // Choosing a known metric fills in what is known of it; an own metric is named by the lead.
      sl.metricChosen = goal => {
        const metric = suggestions.metrics.find(one => one.code === goal.metric);
        if (metric) {
          Object.assign(goal, {
            name: words.inMyLanguage(metric), unit: metric.unit, direction: metric.direction,
            formula: words.inMyLanguage(metric.formula)
          });
        }
      };
      sl.newGoal = () => ({
        id: sl.takeId('g', 'goals'), metric: null, name: '', customerGroup: 'all', unit: '', direction: null, baseline: null,
        target: null, dueDate: null, formula: '', dataSource: '', period: 'week'
      });
      sl.newSource = () => ({
        id: sl.takeId('s', 'dataSources'), kind: null, responsible: null, windowDays: sl.rules.numbers.windowDays, note: ''
      });

      const goals = (project.goals || []).length ? project.goals.map(goal => Object.assign({}, goal)) : [sl.newGoal()];
      const sources = (project.dataSources || []).length
        ? project.dataSources.map(source => Object.assign({}, source)) : [sl.newSource()];
      return {
        goals,
        dataSources: sources,
        scope: project.scope || '',
        cycleDays: project.cycleDays || 90,
        observationDays: project.observationDays === null ? 30 : project.observationDays
      };
    },

    variables: ({ data }) => ({
      // An own metric goes by its name.
      goals: ['Json', data.goals.map(goal =>
        Object.assign({}, goal, { metric: goal.metric === OWN_METRIC ? goal.name : goal.metric }))],
      scope: ['String', data.scope],
      cycleDays: ['Integer', data.cycleDays],
      observationDays: ['Integer', data.observationDays],
      dataSources: ['Json', data.dataSources.map(({ id, kind, responsible, windowDays, note }) =>
        ({ id, kind, responsible, windowDays, note }))]
    })
  };
};
