// Step 3: the problems, each with goal, stage, type, description, frequency, urgency and impact (A20–A24, A42–A46).
define(['../words', '../rules', '../similar'], function (words, rules, similar) {
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

    check: ({ data }, check) => {
      check.filled('problems', data.problems);
      data.problems.forEach((problem, index) => {
        const at = field => 'problems[' + index + '].' + field;
        check.text(at('goalId'), problem.goalId, 40);
        check.text(at('stage'), problem.stage, 100);
        check.text(at('type'), problem.type, 100);
        check.text(at('subtype'), problem.subtype, 100, true);
        check.text(at('description'), problem.description, 2000);
        check.number(at('frequencyCount'), problem.frequencyCount, { above: 0 });
        check.text(at('frequencyUnit'), problem.frequencyUnit, 10);
        check.number(at('urgencyScore'), problem.urgencyScore, { least: 1, most: 5, whole: true });
        check.number(at('impactScore'), problem.impactScore, { least: 1, most: 5, whole: true });
        check.text(at('impactNote'), problem.impactNote, 1000);
        check.number(at('affectedCustomers'), problem.affectedCustomers, { least: 0, whole: true });
      });
    },

    variables: ({ data }) => ({
      problems: ['Json', data.problems.map(({ id, goalId, stage, type, subtype, description, frequencyCount,
        frequencyUnit, urgencyScore, impactScore, impactNote, affectedCustomers, systemic }) =>
        ({ id, goalId, stage, type, subtype, description, frequencyCount, frequencyUnit, urgencyScore, impactScore,
          impactNote, affectedCustomers, systemic: !!systemic }))]
    })
  };
});
