// Step 7, its end: what worked becomes a standard, a new one or the next version of one (A41, E27, E50).
export default ({ words, rules }) => {
  return {
    load: api => ({ standards: api.standards() }),

    open: sl => {
      const { project, context } = sl;
      const drafts = project.handbookDrafts.filter(draft => draft.lap === context.lap);
      const last = drafts[drafts.length - 1];
      sl.refused = last && last.approved === false ? last : null;
      sl.choices = sl.standards.map(one => ({
        value: one.id, label: one.title + ' · ' + words.term('chapter', one.chapter)
      }));

      // The text of what is replaced is edited, as it holds today; what was typed before comes back with "none".
      sl.standard = null;
      let own = null;
      let asked = null;
      const chosen = fill => {
        const id = asked = sl.data.replaces;
        return sl.api.standard(id).then(standard => {
          if (id !== sl.data.replaces) {
            return;
          }
          sl.standard = standard;
          sl.announced = standard && standard.coming ? [standard.coming] : [];
          fill();
        });
      };
      sl.replacing = () => chosen(() => {
        const { handbookTitle, handbookText, chapter, chapterOwner } = sl.data;
        own = own || { handbookTitle, handbookText, chapter, chapterOwner };
        const standard = sl.standard;
        Object.assign(sl.data, standard
          ? { handbookTitle: standard.title, handbookText: standard.text, chapter: standard.chapter, chapterOwner: standard.owner }
          : own);
        own = standard ? own : null;
      });
      sl.previews = {};
      sl.asked = () => {
        if (sl.data.replaces && sl.data.replaces !== asked) {
          // It came with a draft, and nobody has chosen it here.
          chosen(() => {});
        }
        return sl.standard ? [{ id: 'text', before: sl.standard.text, after: sl.data.handbookText }] : [];
      };

      const draft = context.handbookDraft || {};
      const today = rules.today();
      return {
        replaces: last && sl.choices.some(choice => choice.value === last.entryId) ? last.entryId : null,
        handbookTitle: last ? last.title : draft.title || '',
        handbookText: last ? last.text : draft.text || '',
        chapter: last ? last.chapter : null,
        chapterOwner: last ? last.owner : project.processOwner,
        validFrom: last && last.validFrom > today ? last.validFrom : today
      };
    },

    variables: ({ data }) => ({
      handbookTitle: ['String', data.handbookTitle],
      handbookText: ['String', data.handbookText],
      chapter: ['String', data.chapter],
      chapterOwner: ['String', data.chapterOwner || null],
      validFrom: ['String', data.validFrom || null],
      replaces: ['Integer', data.replaces || null]
    })
  };
};
