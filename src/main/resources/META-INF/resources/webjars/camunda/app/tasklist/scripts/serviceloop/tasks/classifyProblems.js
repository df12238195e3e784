// Step 3: the problems, each with goal, stage, type, description, frequency, urgency and impact (A20–A24, A42–A46).
export default ({ words, similar }) => {
  const QUESTIONS = 3;

  const times = value => words.number(value, 1);

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

      // The questions behind a grave score (C22, C23); what they suggest binds nobody.
      const numbers = sl.rules.numbers;
      sl.questions = Object.fromEntries(['urgency', 'impact'].map(score => [score,
        [1, 2, 3].map(number => words.text('classifyProblems.' + score + 'Question' + number))]));
      sl.asked3 = (problem, score) => problem[score + 'Score'] >= numbers.questionsFromScore
        || problem[score + 'Answers'].some(Boolean);
      sl.suggested = (problem, score) =>
        Math.min(5, numbers.scoreWithoutYes + problem[score + 'Answers'].filter(Boolean).length);

      // What a row has to explain: the server asks for the same.
      const twin = problem => {
        const pair = similar.pairs(sl.data.problems, numbers.similarPercent)
          .find(found => found.endsWith(' – ' + problem.id));
        return pair && words.text('classifyProblems.duplicate', { pair });
      };
      const outside = problem => (project.stages || []).length && problem.stage
        && !project.stages.some(stage => similar.plain(stage) === similar.plain(problem.stage))
        && words.text('classifyProblems.outside', { stages: project.stages.join(', ') });
      const differs = (given, counted) => typeof given === 'number' && typeof counted === 'number'
        && Math.abs(given - counted) > counted * numbers.tolerancePercent / 100;
      const unlike = problem => {
        const { perWeek, customers } = sl.counted[problem.id] || {};
        const claimed = (sl.previews[problem.id] || {}).frequencyPerWeek;
        return (differs(claimed, perWeek) || (problem.affectedCustomers && differs(problem.affectedCustomers, customers)))
          && words.text('classifyProblems.differs', { percent: words.number(numbers.tolerancePercent) });
      };
      sl.doubts = problem => [twin(problem), outside(problem), unlike(problem)].filter(Boolean);
      sl.reasonAsked = problem => problem.reason || sl.doubts(problem).length || sl.errors(problem, 'reason').length;

      // What the stored records say, counted a moment after the last key (A44, C29).
      sl.recordTypes = ((sl.context.summary || {}).topTypes || []).map(one => one.type);
      sl.counted = {};
      const waiting = {};
      const filtered = problem => Object.values(problem.recordFilter).some(value => value);
      sl.count = problem => {
        clearTimeout(waiting[problem.id]);
        if (!filtered(problem)) {
          delete sl.counted[problem.id];
          return;
        }
        waiting[problem.id] = setTimeout(() => sl.api.counts(project.businessKey, problem.recordFilter).then(counts => {
          sl.counted[problem.id] = counts;
          if (counts.perWeek && !problem.frequencyCount) {
            Object.assign(problem, { frequencyCount: counts.perWeek, frequencyUnit: 'week' });
          }
          if (counts.customers && !problem.affectedCustomers) {
            problem.affectedCustomers = counts.customers;
          }
        }), 400);
      };
      sl.countedInWords = problem => {
        const { number, share, customers, perWeek, baselinePerWeek, weeks, independent } = sl.counted[problem.id];
        return [
          words.text('classifyProblems.countedRecords', { number: words.number(number), share: words.percent(share || 0) }),
          typeof perWeek === 'number' && words.text('classifyProblems.' + (independent ? 'countedHeldOut' : 'countedOnce'),
            { times: times(perWeek), baseline: times(baselinePerWeek), weeks: words.number(weeks) }),
          words.text(typeof customers === 'number' ? 'classifyProblems.countedCustomers' : 'classifyProblems.noCustomers',
            { customers: words.number(customers) })
        ].filter(Boolean).join(' ');
      };
      // In later laps only the goals that the last one missed ask for a problem.
      const missed = project.measurements.filter(one => one.lap === sl.context.lap - 1 && (!one.met || one.guardAccepted === false)).map(one => one.goalId);
      const wanting = project.goals.filter(goal => !missed.length || missed.includes(goal.id));
      sl.goalsWithoutProblem = () => wanting.filter(goal => !sl.data.problems.some(problem => problem.goalId === goal.id));
      sl.take = problem => sl.data.problems.push(Object.assign(sl.newProblem(), {
        stage: problem.stage, type: problem.type, subtype: problem.subtype || '', description: problem.description,
        impactNote: problem.impactNote
      }));
      // A list that was filled in by hand: what it cannot say is asked here (A42–A51).
      sl.listTemplate = sl.api.issueTemplate;
      sl.takeList = file => sl.api.takeList(sl.taskId, file).then(({ items }) => {
        const untouched = ({ type, stage, description }) => !type && !stage && !description;
        sl.data.problems = sl.data.problems.filter(problem => !untouched(problem));
        items.forEach(({ type, subtype, description, frequencyCount, frequencyUnit, impact, impactNote, stage, notes }) =>
          sl.data.problems.push(Object.assign(sl.newProblem(), {
            type, subtype: subtype || '', description, frequencyCount, frequencyUnit, impactNote, stage, notes,
            listedImpact: impact
          })));
        Object.assign(sl, { listTaken: items.length, listProblems: [] });
      }).catch(answer => Object.assign(sl, { listTaken: 0, listProblems: sl.api.problem(answer).split('\n') }));
      const impactUnlike = problem => problem.listedImpact && problem.impactScore
        && sl.rules.screening.impacts[problem.impactScore - 1].level !== problem.listedImpact
        && words.text('classifyProblems.listedImpact', { level: words.term('impact', problem.listedImpact) });
      sl.hints = problem => [impactUnlike(problem)].filter(Boolean);
      sl.pool = [];
      sl.api.problemPool(project.businessKey).then(pool => { sl.pool = pool; });

      sl.emptyProblem = () => ({
        goalId: project.goals.length === 1 ? project.goals[0].id : null, stage: '',
        type: '', subtype: '', description: '', frequencyCount: null, frequencyUnit: 'week', urgencyScore: null,
        impactScore: null, impactNote: '', affectedCustomers: null, systemic: false, recordFilter: {},
        urgencyAnswers: new Array(QUESTIONS).fill(false), impactAnswers: new Array(QUESTIONS).fill(false), reason: ''
      });
      sl.newProblem = () => Object.assign({ id: sl.takeId('p', 'problems') }, sl.emptyProblem());
      const known = (project.problems || []).map(problem => Object.assign({}, problem, {
        recordFilter: Object.assign({}, problem.recordFilter), reason: problem.reason || '',
        urgencyAnswers: problem.urgencyAnswers || new Array(QUESTIONS).fill(false),
        impactAnswers: problem.impactAnswers || new Array(QUESTIONS).fill(false)
      }));
      known.forEach(sl.count);
      // A list that was sent back comes with what was said.
      const returned = (project.sendBacks || []).filter(one => one.lap === sl.context.lap && one.toStep === 'classifyProblems').pop();
      const saidBefore = Object.fromEntries(((returned && returned.said.goalReasons) || [])
        .filter(one => one.lap === sl.context.lap).map(one => [one.goalId, one.reason]));
      return { problems: known.length ? known : [sl.newProblem()], goalReasons: saidBefore };
    },

    answered: (content, sl) => {
      const { problems, goalReasons = [] } = content;
      return !Array.isArray(goalReasons) ? content : {
        problems: problems.map(problem => Object.assign(sl.emptyProblem(), problem, {
          recordFilter: Object.assign({}, problem.recordFilter), reason: problem.reason || '',
          urgencyAnswers: problem.urgencyAnswers || sl.emptyProblem().urgencyAnswers,
          impactAnswers: problem.impactAnswers || sl.emptyProblem().impactAnswers
        })),
        goalReasons: Object.fromEntries(goalReasons.map(one => [one.goalId, one.reason]))
      };
    },

    variables: sl => ({
      problems: ['Json', sl.data.problems.map(problem => {
        const { id, goalId, stage, type, subtype, description, frequencyCount, frequencyUnit, urgencyScore, impactScore,
          impactNote, affectedCustomers, systemic, recordFilter, reason, notes } = problem;
        const answers = score => (sl.asked3(problem, score) ? problem[score + 'Answers'].map(Boolean) : null);
        return { id, goalId, stage, type, subtype, description, frequencyCount, frequencyUnit, urgencyScore, impactScore,
          impactNote, affectedCustomers, systemic: !!systemic, recordFilter, reason: reason || null, notes: notes || null,
          urgencyAnswers: answers('urgency'), impactAnswers: answers('impact') };
      })],
      goalReasons: ['Json', sl.goalsWithoutProblem().filter(goal => sl.data.goalReasons[goal.id])
        .map(goal => ({ goalId: goal.id, reason: sl.data.goalReasons[goal.id] }))]
    })
  };
};
