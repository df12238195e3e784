// What the reader is, as far as a form has to know; what one may do, the server decides.
define(['./words'], function (words) {
  return {
    isManager: sl => sl.people.some(person => person.id === sl.me && person.groups.includes('service-managers')),
    amLead: sl => sl.people.some(person => person.id === sl.me && person.groups.includes('project-leads')),
    /** The groups that a team still lacks, in words; nothing before somebody is in it. */
    lacking: sl => (sl.data.team.length ? ['service-agents', 'quality-inspectors'] : [])
      .filter(group => !sl.people.some(person => sl.data.team.includes(person.id) && person.groups.includes(group)))
      .map(group => words.term('groups', group)).join(', ')
  };
});
