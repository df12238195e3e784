// Start of a project: what is to be improved, who leads it, and who works on it (A02–A05, A11).
export default ({ words, roles }) => {
  return {
    open: sl => {
      sl.serviceLines = sl.suggestions.serviceLines.map(words.inMyLanguage);
      sl.lacking = () => roles.lacking(sl);
      return { title: '', trigger: null, serviceLine: '', lead: roles.amLead(sl) ? sl.me : null, processOwner: null, team: [] };
    },
    variables: ({ data }) => ({
      title: ['String', data.title],
      trigger: ['String', data.trigger],
      serviceLine: ['String', data.serviceLine],
      lead: ['String', data.lead],
      processOwner: ['String', data.processOwner],
      team: ['Json', data.team]
    })
  };
};
