// Step 3: which problems this lap works on; a priority may be overridden with a reason (A22, B22).
export default () => {
  return {
    load: api => ({ rules: api.rules() }),

    open: sl => {
      const { project, context } = sl;
      const ranked = project.problems.slice().sort((a, b) => a.rank - b.rank);
      const selections = project.selections || [];
      const decided = (problem, lap) => selections.find(one => one.problemId === problem.id && one.lap === lap);

      sl.priorities = ['P0', 'P1', 'P2', 'P3'].map(value => ({ value, label: value }));
      sl.problem = choice => project.problems.find(problem => problem.id === choice.id);
      sl.chosen = () => sl.data.selection.filter(choice => choice.selected).length;
      sl.earlier = choice => selections.filter(one => one.problemId === choice.id && one.selected && one.lap < context.lap)
        .map(one => one.lap).join(', ');
      sl.ranked = ranked;

      return {
        selection: ranked.map(problem => {
          const before = decided(problem, context.lap) || {};
          return {
            id: problem.id,
            // Nothing decided yet: what the screening lets through is proposed.
            selected: 'selected' in before ? before.selected : !!problem.screened,
            overridePriority: before.overridePriority || null,
            overrideReason: before.overrideReason || ''
          };
        })
      };
    },

    variables: ({ data }) => ({
      selection: ['Json', data.selection.map(({ id, selected, overridePriority, overrideReason }) =>
        ({ id, selected, overridePriority, overrideReason }))]
    })
  };
};
