// Step 6, training: who was trained, with what score; who did not pass comes to the next round (A34, E51).
export default ({ words }) => {
  return {
    load: api => ({ rules: api.rules() }),

    open: sl => {
      const { project, context } = sl;
      const { trainings } = project.actions.find(action => action.id === context.actionId) || { trainings: [] };
      const mark = sl.rules.numbers.passMarkPercent;
      sl.round = trainings.length + 1;
      sl.isLong = trainings.length >= sl.rules.numbers.trainingRounds;
      sl.isTested = row => typeof row.score === 'number';
      sl.passes = row => row.score >= mark;

      // Who took the test and has not passed it; in the first round, the service agents of the team.
      const tests = trainings.flatMap(round => round.participants.filter(row => typeof row.score === 'number')
        .map(row => ({ user: row.user, round: round.number, score: words.number(row.score), passed: row.passed })));
      const passed = tests.filter(test => test.passed).map(test => test.user);
      const agents = sl.people.filter(person => person.works && person.groups.includes('service-agents')).map(person => person.id);
      const listed = sl.round === 1 ? project.team.filter(user => agents.includes(user))
        : [...new Set(tests.map(test => test.user))].filter(user => !passed.includes(user));

      const row = (user, isListed) => ({
        user, listed: isListed, score: null, date: null, earlier: tests.filter(test => test.user === user)
      });
      const move = (from, index, to, made) => {
        const [old] = from.splice(index, 1);
        to.push(made(old.user));
        sl.violations = sl.violations.filter(violation => violation.owner !== old);
        sl.edited(sl.data, 'participants');
      };
      sl.leaveOut = index => move(sl.data.participants, index, sl.data.leftOut, user => ({ user, reason: '' }));
      sl.putBack = index => move(sl.data.leftOut, index, sl.data.participants, user => row(user, true));
      sl.remove = index => move(sl.data.participants, index, [], () => null);
      sl.add = () => sl.data.participants.push(row(null, false));
      return {
        participants: listed.map(user => row(user, true)), leftOut: [], completedOn: null, evidence: '', result: ''
      };
    },

    variables: ({ data }) => ({
      participants: ['Json', data.participants.map(({ user, score, date }) => ({ user, score, date }))],
      leftOut: ['Json', data.leftOut],
      completedOn: ['String', data.completedOn],
      evidence: ['String', data.evidence || null],
      result: ['String', data.result || null]
    })
  };
};
