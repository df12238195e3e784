// A first look at the goals soon after the last roll-out (A35). What was read already is filled in.
export default ({ words }) => {
  return {
    load: (api, sl) => ({ context: api.context(sl.taskId).then(context => api.readings(context.businessKey)
      .then(readings => Object.assign(context, { readings }))) }),

    open: sl => {
      const { project, context } = sl;
      const check = project.effectChecks.find(one => one.lap === context.lap) || {};
      sl.goal = row => project.goals.find(goal => goal.id === row.goalId);
      sl.way = goal => ({ baseline: words.number(goal.baseline), target: words.number(goal.target), unit: goal.unit });
      // What the server says of the values so far, by goal.
      sl.previews = {};
      sl.asked = () => sl.data.readings.map(row => {
        const { id, baseline, target, unit } = sl.goal(row);
        return { id, baseline, target, unit, after: row.value };
      });
      sl.moves = row => (sl.previews[row.goalId] || {}).movement;
      const same = (one, other) => (one || 'all').trim().toLowerCase() === (other || 'all').trim().toLowerCase();
      return {
        readings: project.goals.map(goal => {
          const last = context.readings.filter(one => same(one.metric, goal.metric)
            && same(one.customerGroup, goal.customerGroup) && same(one.scenario, goal.scenario)
            && (!check.rolledOutOn || one.to >= check.rolledOutOn)).pop();
          return { goalId: goal.id, value: last ? last.value : null, on: last ? last.to : context.today };
        })
      };
    },

    // A goal whose period is not over yet has no value.
    variables: ({ data }) => ({ readings: ['Json', data.readings.filter(row => row.value !== null && row.value !== '')] })
  };
};
