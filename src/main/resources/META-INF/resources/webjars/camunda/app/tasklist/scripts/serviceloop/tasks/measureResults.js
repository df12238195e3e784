// Step 7: the value of every goal after the change (A36, A37).
export default () => {
  return {
    open: sl => {
      const { project, context } = sl;
      sl.goal = row => project.goals.find(goal => goal.id === row.goalId);
      sl.earlier = {};
      project.goals.forEach(goal => {
        sl.earlier[goal.id] = project.measurements.filter(one => one.goalId === goal.id && one.lap < context.lap)
          .sort((a, b) => a.lap - b.lap);
      });
      // What the server makes of the values so far, by goal.
      sl.previews = {};
      sl.asked = () => sl.data.measurements.map(row => {
        const { id, baseline, target, unit } = sl.goal(row);
        return { id, baseline, target, unit, after: row.after, sampleSize: row.sampleSize };
      });
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
