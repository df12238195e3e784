// Start of a regular review: which line, with whom, how often (A02, B04).
export default ({ words, rules }) => {
  return {
    open: sl => {
      sl.serviceLines = sl.suggestions.serviceLines.map(words.inMyLanguage);
      const amLead = sl.people.some(person => person.id === sl.me && person.groups.includes('project-leads'));
      const inTeam = group => sl.people.some(person => sl.data.team.includes(person.id) && person.groups.includes(group));
      sl.lacking = () => (sl.data.team.length ? ['service-agents', 'quality-inspectors'] : [])
        .filter(group => !inTeam(group)).map(group => words.term('groups', group)).join(', ');
      return {
        title: '', serviceLine: '', lead: amLead ? sl.me : null, processOwner: null, team: [], rhythm: null,
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
