// Step 3: the problems, each with goal, stage, type, description, frequency, urgency and impact (A20–A24, A42–A46).
export default ({ words, rules, similar }) => {
  return {
    open: sl => {
      const { project, suggestions } = sl;
      sl.goals = project.goals.map(goal => ({ value: goal.id, label: goal.id + ' · ' + goal.name }));
      sl.stages = suggestions.stages.map(words.inMyLanguage);
      sl.types = suggestions.types.map(words.inMyLanguage);
      const subtypes = new Map(suggestions.types.map(type =>
        [words.inMyLanguage(type), (type.subtypes || []).map(words.inMyLanguage)]));
      sl.subtypesOf = problem => subtypes.get(problem.type);
      const scores = field => [1, 2, 3, 4, 5].map(score => ({ value: score, label: words.text('classifyProblems.' + field + score) }));
      sl.urgencies = scores('urgency');
      sl.impacts = scores('impact');

      sl.perWeek = problem => rules.timesAWeek(problem.frequencyCount, problem.frequencyUnit);
      sl.preview = problem => rules.priority(problem.urgencyScore, problem.impactScore);
      sl.screened = problem => sl.perWeek(problem) >= 5 && problem.impactScore >= 3;
      sl.line = problem => [problem.type, problem.description].filter(Boolean).join(' · ');
      sl.tags = problem => [
        sl.perWeek(problem) !== null && { text: words.text('classifyProblems.perWeek', { times: words.number(sl.perWeek(problem), 1) }) },
        sl.preview(problem) && { text: sl.preview(problem) + ' ' + words.text('form.preview'), kind: sl.preview(problem) }
      ].filter(Boolean);

      sl.duplicates = () => similar.pairs(sl.data.problems);
      sl.vague = problem => similar.vague(problem.description || '', suggestions.vagueWords);
      sl.goalsWithoutProblem = () => project.goals.filter(goal =>
        !sl.data.problems.some(problem => problem.goalId === goal.id)).map(goal => goal.id).join(', ');

      sl.newProblem = () => ({
        id: sl.takeId('p', 'problems'), goalId: project.goals.length === 1 ? project.goals[0].id : null, stage: '',
        type: '', subtype: '', description: '', frequencyCount: null, frequencyUnit: 'week', urgencyScore: null,
        impactScore: null, impactNote: '', affectedCustomers: null, systemic: false
      });
      const known = (project.problems || []).map(problem => Object.assign({}, problem));
      return { problems: known.length ? known : [sl.newProblem()] };
    },

    variables: ({ data }) => ({
      problems: ['Json', data.problems.map(({ id, goalId, stage, type, subtype, description, frequencyCount,
        frequencyUnit, urgencyScore, impactScore, impactNote, affectedCustomers, systemic }) =>
        ({ id, goalId, stage, type, subtype, description, frequencyCount, frequencyUnit, urgencyScore, impactScore,
          impactNote, affectedCustomers, systemic: !!systemic }))]
    })
  };
};
