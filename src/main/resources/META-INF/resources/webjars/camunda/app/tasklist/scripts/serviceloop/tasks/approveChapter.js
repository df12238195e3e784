// The change of a standard is approved, or goes back (A41, E27). It belongs to no project.
export default ({ rules, words }) => {
  return {
    apart: true,
    load: (api, sl) => ({ reviewed: api.reviewed(sl.taskId) }),

    open: sl => {
      sl.answers = [true, false].map(value => ({ value, label: words.text('approveChapter.answers.' + value) }));
      sl.places = [false, true].map(value => ({ value, label: words.text('standards.places.' + value) }));
      const from = [sl.reviewed.draft.validFrom, rules.today()].sort()[1];
      sl.overtakes = () => sl.data.chapterApproved === true && sl.reviewed.announced.some(one => one.validFrom > from);
      return { chapterApproved: null, approvalNote: '', replacesAnnounced: null };
    },

    variables: ({ data, overtakes }) => ({
      chapterApproved: ['Boolean', data.chapterApproved],
      approvalNote: ['String', data.approvalNote || null],
      replacesAnnounced: ['Boolean', overtakes() ? data.replacesAnnounced : null]
    })
  };
};
