// Step 2: one source of data: import its files, write down what was found (A12, A14, A15, A18, A19).
export default () => {
  return {
    open: sl => {
      sl.source = sl.project.dataSources.find(source => source.id === sl.context.sourceId) || {};
      sl.imported = report => {
        if (report.state === 'done') {
          sl.data.recordsCollected = (Number(sl.data.recordsCollected) || 0) + report.stored;
          // The records are stored whether or not the task is completed today: their number must outlive this page.
          sl.keepDraft();
          sl.api.summary(sl.project.businessKey).then(summary => { sl.context.summary = summary; });
        }
      };
      return {
        findings: sl.source.findings || '',
        recordsCollected: sl.source.recordsCollected || 0
      };
    },
    variables: ({ data }) => ({
      findings: ['String', data.findings],
      recordsCollected: ['Integer', data.recordsCollected]
    })
  };
};
