// Start of a regular review: which line, with whom, how often (A02, B04).
export default ({ words, rules, roles }) => {
  return {
    open: sl => {
      sl.serviceLines = sl.suggestions.serviceLines.map(words.inMyLanguage);
      sl.lacking = () => roles.lacking(sl);
      return {
        title: '', serviceLine: '', lead: roles.amLead(sl) ? sl.me : null, processOwner: null, team: [], rhythm: null,
        firstDay: rules.today()
      };
    },
    variables: ({ data }) => ({
      title: ['String', data.title],
      serviceLine: ['String', data.serviceLine],
      lead: ['String', data.lead],
      processOwner: ['String', data.processOwner],
      team: ['Json', data.team],
      rhythm: ['String', data.rhythm],
      firstDay: ['String', data.firstDay]
    })
  };
};
