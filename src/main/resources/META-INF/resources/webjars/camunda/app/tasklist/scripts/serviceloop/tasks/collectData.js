// Step 2: one source of data: import its files, write down interviews, companies or numbers, and what was found
// (A12, A14–A19, B17, D07–D09).
export default ({ words, rules }) => {
  const OWN_METRIC = 'own';

  return {
    load: api => ({ rules: api.rules() }),

    open: sl => {
      const { numbers } = sl.rules;
      sl.source = sl.project.dataSources.find(source => source.id === sl.context.sourceId) || {};
      const { kind } = sl.source;
      sl.hasRecords = kind === 'customerFeedback' || kind === 'operationsData';
      sl.howMany = kind === 'teamInterviews' ? { least: numbers.fewestInterviews, most: numbers.mostInterviews }
        : { least: numbers.fewestBenchmarks, most: numbers.mostBenchmarks };

      /** How many records of this kind are stored: these count, whatever else is on the page. */
      sl.stored = () => {
        const found = ((sl.context.summary || { window: { sources: [] } }).window.sources).find(one => one.source === kind);
        return found ? found.records + found.older + (found.from ? found.undated : 0) : 0;
      };
      sl.imported = report => {
        if (report.state === 'done') {
          sl.edited(sl.data, 'recordsCollected');
          sl.edited(sl.data, 'findings');
          sl.api.summary(sl.project.businessKey).then(summary => { sl.context.summary = summary; });
        }
      };

      sl.newInterview = () => ({ who: '', what: '', obstacle: '' });
      sl.interviewLine = row => [row.who, row.obstacle].filter(Boolean).join(' · ');
      sl.newBenchmark = () => ({ company: '', model: '', standard: '', feedback: '', difference: '', borrow: '' });
      sl.benchmarkLine = row => [row.company, row.borrow].filter(Boolean).join(' · ');

      const known = sl.rules.metrics;
      sl.metrics = known.map(metric => ({ value: metric.code, label: words.inMyLanguage(metric) }))
        .concat({ value: OWN_METRIC, label: words.text('collectData.ownMetric') });
      // The days that the source looks back, up to today, where nothing else is said.
      sl.newMetric = () => ({
        metric: null, ownName: '', unit: '', value: null,
        from: rules.addDays(sl.context.today, 1 - sl.source.windowDays), to: sl.context.today
      });
      sl.metricChosen = row => {
        const metric = known.find(one => one.code === row.metric);
        if (metric) {
          row.unit = metric.unit;
        }
      };
      const nameOf = row => (row.metric === OWN_METRIC ? row.ownName
        : (sl.metrics.find(one => one.value === row.metric) || { label: row.metric }).label);
      sl.metricLine = row => [nameOf(row), row.from && row.to && words.date(row.from) + ' – ' + words.date(row.to)]
        .filter(Boolean).join(' · ');
      sl.metricTags = row => (typeof row.value === 'number'
        ? [{ text: [words.number(row.value), row.unit].filter(Boolean).join(' ') }] : []);

      const rows = list => (sl.source[list] || []).map(row => Object.assign({}, row));
      const atLeastOne = (list, wanted, fresh) => {
        const filed = rows(list);
        return filed.length || !wanted ? filed : [fresh()];
      };
      return {
        findings: sl.source.findings || '',
        interviews: atLeastOne('interviews', kind === 'teamInterviews', sl.newInterview),
        benchmarks: atLeastOne('benchmarks', kind === 'benchmark', sl.newBenchmark),
        operatingMetrics: rows('operatingMetrics')
      };
    },

    // All lists, empty ones too: what another source has answered in parallel must not be taken for an answer of this one.
    variables: sl => ({
      findings: ['String', sl.data.findings],
      recordsCollected: ['Integer', sl.stored()],
      interviews: ['Json', sl.data.interviews],
      benchmarks: ['Json', sl.data.benchmarks],
      // An own metric goes by its name.
      operatingMetrics: ['Json', sl.data.operatingMetrics.map(({ metric, ownName, unit, value, from, to }) =>
        ({ metric: metric === OWN_METRIC ? ownName : metric, unit, value, from, to }))]
    })
  };
};
