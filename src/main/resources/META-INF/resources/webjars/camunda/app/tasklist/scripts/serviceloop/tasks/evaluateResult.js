// Step 7: what is concluded of the measured values, and what customers say (A38, E64). What was measured, what of it is
// proven and what the team says stands above, opened.
export default ({ words }) => {
  const PARTS = ['answersBefore', 'meanBefore', 'answersAfter', 'meanAfter'];

  return {
    open: sl => {
      // What cannot be right as it stands goes back; the table of process owners says where to (E16).
      sl.sendBackSteps = (sl.context.sendBackSteps || []).map(value => ({ value, label: words.text('sendBack.steps.' + value) }));
      sl.parts = PARTS;
      sl.workOpen = true;
      sl.open = sl.project.decisions.filter(one => !one.completedOn && !one.closedAt);
      return { conclusion: '', customerFeedback: '', decisionsNote: '', sendBackTo: null, sendBackNote: '',
        customerVoice: Object.assign({}, sl.context.customerVoice) };
    },

    variables: sl => {
      const { conclusion, customerFeedback, customerVoice, decisionsNote, sendBackTo, sendBackNote } = sl.data;
      const variables = { conclusion: ['String', conclusion], customerFeedback: ['String', customerFeedback] };
      if (sendBackTo) {
        Object.assign(variables, { sendBackTo: ['String', sendBackTo], sendBackNote: ['String', sendBackNote] });
      }
      if (decisionsNote) {
        variables.decisionsNote = ['String', decisionsNote];
      }
      const said = PARTS.filter(part => customerVoice[part] !== undefined && customerVoice[part] !== null && customerVoice[part] !== '');
      if (said.length) {
        variables.customerVoice = ['Json', Object.fromEntries(said.map(part => [part, customerVoice[part]]))];
      }
      return variables;
    }
  };
};
