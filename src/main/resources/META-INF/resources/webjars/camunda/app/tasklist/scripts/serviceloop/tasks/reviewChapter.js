// A standard is looked at again: kept, changed or retired (E27, E71). It belongs to no project.
export default ({ rules }) => {
  return {
    apart: true,
    load: (api, sl) => ({ reviewed: api.reviewed(sl.taskId) }),

    open: sl => {
      const { standard, draft } = sl.reviewed;
      sl.refused = draft && draft.approved === false ? draft : null;
      sl.previews = {};
      sl.asked = () => (sl.data.chapterDecision === 'change'
        ? [{ id: 'text', before: standard.text, after: sl.data.handbookText }] : []);
      const from = draft || standard;
      return {
        chapterDecision: draft ? 'change' : null, reviewReason: draft ? draft.reason : '', handbookTitle: from.title,
        handbookText: from.text, chapterOwner: from.owner, validFrom: rules.today()
      };
    },

    variables: ({ data }) => {
      const given = name => (data.chapterDecision === 'change' ? data[name] || null : null);
      return {
        chapterDecision: ['String', data.chapterDecision],
        reviewReason: ['String', data.reviewReason],
        handbookTitle: ['String', given('handbookTitle')],
        handbookText: ['String', given('handbookText')],
        chapterOwner: ['String', given('chapterOwner')],
        validFrom: ['String', given('validFrom')]
      };
    }
  };
};
