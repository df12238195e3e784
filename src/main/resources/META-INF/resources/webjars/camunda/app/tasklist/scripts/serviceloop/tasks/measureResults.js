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
      const named = code => {
        const known = sl.rules.metrics.find(metric => metric.code === code);
        return known ? words.inMyLanguage(known) : code;
      };
      sl.guardLine = ({ guardMetric: { metric, direction, limit, unit } }) =>
        words.text('measureResults.guard.' + direction, { metric: named(metric), limit: words.number(limit), unit });
      // What the server makes of the values so far, by goal.
      sl.previews = {};
      sl.previewKind = 'measurements?project=' + encodeURIComponent(project.businessKey);
      sl.asked = () => sl.data.measurements.map(row => {
        const { goalId, after, sampleSize, sd, from, to, guardAfter, reason } = row;
        return { id: goalId, after, sampleSize, sd, from, to, guardAfter, reason: sl.unusual(row) ? reason : null };
      });
      return {
        measurements: project.goals.map(goal => {
          const first = sl.firstOf(goal.id);
          const opened = first && first <= yesterday;
          // The period that was fixed, however late it is measured.
          const last = opened && rules.addDays(first,
            (judgement(goal.id).windowDays || Math.ceil(sl.rules.numbers.measuringDays)) - 1);
          const now = project.measurements.find(one => one.goalId === goal.id && one.lap === context.lap) || {};
          return {
            goalId: goal.id,
            after: 'after' in now ? now.after : null,
            sampleSize: now.sampleSize || null,
            sd: now.sd || null,
            from: now.from || (opened ? first : null),
            to: now.to || (opened ? (last < yesterday ? last : yesterday) : null),
            source: now.source || goal.dataSource || '',
            guardAfter: 'guardAfter' in now ? now.guardAfter : null,
            reason: now.reason || ''
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
