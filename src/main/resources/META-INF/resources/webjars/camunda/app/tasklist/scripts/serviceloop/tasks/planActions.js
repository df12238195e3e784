// Step 5: at least one action for every selected problem (A29–A31, E16, E18, E45, E48, E109).
export default ({ words, limits }) => {
  const WEAK = ['training', 'communication'];

  return {
    load: api => ({ rules: api.rules() }),

    open: sl => {
      const { project, context } = sl;
      const grounds = context.planGrounds;
      const numbers = sl.rules.numbers;
      const selected = project.problems.filter(problem => problem.selected);
      // What is over of this lap stays: the plan is taken up again for what was stopped (E52).
      const OVER = ['done', 'dropped', 'stopped'];
      const ofLap = project.actions.filter(action => action.lap === context.lap);
      const over = ofLap.filter(action => OVER.includes(action.status));
      const carriedOn = id => {
        const ofProblem = over.filter(action => action.problemId === id);
        return ofProblem.some(({ status }) => status === 'done')
          || ofProblem.length && ofProblem.every(({ status }) => status !== 'stopped');
      };
      sl.another = over.some(action => action.status === 'stopped');
      const cause = id => project.rootCauses.filter(one => one.problemId === id && one.verified !== false)
        .sort((a, b) => b.lap - a.lap || b.attempt - a.attempt)[0];

      sl.problems = selected.map(problem => ({
        problem,
        cause: cause(problem.id),
        returned: grounds.returned.find(one => one.problemId === problem.id),
        tried: project.actions.filter(action => action.problemId === problem.id
          && (action.lap < context.lap || over.includes(action)) && !grounds.returned.some(one => one.tried.some(({ lap, measure }) => lap === action.lap && measure === action.measure)))
      }));
      // What others do about causes of a class; a click writes it into the plan, to be made one's own.
      sl.measuresFor = cause => (cause && (sl.suggestions.measures || {})[cause.causeClass]) || [];
      sl.measureInWords = words.inMyLanguage;
      sl.take = (problemId, suggested) => {
        let row = sl.data.actions.find(action => action.problemId === problemId && limits.blank(action.measure));
        if (!row) {
          row = sl.newAction(problemId);
          sl.data.actions.push(row);
        }
        Object.assign(row, { kind: suggested.kind, measure: words.inMyLanguage(suggested) });
        sl.edited(row, 'measure');
      };
      // What was tried before is taken over the same way, in the words it was written in.
      sl.takeTried = (problemId, { kind, measure }) => sl.take(problemId, { kind, en: measure, zh: measure });
      sl.choices = selected.map(problem => ({ value: problem.id, label: problem.id + ' · ' + problem.description }));
      sl.actionsFor = id => sl.data.actions.filter(action => action.problemId === id).length;
      sl.isPlanned = id => sl.actionsFor(id) || carriedOn(id);
      const goalOf = action => (project.problems.find(problem => problem.id === action.problemId) || {}).goalId;
      sl.unit = action => (project.goals.find(goal => goal.id === goalOf(action)) || {}).unit || '';
      const number = value => (typeof value === 'number' ? value : 0);

      // What the lap is to bring, goal by goal: new objects each time would never settle.
      const all = () => sl.data.actions.concat(over.filter(action => action.status !== 'dropped'));
      sl.gaps = () => {
        grounds.gaps.forEach(gap => {
          gap.expected = all().filter(action => action.status !== 'stopped').filter(action => goalOf(action) === gap.goalId)
            .reduce((sum, action) => sum + number(action.expectedGain), 0);
        });
        return grounds.gaps;
      };
      sl.effort = () => {
        const days = all().reduce((sum, action) => sum + number(action.effortDays), 0);
        return { days, much: days > numbers.effortLimitDays,
          unknown: all().filter(action => typeof action.effortDays !== 'number').length };
      };
      sl.effortInWords = () => {
        const { days, unknown, much } = sl.effort();
        return [
          words.text('planActions.effort', { days: words.number(days) }),
          unknown && words.text('planActions.effortUnknown', { count: unknown }),
          much && words.text('planActions.effortMuch', { limit: words.number(numbers.effortLimitDays) })
        ].filter(Boolean).join(' ');
      };
      sl.triedBefore = ({ lap, kind, measure, status, measured }) => [
        words.text('form.lap', { lap }), words.term('actionKind', kind), measure, words.term('status', status),
        measured ? words.text('planActions.brought', { before: words.number(measured.baseline),
          after: words.number(measured.after), target: words.number(measured.target) }) : words.text('planActions.notMeasured')
      ].filter(Boolean).join(' · ');

      // What a row has to explain: the server asks for the same.
      const last = grounds.days.last;
      const { first } = grounds.days;
      const outside = action => last && action.dueDate > last
        && words.text('planActions.outside', { last: words.date(last) });
      const early = action => first && action.startDate && action.startDate < first
        && words.text('planActions.early', { first: words.date(first) });
      const weak = action => sl.data.actions.every(one => WEAK.includes(one.kind))
        && sl.data.actions.indexOf(action) === 0 && words.text('planActions.weak');
      sl.doubts = action => [early(action), outside(action), weak(action)].filter(Boolean);
      sl.reasonAsked = action => action.reason || sl.doubts(action).length || sl.errors(action, 'reason').length;

      const inMyLanguage = name => {
        const known = sl.rules.departments.find(({ en, zh }) => [en, zh].includes(name));
        return known ? words.inMyLanguage(known) : name;
      };
      // Programs may name others.
      sl.departments = [...new Set(sl.rules.departments.map(words.inMyLanguage)
        .concat(project.actions.map(action => inMyLanguage(action.department))))].map(name => ({ value: name, label: name }));
      sl.line = action => [action.problemId, action.measure].filter(Boolean).join(' · ');
      sl.tags = action => [
        action.kind && { text: words.term('actionKind', action.kind) },
        action.responsible && { text: sl.personName(action.responsible) },
        action.dueDate && { text: words.date(action.dueDate) }
      ].filter(Boolean);
      const decisions = project.planDecisions.filter(one => one.lap === context.lap)
        .sort((a, b) => b.attempt - a.attempt);
      const refused = decisions[0] || {};
      sl.refusal = refused.effortApproved === false ? { decidedBy: refused.effortBy, note: refused.effortNote }
        : refused.approved === false ? refused : null;

      sl.newAction = problemId => ({
        id: sl.takeId('a', 'actions'), problemId: problemId || (selected.length === 1 ? selected[0].id : null),
        kind: null, measure: '', expectedEffect: '', expectedGain: null, resources: '', effortDays: null, department: null,
        responsible: null, startDate: null, dueDate: null, trainingRequired: false, pilotSites: [], reason: ''
      });
      const mine = ofLap.filter(action => !over.includes(action));
      return {
        actions: mine.length ? mine.map(action => Object.assign({}, action, {
          pilotSites: (action.pilotSites || []).slice(), reason: action.reason || '', department: inMyLanguage(action.department)
        })) : selected.filter(problem => !carriedOn(problem.id)).map(problem => sl.newAction(problem.id)),
        checkers: []
      };
    },

    variables: ({ data }) => ({
      actions: ['Json', data.actions.map(({ id, problemId, kind, measure, expectedEffect, expectedGain, resources,
        effortDays, department, responsible, startDate, dueDate, trainingRequired, pilotSites, reason }) =>
        ({ id, problemId, kind, measure, expectedEffect, expectedGain, resources, effortDays, department, responsible,
          startDate, dueDate, trainingRequired: !!trainingRequired,
          pilotSites: pilotSites.filter(site => !limits.blank(site)), reason }))],
      ...(data.checkers.length ? { checkers: ['Json', data.checkers] } : {})
    })
  };
};
