// All work of a person goes to somebody else at once (E31). Managers do it for others too.
export default ({ roles }) => {
  return {
    open: sl => {
      sl.manager = roles.isManager(sl);
      return { person: sl.me, recipient: null, reason: '' };
    },

    variables: ({ data }) => Object.fromEntries(['person', 'recipient', 'reason']
      .map(field => [field, ['String', data[field]]]))
  };
};
