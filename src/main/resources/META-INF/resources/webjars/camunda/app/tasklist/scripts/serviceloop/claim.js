// A task that must be claimed says so above its form, with the button; then the form is in focus.
define(['./words'], function (words) {
  const FIRST = ['.sl-form', '.fjs-container'].map(form => `.task-card ${form} :is(input, textarea, select):enabled:not(.sl-hidden)`).join(', ');

  /** The form is drawn a moment after the task is one's own. */
  function focusForm($timeout, tries) {
    const field = document.querySelector('.task-card .disabled-form') ? null
      : [...document.querySelectorAll(FIRST)].find(input => input.offsetParent && !input.readOnly);
    if (field) {
      field.focus();
    } else if (tries) {
      $timeout(() => focusForm($timeout, tries - 1), 100);
    }
  }

  const claim = ['slApi', 'camAPI', '$timeout', (api, camAPI, $timeout) => ({
    restrict: 'E', scope: true,
    template: `<div class="sl-note sl-claim" role="note" ng-if="people">
        <span>{{ sentence }}</span>
        <button type="button" class="sl-button sl-primary" ng-if="may" ng-disabled="busy" ng-click="claim()">{{ 'claim.button' | slText }}</button>
      </div>
      <p class="sl-alert" role="alert" ng-if="problem">{{ problem }}</p>`,
    link: scope => {
      const name = scope.$root.authentication.name;
      let claimed = false;

      // A task that is loaded anew may be offered to others now.
      scope.$watchGroup(['task', 'people'], () => {
        const me = (scope.people || []).find(person => person.id === name) || { groups: [] };
        const offered = (((scope.task || {})._embedded || {}).identityLink || []).filter(link => link.type === 'candidate');
        scope.may = !!me.works && ((scope.task || {}).owner === name
          || offered.some(link => link.userId === name || me.groups.includes(link.groupId)));
        const who = offered.map(link => {
          const group = ((link._embedded || {}).group || [])[0];
          return link.groupId ? (group && group.name) || link.groupId
            : ((scope.people || []).find(person => person.id === link.userId) || { name: link.userId }).name;
        });
        scope.sentence = scope.may ? words.text('claim.mine')
          : who.length ? words.text('claim.others', { who: who.join(words.text('afterTask.comma')) }) : words.text('claim.nobody');
      });
      api.people().then(people => { scope.people = people; });

      scope.claim = () => {
        scope.busy = true;
        scope.problem = '';
        camAPI.resource('task').claim(scope.task.id, name, error => {
          scope.busy = false;
          if (error) {
            scope.problem = ((error.response || {}).body || {}).detail || words.text('claim.failed');
            return;
          }
          claimed = true;
          scope.taskData.changed('task');
          scope.taskData.changed('taskList');
        });
      };
      scope.$on('$destroy', () => claimed && focusForm($timeout, 50));
    }
  })];

  return module => module.directive('slClaim', claim);
});
