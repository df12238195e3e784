// A task that must be claimed says so above its form, with the button; firstField.js leads into the form then.
define(['./words', './failures'], function (words, failures) {
  const claim = ['slApi', 'camAPI', 'Notifications', (api, camAPI, notifications) => ({
    restrict: 'E', scope: true,
    template: `<div class="sl-note sl-claim" role="note" ng-if="people">
        <span>{{ sentence }}</span>
        <button type="button" class="sl-button sl-primary" ng-if="may" ng-disabled="busy" ng-click="claim()">{{ 'claim.button' | slText }}</button>
      </div>`,
    link: scope => {
      const name = scope.$root.authentication.name;

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
        camAPI.resource('task').claim(scope.task.id, name, error => {
          scope.busy = false;
          if (error) {
            // It stays while the task is shown anew, which somebody else may have by now.
            notifications.addError({ status: failures.sentence(error) || words.text('claim.failed'), exclusive: true });
          }
          scope.taskData.changed('task');
          scope.taskData.changed('taskList');
        });
      };
    }
  })];

  return module => module.directive('slClaim', claim);
});
