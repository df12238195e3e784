// A proposal for the handbook is approved, sent back or refused (A41, E27). It belongs to no project.
export default ({ rules, words }) => {
  return {
    apart: true,
    load: (api, sl) => ({ proposed: api.proposed(sl.taskId) }),

    open: sl => {
      const { proposal, standard, owner } = sl.proposed;
      sl.shown = Object.assign({}, proposal, { owner: owner || sl.me });
      // What the approver must not overlook: that a correction changes more than the text.
      sl.renames = !!standard && standard.title !== proposal.title;
      sl.moves = !!standard && standard.chapter !== proposal.chapter;
      sl.answers = [false, true].map(value => ({ value, label: words.text('standards.places.' + value) }));
      sl.overtakes = () => sl.proposed.announced.some(one => one.validFrom > (sl.data.validFrom || rules.today()));
      sl.versions = () => ({ base: proposal.baseNumber, now: standard && standard.number });
      return { proposalDecision: null, approvalNote: '', chapterOwner: sl.shown.owner, validFrom: rules.today(),
        replacesAnnounced: null };
    },

    variables: ({ data, proposed, overtakes }) => {
      const given = value => (data.proposalDecision === 'approve' ? value || null : null);
      return {
        proposalDecision: ['String', data.proposalDecision],
        approvalNote: ['String', data.approvalNote || null],
        comparedWith: ['Integer', given(proposed.standard && proposed.standard.number)],
        chapterOwner: ['String', given(data.chapterOwner)],
        validFrom: ['String', given(data.validFrom)],
        replacesAnnounced: ['Boolean', data.proposalDecision === 'approve' && overtakes() ? data.replacesAnnounced : null]
      };
    }
  };
};
