// What was refused until the reader has put something right (signed in again, signed) is sent again once he has, whichever way
// it went: by $http, or by the client of the engine's interface, which does not ask $http.
define([], function () {
  /** Who sees to it, by the status of the refusal: takes the body of the answer; its promise is rejected where it is left. */
  const CURES = { 401: 'slSignIn', 428: 'slSign' };
  const METHODS = ['post', 'put', 'del', 'load', 'options'];

  const cookie = name => decodeURIComponent((new RegExp('(?:^|; )' + name + '=([^;]*)').exec(document.cookie) || [])[1] || '');

  return module => module.config(['$httpProvider', '$provide', function ($httpProvider, $provide) {
    /** The cure of a refusal, which is tried once and not for ever; nothing where there is none. */
    const cure = ($injector, status, tried) =>
      (CURES[status] && !tried.includes(status) && $injector.has(CURES[status]) ? $injector.get(CURES[status]) : null);

    $httpProvider.interceptors.push(['$q', '$injector', ($q, $injector) => ({
      request: config => Object.assign(config, { headers: $injector.get('slSignIn').said(config.headers) }),
      responseError: answer => {
        const tried = answer.config && answer.config.slTried || [];
        const cured = cure($injector, answer.status, tried);
        return cured ? cured(answer.data).then(
          () => $injector.get('$http')(Object.assign(answer.config, { slTried: tried.concat(answer.status) })),
          () => $q.reject(answer)) : $q.reject(answer);
      }
    })]);

    $provide.decorator('camAPIHttpClient', ['$delegate', '$q', '$injector', ($delegate, $q, $injector) => class extends $delegate {
      constructor(settings) {
        super(settings);
        const client = this._wrapped;
        METHODS.forEach(method => {
          const send = client[method].bind(client);
          client[method] = (path, options) => {
            const answered = $q.defer();
            const attempt = tried => {
              let told = false;
              const end = (error, body, more) => {
                if (options.done) {
                  options.done(error, body, more);
                }
                if (error) {
                  answered.reject(error);
                } else {
                  answered.resolve(body);
                }
              };
              const done = (error, body, more) => {
                told = true;
                const cured = error && cure($injector, error.status, tried);
                if (cured) {
                  cured(error.response && error.response.body)
                    .then(() => attempt(tried.concat(error.status)), () => end(error, body, more));
                  return;
                }
                end(error, body, more);
              };
              const fresh = tried.length ? { 'X-XSRF-TOKEN': cookie('XSRF-TOKEN') } : {};
              const headers = $injector.get('slSignIn').said(Object.assign({}, options.headers, fresh));
              // Without an answer, the client stumbles before it tells of it.
              send(path, Object.assign({}, options, { headers, done })).catch(error => told || done(error, null));
            };
            attempt([]);
            return answered.promise;
          };
        });
      }
    }]);
  }]);
});
