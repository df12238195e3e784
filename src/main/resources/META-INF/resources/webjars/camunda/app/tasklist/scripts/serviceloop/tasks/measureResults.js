// Step 7: the value of every goal after the change (A36, A37).
export default ({ rules }) => {
  return {
    open: sl => {
      const { project, context } = sl;
      sl.goal = row => project.goals.find(goal => goal.id === row.goalId);
      sl.earlier = {};
      project.goals.forEach(goal => {
        sl.earlier[goal.id] = project.measurements.filter(one => one.goalId === goal.id && one.lap < context.lap)
          .sort((a, b) => a.lap - b.lap);
      });
      sl.attainment = row => rules.attainment(sl.goal(row).baseline, sl.goal(row).target, row.after);
      sl.verdict = row => {
        const attained = sl.attainment(row);
        return attained === null ? null : attained >= 1 ? 'met' : attained < 0 ? 'worse' : 'missed';
      };
      return {
        measurements: project.goals.map(goal => {
          const now = project.measurements.find(one => one.goalId === goal.id && one.lap === context.lap) || {};
          return {
            goalId: goal.id,
            after: 'after' in now ? now.after : null,
            sampleSize: now.sampleSize || null,
            from: now.from || null,
            to: now.to || null,
            source: now.source || goal.dataSource || ''
          };
        })
      };
    },

    variables: ({ data }) => ({ measurements: ['Json', data.measurements] })
  };
};
