// Who made a proposal that was sent back mends it, or takes it back (A41). It belongs to no project.
export default () => {
  return {
    apart: true,
    load: (api, sl) => ({ proposed: api.proposed(sl.taskId) }),

    open: sl => {
      const { proposal, standard } = sl.proposed;
      sl.previews = {};
      sl.asked = () => (standard && sl.data.proposalMending === 'mend'
        ? [{ id: 'text', before: standard.text, after: sl.data.handbookText }] : []);
      return {
        proposalMending: 'mend', handbookTitle: proposal.title, chapter: proposal.chapter, handbookText: proposal.text,
        proposalReason: proposal.reason
      };
    },

    variables: ({ data, proposed }) => {
      const given = name => (data.proposalMending === 'mend' ? data[name] || null : null);
      const compared = data.proposalMending === 'mend' && proposed.standard ? proposed.standard.number : null;
      return Object.fromEntries([['proposalMending', ['String', data.proposalMending]], ['comparedWith', ['Integer', compared]]]
        .concat(['handbookTitle', 'chapter', 'handbookText', 'proposalReason'].map(name => [name, ['String', given(name)]])));
    }
  };
};
