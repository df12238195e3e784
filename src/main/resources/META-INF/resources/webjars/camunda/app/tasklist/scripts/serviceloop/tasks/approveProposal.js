// A proposal for the handbook is approved, sent back or refused (A41, E27). It belongs to no project.
export default ({ rules }) => {
  return {
    apart: true,
    load: (api, sl) => ({ proposed: api.proposed(sl.taskId) }),

    open: sl => {
      const { proposal, standard, owner } = sl.proposed;
      sl.shown = Object.assign({}, proposal, { owner: owner || sl.me });
      // What the approver must not overlook: that a correction changes more than the text.
      sl.renames = !!standard && standard.title !== proposal.title;
      sl.moves = !!standard && standard.chapter !== proposal.chapter;
      sl.versions = () => ({ base: proposal.baseNumber, now: standard && standard.number });
      return { proposalDecision: null, approvalNote: '', chapterOwner: sl.shown.owner, validFrom: rules.today() };
    },

    variables: ({ data, proposed }) => {
      const given = value => (data.proposalDecision === 'approve' ? value || null : null);
      return {
        proposalDecision: ['String', data.proposalDecision],
        approvalNote: ['String', data.approvalNote || null],
        comparedWith: ['Integer', given(proposed.standard && proposed.standard.number)],
        chapterOwner: ['String', given(data.chapterOwner)],
        validFrom: ['String', given(data.validFrom)]
      };
    }
  };
};
