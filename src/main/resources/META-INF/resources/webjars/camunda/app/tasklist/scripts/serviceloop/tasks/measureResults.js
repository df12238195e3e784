// Step 7: the value of every goal after the change, over the period of the rule or with a reason (A36, A37, D17).
export default ({ words, rules }) => {
  return {
    load: api => ({ rules: api.rules() }),

    open: sl => {
      const { project, context } = sl;
      sl.goal = row => project.goals.find(goal => goal.id === row.goalId);
      sl.earlier = {};
      project.goals.forEach(goal => {
        sl.earlier[goal.id] = project.measurements.filter(one => one.goalId === goal.id && one.lap < context.lap)
          .sort((a, b) => a.lap - b.lap);
      });
      // From the end of the observation until yesterday; not known where the roll-out was not noted.
      const judgement = goalId => project.judgements.find(one => one.lap === context.lap && one.goalId === goalId) || project;
      sl.firstOf = goalId => (project.rolledOutOn ? rules.addDays(project.rolledOutOn, judgement(goalId).observationDays) : null);
      const yesterday = rules.addDays(context.today, -1);
      sl.firsts = [...new Set(project.goals.map(goal => sl.firstOf(goal.id)))].filter(Boolean).map(words.date).join(', ');
      sl.opened = !!project.rolledOutOn && project.goals.every(goal => sl.firstOf(goal.id) <= yesterday);
      sl.yesterday = words.date(yesterday);
      sl.rolledOut = words.date(project.rolledOutOn);
      sl.unusual = row => !!sl.firstOf(row.goalId) && !!row.from && !!row.to
        && (row.from < sl.firstOf(row.goalId) || row.to > yesterday);
      // What was fixed with the plan, and proves something: from the first day on, so many days at least.
      const baselineDays = ({ baselineFrom, baselineTo }) => (baselineFrom && baselineTo
        ? Math.round((new Date(baselineTo) - new Date(baselineFrom)) / 86400000) + 1 : Infinity);
      const planned = row => {
        const first = sl.firstOf(row.goalId);
        const days = Math.min(Math.ceil(sl.rules.numbers.measuringDays), baselineDays(sl.goal(row)));
        return !first || row.from === first && row.to >= rules.addDays(first, days - 1);
      };
      const named = code => {
        const known = sl.rules.metrics.find(metric => metric.code === code);
        return known ? words.inMyLanguage(known) : code;
      };
      sl.guardLine = ({ guardMetric: { metric, direction, limit, unit } }) =>
        words.text('measureResults.guard.' + direction, { metric: named(metric), limit: words.number(limit), unit });
      // What the server makes of the values so far, by goal.
      sl.previews = {};
      sl.asked = () => sl.data.measurements.map(row => {
        const { id, baseline, target, unit, dueDate, guardMetric, baselineSampleSize, baselineFrom, baselineTo, sd } = sl.goal(row);
        return {
          id, baseline, target, unit, dueDate, guardMetric, baselineSampleSize, baselineFrom, baselineTo, baselineSd: sd,
          goals: project.goals.length, lap: context.lap,
          after: row.after, sampleSize: row.sampleSize, sd: row.sd, from: row.from, to: row.to, guardAfter: row.guardAfter,
          reason: sl.unusual(row) ? row.reason : null, changed: !!row.from && !!row.to && !planned(row)
        };
      });
      return {
        measurements: project.goals.map(goal => {
          const first = sl.firstOf(goal.id);
          const opened = first && first <= yesterday;
          const now = project.measurements.find(one => one.goalId === goal.id && one.lap === context.lap) || {};
          return {
            goalId: goal.id,
            after: 'after' in now ? now.after : null,
            sampleSize: now.sampleSize || null,
            sd: now.sd || null,
            from: now.from || (opened ? first : null),
            to: now.to || (opened ? yesterday : null),
            source: now.source || goal.dataSource || '',
            guardAfter: null,
            reason: ''
          };
        })
      };
    },

    variables: sl => ({
      measurements: ['Json', sl.data.measurements.map(row => Object.assign({}, row, {
        reason: sl.unusual(row) ? row.reason : null
      }))]
    })
  };
};
