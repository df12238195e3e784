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
    changeJudgement: ['newJudgement'],
    closeProject: []
  };

  const NEW_PROBLEM = { goalId: null, stage: '', type: '', subtype: '', description: '', frequencyCount: null,
    frequencyUnit: 'week', urgencyScore: null, impactScore: null, impactNote: '', affectedCustomers: null, systemic: false,
    reason: '' };

  // Of what a goal is judged by, what may change after the approval.
  const JUDGED_BY = ['metric', 'observationDays', 'windowDays', 'test', 'threshold'];

  return {
    load: api => ({ running: api.runningProjects(), rules: api.rules() }),

    open: sl => {
      const manager = roles.isManager(sl);
      const leads = project => manager || project.lead === sl.me;
      const owns = project => project.processOwner === sl.me;
      sl.projects = sl.running.items.filter(project => leads(project) || owns(project))
        .map(project => ({ value: project.businessKey, label: project.businessKey + ' · ' + project.title }));
      sl.today = rules.today();
      sl.chosen = null;
      sl.actions = [];
      sl.problems = [];
      sl.judged = [];
      // The server says it once more: who may ask for what.
      const allowed = {
        continueWithout: () => manager, changeJudgement: project => !project || owns(project)
      };
      const kinds = words.choices('changeKind').filter(kind => ASKED[kind.value]);
      const offered = project => kinds.filter(kind => (allowed[kind.value] || (one => !one || leads(one)))(project));
      sl.kinds = offered(null);
      sl.asks = field => (ASKED[sl.data.changeKind] || []).includes(field);
      const scores = [1, 2, 3, 4, 5].map(value => ({ value, label: String(value) }));
      sl.scores = scores;
      sl.questions = Object.fromEntries(['urgency', 'impact'].map(score => [score,
        [1, 2, 3].map(number => words.text('classifyProblems.' + score + 'Question' + number))]));
      sl.asked3 = score => sl.data.newProblem[score + 'Score'] >= sl.rules.numbers.questionsFromScore;
      sl.action = () => sl.actions.find(one => one.value === sl.data.actionId);

      sl.projectChosen = () => {
        Object.assign(sl.data, { actionId: null, problemId: null });
        Object.assign(sl.data.newJudgement, { goalId: null });
        sl.chosen = null;
        sl.kinds = offered(sl.running.items.find(one => one.businessKey === sl.data.project));
        return sl.data.project && sl.api.project(sl.data.project).then(project => {
          sl.chosen = project;
          // Actions can change while the plan is carried out, as long as they are neither finished nor dropped.
          sl.actions = project.actions.filter(action => project.step === 'implementAction'
            && action.lap === project.lap && !['done', 'dropped', 'stopped'].includes(action.status))
            .map(action => ({ value: action.id, label: action.id + ' · ' + action.measure, action }));
          sl.goals = project.goals.map(goal => ({ value: goal.id, label: goal.id + ' · ' + goal.name }));
          sl.judged = sl.goals.filter(goal => project.judgements.some(one => one.lap === project.lap && one.goalId === goal.value)
            && ['implementAction', 'evaluateResult'].includes(project.step)
            && !project.measurements.some(one => one.lap === project.lap));
          sl.data.newProblem.id = rules.nextId('p', project.problems.map(problem => problem.id));
          sl.problems = project.problems.map(problem =>
            ({ value: problem.id, label: problem.id + ' · ' + problem.description }));
        });
      };
      const named = metric => { const known = sl.rules.metrics.find(one => one.code === metric); return known ? words.inMyLanguage(known) : metric; };
      sl.judgement = () => sl.chosen && sl.chosen.judgements.find(one => one.lap === sl.chosen.lap
        && one.goalId === sl.data.newJudgement.goalId);
      sl.soFar = () => Object.assign({}, sl.judgement(), {
        metric: named(sl.judgement().metric), test: words.term('judgementTest', sl.judgement().test),
        threshold: words.number(sl.judgement().threshold)
      });
      sl.judgedChosen = () => {
        JUDGED_BY.forEach(part => { sl.data.newJudgement[part] = (sl.judgement() || {})[part]; });
        sl.metrics = sl.rules.metrics.filter(metric => metric.unit === (sl.judgement() || {}).unit)
          .map(metric => ({ value: metric.code, label: words.inMyLanguage(metric) }));
      };
      const data = {
        project: sl.projects.length === 1 ? sl.projects[0].value : null, changeKind: null, actionId: null,
        newJudgement: { goalId: null }, newResponsible: null, newDueDate: null, problemId: null, containment: '', reason: '',
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
        { reason: data.newProblem.reason || null })]]] : [])
      .concat(asks('newJudgement') ? [['newJudgement', ['Json', data.newJudgement]]] : []))
  };
};
