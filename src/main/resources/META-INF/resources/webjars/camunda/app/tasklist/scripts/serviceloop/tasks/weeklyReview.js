// The weekly review: who took part, progress and obstacles, what the goals show, and what was decided (A33, A35, E49).
export default ({ words, rules, limits }) => {
  // A goal that is due and has no value yet is asked again next time.
  const isLeftOpen = row => !!row.due && limits.blank(row.value);

  return {
    load: (api, sl) => ({ rules: api.rules() }),

    open: sl => {
      const { project, context } = sl;
      sl.goals = project.goals.map(goal => ({ value: goal.id, label: goal.id + ' · ' + goal.name }));
      const goal = row => project.goals.find(one => one.id === row.goalId);
      sl.unit = row => (goal(row) ? goal(row).unit : '');
      sl.newReading = () => ({ goalId: project.goals.length === 1 ? project.goals[0].id : null, value: null, on: context.today });
      sl.readingLine = row => goal(row) && [goal(row).name, typeof row.value === 'number'
        ? words.number(row.value) + ' ' + goal(row).unit : '', row.on && words.date(row.on)].filter(Boolean).join(' · ');
      // The goals whose period has closed since the last review, with what is known of it.
      const due = context.dueReadings.map(({ goalId, from, on, value, origin, cases }) => ({
        goalId, value, on, due: words.text('weeklyReview.due.' + (origin || 'unknown'),
          { from: words.date(from), to: words.date(on), cases: words.number(cases) })
      }));
      sl.readingTags = row => (isLeftOpen(row) ? [{ text: words.text('weeklyReview.leftOpen') }] : []);
      sl.newDecision = () => ({ text: '', responsible: null, dueDate: rules.addDays(context.today, 7) });

      // What must not be overlooked stands above the fields.
      const ofLap = list => list.filter(one => one.lap === context.lap);
      const missed = ofLap(project.reviews).filter(review => review.missed).length;
      const stuck = ofLap(project.effectValues).filter(value => value.movement !== 'better').map(value =>
        words.text('weeklyReview.' + value.movement, { goal: (goal(value) || { name: value.goalId }).name }));
      sl.notices = (missed ? [words.text('weeklyReview.missed', { count: missed })] : []).concat(stuck);
      return { participants: sl.people.some(person => person.id === sl.me) ? [sl.me] : [], progress: '', obstacles: '',
        readings: due, decisions: [] };
    },

    variables: ({ data }) => {
      // To the end with them: what is refused is named by the place of its row.
      data.readings.sort((one, other) => isLeftOpen(one) - isLeftOpen(other));
      return {
        participants: ['Json', data.participants],
        progress: ['String', data.progress],
        obstacles: ['String', data.obstacles],
        readings: ['Json', data.readings.filter(row => !isLeftOpen(row)).map(({ goalId, value, on }) => ({ goalId, value, on }))],
        decisions: ['Json', data.decisions]
      };
    }
  };
};
