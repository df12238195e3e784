// Start of an absence: who stands in, and when (E31). Managers arrange it for others too.
export default ({ rules, roles }) => {
  return {
    open: sl => {
      sl.manager = roles.isManager(sl);
      sl.today = rules.today();
      sl.days = () => {
        const { awayFrom, awayUntil, substitute } = sl.data;
        return substitute && awayFrom && awayUntil && awayUntil >= awayFrom
          && Math.round((Date.parse(awayUntil) - Date.parse(awayFrom)) / 86400000) + 1;
      };
      return { person: sl.me, substitute: null, awayFrom: sl.today, awayUntil: null };
    },

    variables: ({ data }) => Object.fromEntries(['person', 'substitute', 'awayFrom', 'awayUntil']
      .map(field => [field, ['String', data[field]]]))
  };
};
