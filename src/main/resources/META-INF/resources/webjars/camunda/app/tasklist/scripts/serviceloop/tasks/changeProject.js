// Start of a change to a running project: which project, what changes, and why (A35).
export default ({ words, rules, roles }) => {
  // What each kind of change asks for besides the reason.
  const ASKED = {
    reassignAction: ['actionId', 'newResponsible'],
    postponeAction: ['actionId', 'newDueDate'],
    dropAction: ['actionId'],
    continueWithout: ['actionId'],
    moveMeasurement: ['newDueDate'],
    containProblem: ['problemId', 'containment'],
    addProblem: ['newProblem'],
    closeProject: []
  };

  const NEW_PROBLEM = { goalId: null, stage: '', type: '', subtype: '', description: '', frequencyCount: null,
    frequencyUnit: 'week', urgencyScore: null, impactScore: null, impactNote: '', affectedCustomers: null, systemic: false,
    reason: '' };

  return {
    load: api => ({ running: api.runningProjects(), rules: api.rules() }),

    open: sl => {
      const manager = roles.isManager(sl);
      sl.projects = sl.running.items.filter(project => manager || project.lead === sl.me)
        .map(project => ({ value: project.businessKey, label: project.businessKey + ' · ' + project.title }));
      sl.today = rules.today();
      sl.chosen = null;
      sl.actions = [];
      sl.problems = [];
      sl.kinds = words.choices('changeKind').filter(kind => ASKED[kind.value] && (manager || kind.value !== 'continueWithout'));
      sl.asks = field => (ASKED[sl.data.changeKind] || []).includes(field);
      const scores = [1, 2, 3, 4, 5].map(value => ({ value, label: String(value) }));
      sl.scores = scores;
      sl.questions = Object.fromEntries(['urgency', 'impact'].map(score => [score,
        [1, 2, 3].map(number => words.text('classifyProblems.' + score + 'Question' + number))]));
      sl.asked3 = score => sl.data.newProblem[score + 'Score'] >= sl.rules.numbers.questionsFromScore;
      sl.action = () => sl.actions.find(one => one.value === sl.data.actionId);

      sl.projectChosen = () => {
        Object.assign(sl.data, { actionId: null, problemId: null });
        sl.chosen = null;
        return sl.data.project && sl.api.project(sl.data.project).then(project => {
          sl.chosen = project;
          // Actions can change while the plan is carried out, as long as they are neither finished nor dropped.
          sl.actions = project.actions.filter(action => project.step === 'implementAction'
            && action.lap === project.lap && !['done', 'dropped', 'stopped'].includes(action.status))
            .map(action => ({ value: action.id, label: action.id + ' · ' + action.measure, action }));
          sl.goals = project.goals.map(goal => ({ value: goal.id, label: goal.id + ' · ' + goal.name }));
          sl.data.newProblem.id = rules.nextId('p', project.problems.map(problem => problem.id));
          sl.problems = project.problems.map(problem =>
            ({ value: problem.id, label: problem.id + ' · ' + problem.description }));
        });
      };
      const data = {
        project: sl.projects.length === 1 ? sl.projects[0].value : null, changeKind: null, actionId: null,
        newResponsible: null, newDueDate: null, problemId: null, containment: '', reason: '',
        newProblem: Object.assign({ urgencyAnswers: [false, false, false], impactAnswers: [false, false, false] }, NEW_PROBLEM)
      };
      sl.data = data;
      sl.projectChosen();
      return data;
    },

    variables: ({ data, asks }) => Object.fromEntries(['project', 'changeKind', 'reason']
      .concat(['actionId', 'newResponsible', 'newDueDate', 'problemId', 'containment'].filter(asks))
      .map(field => [field, ['String', data[field]]])
      .concat(asks('newProblem') ? [['newProblem', ['Json', Object.assign({}, data.newProblem,
        { reason: data.newProblem.reason || null })]]] : []))
  };
};
