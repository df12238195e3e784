// Start of a project: what is to be improved, who leads it, and who works on it (A02–A05, A11). The page of the
// process for audits leads here with a title.
export default ({ words, roles }) => {
  return {
    open: sl => {
      sl.serviceLines = sl.suggestions.serviceLines.map(words.inMyLanguage);
      sl.lacking = () => roles.lacking(sl);
      const title = new URLSearchParams(location.hash.split('?')[1] || '').get('title') || '';
      return { title: title.slice(0, 200), trigger: null, serviceLine: '', lead: roles.amLead(sl) ? sl.me : null, processOwner: null, team: [] };
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
