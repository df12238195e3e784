// Step 7: what is concluded of the measured values, and what customers say (A38, E64). What was measured, what of it is
// proven and what the team says stands above, opened.
export default () => {
  const PARTS = ['answersBefore', 'meanBefore', 'answersAfter', 'meanAfter'];

  return {
    open: sl => {
      sl.parts = PARTS;
      sl.workOpen = true;
      sl.open = sl.project.decisions.filter(one => !one.completedOn && !one.closedAt);
      return { conclusion: '', customerFeedback: '', decisionsNote: '', customerVoice: Object.assign({}, sl.context.customerVoice) };
    },

    variables: sl => {
      const { conclusion, customerFeedback, customerVoice, decisionsNote } = sl.data;
      const variables = { conclusion: ['String', conclusion], customerFeedback: ['String', customerFeedback] };
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
