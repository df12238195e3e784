// Calls to the application's own API, with the reader's language, in whose way it writes numbers, and with its CSRF token.
define(['./locale', './failures', './whose'], function (locale, failures, whose) {
  // The application may live under a context path: everything before /camunda belongs to it.
  const home = location.pathname.split('/camunda')[0];
  const root = home + '/api';

  return module => module.factory('slApi', ['$http', '$q', function ($http, $q) {
    function call(method, path, more) {
      return $http(Object.assign({
        method,
        url: root + path,
        xsrfCookieName: 'SL-XSRF',
        xsrfHeaderName: 'X-SL-XSRF'
      }, more, { headers: Object.assign({ 'Accept-Language': locale.wanted }, more && more.headers) }))
        .then(answer => answer.data);
    }

    function upload(path, fields, onProgress) {
      const body = new FormData();
      Object.entries(fields).forEach(([name, value]) => body.append(name, value));
      return call('POST', path, {
        data: body,
        transformRequest: data => data,
        // Undefined lets the browser write the boundary of the multipart body itself.
        headers: { 'Content-Type': undefined },
        uploadEventHandlers: onProgress ? { progress: onProgress } : undefined
      });
    }

    const experience = {};
    const draft = subject => '/drafts/' + encodeURIComponent(subject);
    // The content is JSON already.
    const draftBody = (version, content) => '{"version":' + version + ',"content":' + content + '}';
    const project = key => '/projects/' + encodeURIComponent(key);

    return {
      draft: subject => call('GET', draft(subject)),
      keepDraft: (subject, version, content) => call('PUT', draft(subject), { data: draftBody(version, content) }),
      discardDraft: subject => call('DELETE', draft(subject)),
      /** While the page is being left: nobody waits for the answer. */
      leaveDraft: (subject, version, content) => {
        const token = /(?:^|; )SL-XSRF=([^;]*)/.exec(document.cookie);
        fetch(root + draft(subject), {
          method: 'PUT', keepalive: true, body: draftBody(version, content),
          headers: whose.said({ 'Content-Type': 'application/json', 'X-SL-XSRF': token ? decodeURIComponent(token[1]) : '' })
        }).catch(() => null);
      },
      /** Proves who is signed in, for one signature. */
      sign: (subject, proof) => call('POST', '/signatures/' + encodeURIComponent(subject), { data: proof }),
      navigation: () => call('GET', '/navigation'),
      /** What waits for the reader, as a part of a page. */
      firstScreen: () => call('GET', '/my-work/first', { headers: { Accept: 'text/html' } }),
      /** How it goes on after a task of a process. */
      next: instance => call('GET', '/process-instances/' + encodeURIComponent(instance) + '/next'),
      today: () => call('GET', '/today'),
      moveClock: days => call('POST', '/demo/clock', { data: { days } }),
      people: () => call('GET', '/people'),
      limits: form => call('GET', '/forms/' + encodeURIComponent(form)),
      suggestions: () => call('GET', '/suggestions'),
      rules: () => call('GET', '/rules'),
      preview: (kind, rows) => call('POST', '/previews/' + kind, { data: rows }),
      context: (taskId, whole) => call('GET', '/tasks/' + encodeURIComponent(taskId) + '/context' + (whole ? '?whole=true' : '')),
      runningProjects: () => call('GET', '/projects?page=0&size=200&state=running&text='),
      project: key => call('GET', project(key)),
      readings: key => call('GET', project(key) + '/readings'),
      flowCharts: key => call('GET', project(key) + '/flow-charts'),
      addFlowChart: (taskId, file) => upload('/tasks/' + encodeURIComponent(taskId) + '/flow-charts', { file }),
      /** How a file begins; the mapping says what is chosen already, all of it or parts. */
      previewImport: (key, file, source, mapping) => upload(project(key) + '/feedback/preview',
        Object.assign({ file, source }, mapping ? { mapping: JSON.stringify(mapping) } : {})),
      startImport: (key, file, mapping, source, onProgress) =>
        upload(project(key) + '/feedback', { file, mapping: JSON.stringify(mapping), source }, onProgress),
      /** Saves a mapping by its name; the version is that of the one it takes the place of. */
      saveMapping: (key, { name, source, mapping, columns, version }) =>
        call('POST', project(key) + '/feedback/mappings', { data: { name, source, mapping, columns, version } }),
      savedMappings: (key, source) => call('GET', project(key) + '/feedback/mappings', { params: { source } }),
      deleteMapping: (key, saved) => call('DELETE', project(key) + '/feedback/mappings/' + encodeURIComponent(saved.id)
        + '?version=' + saved.version),
      importState: id => call('GET', '/imports/' + encodeURIComponent(id)),
      /** The address of the rows that were refused, or taken with a remark. */
      notedRows: id => root + '/imports/' + encodeURIComponent(id) + '/rows.csv',
      cancelImport: id => call('DELETE', '/imports/' + encodeURIComponent(id)),
      counts: (key, { type, stage, text, channel }) =>
        call('GET', project(key) + '/counts', { params: { type, stage, text, channel } }),
      /** All standards, without their texts, page by page. */
      standards: () => {
        const more = (page, found) => call('GET', '/handbook?size=200&page=' + page).then(answer => {
          const all = found.concat(answer.items);
          return answer.items.length && all.length < answer.total ? more(page + 1, all) : all;
        });
        return more(0, []);
      },
      standard: id => (id ? call('GET', '/handbook/' + encodeURIComponent(id)) : $q.resolve(null)),
      /** The standard that the task of a review is about. */
      reviewed: taskId => call('GET', '/tasks/' + encodeURIComponent(taskId) + '/standard'),
      /** The proposal for the handbook that a task is about. */
      proposed: taskId => call('GET', '/tasks/' + encodeURIComponent(taskId) + '/proposal'),
      handbookPage: id => home + '/handbook/' + id,
      projectPage: key => home + project(key),
      /** What earlier projects have learned; asked once for all problems of a form, and anew by the next one. */
      experience: key => (experience[key] = experience[key]
        || call('GET', project(key) + '/experience').finally(() => { delete experience[key]; })),
      problemPool: key => call('GET', project(key) + '/problem-pool'),
      summary: key => call('GET', project(key) + '/feedback/summary'),
      /** The address of the page that shows stored records, narrowed by a filter. */
      recordsPage: (key, filter) => {
        const said = Object.entries(filter).filter(([, value]) => value);
        return home + project(key) + '/records' + (said.length ? '?' + new URLSearchParams(said) : '');
      },
      /** Problems from a list that was filled in by hand; nothing is stored of it. */
      takeList: (taskId, file) => upload('/tasks/' + encodeURIComponent(taskId) + '/issues', { file }),
      issueTemplate: root + '/issues/template.xlsx',
      issuesPage: key => home + project(key) + '/issues',
      /** What went wrong with a call, in one sentence. */
      problem: failures.sentence
    };
  }]);
});
