// The change of a standard is approved, or goes back (A41, E27). It belongs to no project.
export default ({ words }) => {
  return {
    apart: true,
    load: (api, sl) => ({ reviewed: api.reviewed(sl.taskId) }),

    open: sl => {
      sl.answers = [true, false].map(value => ({ value, label: words.text('approveChapter.answers.' + value) }));
      return { chapterApproved: null, approvalNote: '' };
    },

    variables: ({ data }) => ({
      chapterApproved: ['Boolean', data.chapterApproved],
      approvalNote: ['String', data.approvalNote || null]
    })
  };
};
