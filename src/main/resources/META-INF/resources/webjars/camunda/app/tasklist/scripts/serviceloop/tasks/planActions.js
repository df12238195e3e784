// Step 5: at least one action for every selected problem (A29–A31, E16, E18, E48).
export default ({ words, limits }) => {
  return {
    open: sl => {
      const { project, context } = sl;
      const selected = project.problems.filter(problem => problem.selected);
      const cause = id => project.rootCauses.filter(one => one.problemId === id && one.verified !== false)
        .sort((a, b) => b.lap - a.lap || b.attempt - a.attempt)[0];

      sl.problems = selected.map(problem => ({
        problem,
        cause: cause(problem.id),
        tried: project.actions.filter(action => action.problemId === problem.id && action.lap < context.lap)
      }));
      sl.choices = selected.map(problem => ({ value: problem.id, label: problem.id + ' · ' + problem.description }));
      sl.actionsFor = id => sl.data.actions.filter(action => action.problemId === id).length;
      sl.departments = sl.suggestions.departments.map(words.inMyLanguage);
      sl.line = action => [action.problemId, action.measure].filter(Boolean).join(' · ');
      sl.tags = action => [
        action.responsible && { text: sl.personName(action.responsible) },
        action.dueDate && { text: words.date(action.dueDate) }
      ].filter(Boolean);
      const decisions = project.planDecisions.filter(one => one.lap === context.lap)
        .sort((a, b) => b.attempt - a.attempt);
      sl.refusal = decisions[0] && !decisions[0].approved ? decisions[0] : null;

      sl.newAction = problemId => ({
        id: sl.takeId('a', 'actions'), problemId: problemId || (selected.length === 1 ? selected[0].id : null),
        measure: '', expectedEffect: '', resources: '', department: '', responsible: null, startDate: null,
        dueDate: null, trainingRequired: false, pilotSites: []
      });
      const mine = project.actions.filter(action => action.lap === context.lap);
      return {
        actions: mine.length ? mine.map(action => Object.assign({}, action, { pilotSites: (action.pilotSites || []).slice() }))
          : selected.map(problem => sl.newAction(problem.id))
      };
    },

    variables: ({ data }) => ({
      actions: ['Json', data.actions.map(({ id, problemId, measure, expectedEffect, resources, department, responsible,
        startDate, dueDate, trainingRequired, pilotSites }) =>
        ({ id, problemId, measure, expectedEffect, resources, department, responsible, startDate, dueDate,
          trainingRequired: !!trainingRequired, pilotSites: pilotSites.filter(site => !limits.blank(site)) }))]
    })
  };
};
