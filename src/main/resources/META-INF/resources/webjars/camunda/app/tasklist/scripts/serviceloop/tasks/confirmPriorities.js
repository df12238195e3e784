// Step 3: which problems this lap works on; a priority may be overridden with a reason (A22, B22).
export default ({ words }) => {
  return {
    load: api => ({ rules: api.rules() }),

    open: sl => {
      const { project, context } = sl;
      const ranked = project.problems.slice().sort((a, b) => a.rank - b.rank);
      const selections = project.selections || [];
      const decided = (problem, lap) => selections.find(one => one.problemId === problem.id && one.lap === lap);

      // What cannot be right as it stands goes back; the table of process owners says where to (E16).
      sl.sendBackSteps = (context.sendBackSteps || []).map(value => ({ value, label: words.text('sendBack.steps.' + value) }));
      sl.priorities = ['P0', 'P1', 'P2', 'P3'].map(value => ({ value, label: value }));
      sl.problem = choice => project.problems.find(problem => problem.id === choice.id);
      sl.chosen = () => sl.data.selection.filter(choice => choice.selected).length;
      sl.earlier = choice => selections.filter(one => one.problemId === choice.id && one.selected && one.lap < context.lap)
        .map(one => one.lap).join(', ');
      sl.ranked = ranked;

      // Whoever passes over a screened problem that ranks higher says why.
      const priority = choice => choice.overridePriority || sl.problem(choice).priority;
      const higher = (one, other) => priority(one) < priority(other)
        || (priority(one) === priority(other) && sl.problem(one).rank < sl.problem(other).rank);
      const missed = project.measurements.filter(one => one.lap === context.lap - 1 && (!one.met || one.guardAccepted === false)).map(one => one.goalId);
      const comesFirst = choice => sl.problem(choice).screened
        && (!missed.length || missed.includes(sl.problem(choice).goalId));
      sl.reasonAsked = choice => choice.reason || sl.errors(choice, 'reason').length || (choice.selected
        && sl.data.selection.some(other => !other.selected && !other.reason && comesFirst(other) && higher(other, choice)));
      sl.small = choice => sl.problem(choice).reach !== 'systemic'
        && Number(priority(choice).slice(1)) >= sl.rules.numbers.shortLoopFromPriority;

      return {
        sendBackTo: null,
        sendBackNote: '',
        selection: ranked.map(problem => {
          const before = decided(problem, context.lap) || {};
          return {
            id: problem.id,
            // Nothing decided yet: what the screening lets through is proposed.
            selected: 'selected' in before ? before.selected : !!problem.screened,
            overridePriority: before.overridePriority || null,
            overrideReason: before.overrideReason || '',
            reason: before.reason || '',
            shortLoop: !!before.shortLoop
          };
        })
      };
    },

    variables: sl => {
      const { sendBackTo, sendBackNote } = sl.data;
      const variables = {
        selection: ['Json', sl.data.selection.map(choice => {
          const { id, selected, overridePriority, overrideReason, reason, shortLoop } = choice;
          return { id, selected, overridePriority, overrideReason, reason: reason || null,
            shortLoop: !!(selected && shortLoop && sl.small(choice)) };
        })]
      };
      return sendBackTo
        ? Object.assign(variables, { sendBackTo: ['String', sendBackTo], sendBackNote: ['String', sendBackNote] }) : variables;
    }
  };
};
