// Forms that are not ours, of other processes: what is refused stands above them as it does in ours, instead of a notice that
// an error happened.
define(['./words', './failures'], function (words, failures) {
  const PREVENTED = 'camForm submission prevented';

  const told = error => {
    const { violations } = ((error.response || {}).body) || {};
    return violations && violations.length ? violations : [{ message: failures.sentence(error) || words.text('form.notSent') }];
  };

  const refusal = ['$timeout', $timeout => ({
    restrict: 'E', scope: true, template: '<sl-error-summary></sl-error-summary>',
    link: (scope, element) => {
      const form = element.parent()[0];
      const inputOf = path => path && form.querySelector(`[cam-variable-name="${CSS.escape(path.split(/[.[]/)[0])}"]`);
      const label = input => ((input.labels || [])[0] || {}).textContent || input.getAttribute('cam-variable-name');
      const sl = scope.sl = { violations: [], show: ({ input }) => input.focus() };

      scope.$watch('slRefused', error => {
        sl.violations = !error ? [] : told(error).map(violation => {
          const input = inputOf(violation.path);
          return Object.assign({ input, where: input ? label(input) : '' }, violation);
        });
        if (error) {
          $timeout(() => scope.$broadcast('sl-refused'));
        }
      });
      // What is mended cannot be told from the rest: it is sent and looked at anew.
      form.addEventListener('change', () => scope.$applyAsync(() => { sl.violations = []; }));
    }
  })];

  return module => module.directive('slRefusal', refusal)
    .decorator('camTasklistFormDirective', ['$delegate', function (stock) {
      const known = stock[0].controller;
      const controller = known[known.length - 1];
      stock[0].controller = known.slice(0, -1).concat(function (...given) {
        controller.apply(this, given);
        const scope = given[0];
        const register = this.registerCompletionHandler;
        this.registerCompletionHandler = handler => register(handler && (done => handler((error, ...more) => {
          const ours = error && error.message !== PREVENTED;
          scope.slRefused = ours ? error : null;
          done(ours ? new Error(PREVENTED) : error, ...more);
        })));
      });
      return stock;
    }]);
});
