// Step 7: what is concluded of the measured values, and what customers say (A38, E64). What was measured, what of it is
// proven and what the team says stands above, opened.
export default () => {
  const PARTS = ['answersBefore', 'meanBefore', 'answersAfter', 'meanAfter'];

  return {
    open: sl => {
      sl.parts = PARTS;
      sl.workOpen = true;
      return { conclusion: '', customerFeedback: '', customerVoice: Object.assign({}, sl.context.customerVoice) };
    },

    variables: sl => {
      const { conclusion, customerFeedback, customerVoice } = sl.data;
      const variables = { conclusion: ['String', conclusion], customerFeedback: ['String', customerFeedback] };
      const said = PARTS.filter(part => customerVoice[part] !== undefined && customerVoice[part] !== null && customerVoice[part] !== '');
      if (said.length) {
        variables.customerVoice = ['Json', Object.fromEntries(said.map(part => [part, customerVoice[part]]))];
      }
      return variables;
    }
  };
};
