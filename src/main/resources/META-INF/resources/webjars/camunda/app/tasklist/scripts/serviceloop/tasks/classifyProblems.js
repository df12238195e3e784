// Step 3: the problems, each with goal, stage, type, description, frequency, urgency and impact (A20–A24, A42–A46).
export default ({ words, similar }) => {
  return {
    load: api => ({ rules: api.rules() }),

    open: sl => {
      const { project, suggestions } = sl;
      sl.goals = project.goals.map(goal => ({ value: goal.id, label: goal.id + ' · ' + goal.name }));
      sl.stages = suggestions.stages.map(words.inMyLanguage);
      sl.types = suggestions.types.map(words.inMyLanguage);
      const subtypes = new Map(suggestions.types.map(type =>
        [words.inMyLanguage(type), (type.subtypes || []).map(words.inMyLanguage)]));
      sl.subtypesOf = problem => subtypes.get(problem.type);
      const scores = field => sl.rules.screening.impacts.map(({ level }, index) => ({
        value: index + 1,
        label: words.text('classifyProblems.' + field + (index + 1), { level: words.term('impact', level) })
      }));
      sl.urgencies = scores('urgency');
      sl.impacts = scores('impact');

      // What the server makes of the problems so far, by id; only what it asks goes there.
      sl.previews = {};
      sl.asked = () => sl.data.problems.map(({ id, frequencyCount, frequencyUnit, urgencyScore, impactScore,
        affectedCustomers, systemic }) =>
        ({ id, frequencyCount, frequencyUnit, urgencyScore, impactScore, affectedCustomers, systemic }));
      sl.line = problem => [problem.type, problem.description].filter(Boolean).join(' · ');
      sl.tags = problem => {
        const { frequencyPerWeek, priority } = sl.previews[problem.id] || {};
        return [
          frequencyPerWeek && { text: words.text('classifyProblems.perWeek', { times: words.number(frequencyPerWeek, 1) }) },
          priority && { text: priority + ' ' + words.text('form.preview'), kind: priority }
        ].filter(Boolean);
      };

      sl.duplicates = () => similar.pairs(sl.data.problems, sl.rules.numbers.similarPercent);
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
