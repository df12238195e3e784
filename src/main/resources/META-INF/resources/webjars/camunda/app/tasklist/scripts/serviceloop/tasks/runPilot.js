// Step 6, pilot: the values of each site before and after, and of sites to compare with (E48, E49, E52).
export default ({ limits }) => {
  return {
    open: sl => {
      const { project, context } = sl;
      const action = project.actions.find(one => one.id === context.actionId) || { pilots: [], pilotSites: [] };
      const problem = project.problems.find(one => one.id === action.problemId) || {};
      sl.goal = project.goals.find(one => one.id === problem.goalId);
      sl.unit = sl.goal ? sl.goal.unit : '';
      sl.lot = action.pilotLot;
      sl.drawn = sl.lot ? sl.lot.drawn.join(', ') : '';
      sl.round = action.pilots.length + 1;
      sl.last = action.pilots[action.pilots.length - 1] || {};

      // What the server makes of the values so far.
      sl.previews = {};
      const submitted = ({ site, before, after, control }) => ({ site, before, after, control: !!control });
      sl.asked = () => [{
        id: 'pilot', round: sl.round, planned: sl.lot ? sl.lot.sites : sl.data.pilotResults.map(row => row.site).filter(site => !limits.blank(site)),
        drawn: sl.lot ? sl.lot.drawn : [], direction: sl.goal && sl.goal.direction, unit: sl.unit,
        sites: sl.data.pilotResults.map(submitted)
      }];

      const row = (site, control, fixed) => ({ site, before: null, after: null, control, fixed });
      sl.add = () => sl.data.pilotResults.push(row('', !!sl.data.pilotResults.length, false));
      sl.remove = index => {
        const [old] = sl.data.pilotResults.splice(index, 1);
        sl.violations = sl.violations.filter(violation => violation.owner !== old);
        sl.edited(sl.data, 'pilotResults');
      };
      const sites = sl.lot ? sl.lot.sites.map(site => row(site, !sl.lot.drawn.includes(site), true))
        .sort((one, other) => one.control - other.control)
        : sl.last.sites ? sl.last.sites.map(one => row(one.site, one.control, false))
          : action.pilotSites.map(site => row(site, false, false));
      return { pilotResults: sites, completedOn: null, evidence: '', result: '' };
    },

    variables: ({ data }) => ({
      pilotResults: ['Json', data.pilotResults.map(({ site, before, after, control }) =>
        ({ site, before, after, control: !!control }))],
      completedOn: ['String', data.completedOn],
      evidence: ['String', data.evidence || null],
      result: ['String', data.result || null]
    })
  };
};
