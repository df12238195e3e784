// Start of a project: what is to be improved, who leads it, and who works on it (A02–A05, A11).
export default ({ words }) => {
  return {
    open: sl => {
      sl.serviceLines = sl.suggestions.serviceLines.map(words.inMyLanguage);
      const amLead = sl.people.some(person => person.id === sl.me && person.groups.includes('project-leads'));
      const inTeam = group => sl.people.some(person => sl.data.team.includes(person.id) && person.groups.includes(group));
      sl.lacking = () => (sl.data.team.length ? ['service-agents', 'quality-inspectors'] : [])
        .filter(group => !inTeam(group)).map(group => words.term('groups', group)).join(', ');
      return { title: '', trigger: null, serviceLine: '', lead: amLead ? sl.me : null, processOwner: null, team: [] };
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
