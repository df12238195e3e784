// Somebody proposes a new standard, or a correction of one (A41, E27). The page of a standard leads here with its number.
export default ({ words }) => {
  return {
    load: api => ({ standards: api.standards() }),

    open: sl => {
      sl.choices = sl.standards.map(one => ({
        value: one.id, label: one.title + ' · ' + words.term('chapter', one.chapter)
      }));
      const named = Number((/[?&]standard=(\d{1,9})/.exec(location.hash) || [])[1]);
      let asked = null;
      let before = '';
      // The text of what is corrected is edited; what was typed before goes.
      const chosen = fill => {
        const id = asked = sl.data.replaces;
        return sl.api.standard(id).then(standard => {
          if (id !== sl.data.replaces) {
            return;
          }
          before = standard ? standard.text : '';
          sl.announced = standard && standard.coming ? [standard.coming] : [];
          // A draft keeps the version whose text it edits.
          sl.data.comparedWith = (!fill && sl.data.comparedWith) || (standard ? standard.version : null);
          if (fill) {
            Object.assign(sl.data, standard
              ? { handbookTitle: standard.title, handbookText: before, chapter: standard.chapter }
              : { handbookTitle: '', handbookText: '', chapter: null });
          }
        });
      };
      sl.replacing = () => chosen(true);
      sl.previews = {};
      sl.asked = () => {
        if (sl.data.replaces && sl.data.replaces !== asked) {
          // Nobody has chosen it here: it came with the address, or with a draft.
          chosen(!sl.data.handbookText);
        }
        return before ? [{ id: 'text', before, after: sl.data.handbookText }] : [];
      };
      return {
        replaces: sl.choices.some(choice => choice.value === named) ? named : null, handbookTitle: '', handbookText: '',
        chapter: null, proposalReason: '', comparedWith: null
      };
    },

    variables: ({ data }) => ({
      replaces: ['Integer', data.replaces || null],
      handbookTitle: ['String', data.handbookTitle],
      chapter: ['String', data.chapter],
      handbookText: ['String', data.handbookText],
      proposalReason: ['String', data.proposalReason],
      comparedWith: ['Integer', data.replaces ? data.comparedWith : null]
    })
  };
};
