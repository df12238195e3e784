// Start of a project: what is to be improved, and who leads it (A02–A04, A11).
export default ({ words }) => {
  return {
    open: sl => {
      sl.serviceLines = sl.suggestions.serviceLines.map(words.inMyLanguage);
      const amLead = sl.people.some(person => person.id === sl.me && person.groups.includes('project-leads'));
      return { title: '', trigger: null, serviceLine: '', lead: amLead ? sl.me : null, processOwner: null };
    },
    variables: ({ data }) => ({
      title: ['String', data.title],
      trigger: ['String', data.trigger],
      serviceLine: ['String', data.serviceLine],
      lead: ['String', data.lead],
      processOwner: ['String', data.processOwner]
    })
  };
};
