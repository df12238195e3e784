// What the engine says of a failure is not for the people who work here: one sentence in their language stands in its place,
// which says who can help. The server brings it with each answer ("advice"); where it is away, it is ours.
define(['./words'], function (words) {
  const root = location.pathname.split('/camunda')[0];
  const METHODS = ['post', 'put', 'del', 'load', 'options'];
  const BY_STATUS = { 400: 'request', 403: 'forbidden', 404: 'gone', 409: 'moved', 413: 'tooLarge' };
  /** What people do at a task, unlike the lists that are asked for with POST too. */
  const DEED = /\/(submit-form|complete|claim|unclaim|assignee|delegate|resolve|comment\/create|identity-links(\/delete)?)$/;

  const FORM = /(^|\/)task\/[^/]+\/form$/;
  /** The names of Tasklist's data that it puts in front of a message. */
  const DATA = /^(<\w+> <- )+/;

  const isAway = status => !(status > 0) || status === 502 || status === 503 || status === 504;

  /** The sentence for an answer of $http or an error of the engine's client; empty for anything else. */
  function sentence(answer) {
    if (!answer || !('status' in answer || 'crossDomain' in answer)) {
      return '';
    }
    const body = ('data' in answer ? answer.data : answer.response && answer.response.body) || {};
    const [about] = body.violations || [];
    // What is about the task as a whole needs no name of a field before it.
    const said = about && (about.path === 'task' ? about.message : body.detail) || body.advice;
    return said || words.text('failure.' + (isAway(answer.status) ? 'away' : BY_STATUS[answer.status] || 'failed'));
  }

  function config(module) {
    module.factory('slFailures', () => ({ sentence }));

    module.config(['$httpProvider', '$provide', function ($httpProvider, $provide) {
      // The last failure of $http: Tasklist tells of it at once.
      let last = null;
      const own = ({ url }) => url.startsWith(root + '/api/') || /\/(submit-form|form-variables|deployed-(start-)?form)$/.test(url);
      $httpProvider.interceptors.push(['$q', $q => ({
        responseError: answer => {
          last = answer;
          return $q.reject(answer);
        }
      })]);

      $provide.decorator('Notifications', ['$delegate', function (notifications) {
        const add = notifications.add;
        notifications.add = function (notice) {
          const http = notice.http && last && last.config;
          if (http && own(last.config)) {
            // The form that asked says it itself.
            return;
          }
          const said = http ? sentence(last) : (notice.message || '').replace(DATA, '');
          if (http || said !== (notice.message || '')) {
            // Tasklist looks for a text of its own for what the engine says, and finds none for our sentence.
            Object.assign(notice, { status: said, message: '' });
          }
          notice.slAway = said === words.text('failure.away') || notice.status === words.text('failure.away');
          add.call(notifications, notice);
        };
        notifications.slErrors = () => notifications.notifications.filter(({ type }) => type === 'danger');
        notifications.slRemove = gone => gone.forEach(notice => {
          const at = notifications.notifications.indexOf(notice);
          if (at >= 0) {
            notifications.notifications.splice(at, 1);
          }
          notifications.consumers.forEach(consumer => consumer.remove(notice));
        });
        return notifications;
      }]);

      $provide.decorator('camAPIHttpClient', ['$delegate', 'Notifications', ($delegate, notifications) => class extends $delegate {
        constructor(settings) {
          super(settings);
          const client = this._wrapped;
          METHODS.forEach(method => {
            const send = client[method].bind(client);
            client[method] = (path, options) => {
              const deed = method === 'put' || method === 'del' || (method === 'post' && DEED.test(path));
              const before = deed ? notifications.slErrors() : [];
              let told = false;
              const done = (error, ...more) => {
                told = true;
                if (error) {
                  error.status = error.status || 0;
                  error.message = sentence(error);
                  if (FORM.test(path)) {
                    // Tasklist says that there is no form, and not why.
                    notifications.addError({ status: error.message, exclusive: true });
                  }
                } else {
                  // What went wrong before is over when something goes well.
                  notifications.slRemove(before.concat(notifications.slErrors().filter(({ slAway }) => slAway)));
                }
                if (options && options.done) {
                  options.done(error, ...more);
                }
              };
              const answered = send(path, Object.assign({}, options, { done }));
              // Without an answer, the client stumbles before it tells of it.
              answered.catch(error => told || done(error, null));
              return answered;
            };
          });
        }
      }]);

      // Tasklist reads the engine's wording to know what happened; our sentence would not tell it.
      $provide.decorator('camTasklistTaskDirective', ['$delegate', function (stock) {
        const known = stock[0].controller;
        const controller = known[known.length - 1];
        stock[0].controller = known.slice(0, -1).concat('$injector', function (...given) {
          controller.apply(this, given);
          const scope = given[0];
          const get = name => given[given.length - 1].get(name);
          const tell = status => get('Notifications').addError({ status, exclusive: true, scope });
          scope.errorHandler = (key, error) => {
            if (!error.message.includes('submission prevented')) {
              // Our sentence says all; the stock one only where there is none.
              get('$translate')(key).then(status => tell(error.message || status), () => tell(error.message || key));
            }
            if (error.status === 404) {
              scope.tasklistData.changed('taskList');
            } else if (error.status === 403 || error.status === 409) {
              // Somebody else may have it by now.
              scope.taskData.changed('task');
            }
          };
        });
        return stock;
      }]);
    }]);
  }

  config.sentence = sentence;
  return config;
});
