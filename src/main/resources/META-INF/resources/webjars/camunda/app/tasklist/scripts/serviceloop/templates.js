// What we change in Tasklist's own templates. They are fixed with its version; where one is another than we know, it stays as it is.
define([], function () {
  const change = (directive, changes) => [directive, ['$delegate', function (stock) {
    changes.forEach(([known, ours]) => {
      if (!stock[0].template.includes(known)) {
        console.error('Tasklist has another template than we know at ' + directive);
      }
      stock[0].template = stock[0].template.replace(known, () => ours);
    });
    return stock;
  }]];

  // The form lives on while another tab is looked at.
  const tabs = change('camTasklistTaskDirective', [[
    '<view provider="selectedTaskDetailTab" vars="taskVars"></view>',
    `<div ng-repeat="tab in taskDetailTabs track by (task.id + tab.id)"
          ng-if="tab.id === selectedTaskDetailTab.id || tab.id === 'task-detail-form'" ng-show="tab.id === selectedTaskDetailTab.id">
       <view provider="tab" vars="taskVars"></view>
     </div>`
  ]]);

  // Whether what was typed is kept stands beside "Save" and "Complete".
  const saved = change('camTasklistFormDirective', [[
    '<div class="form-actions" ng-show="showCompleteButton()">',
    `<div class="sl-draft" ng-show="$loaded" ng-if="$root.slDraft()">
       <span role="status">{{ $root.slDraft().status }}</span>
       <span class="sl-alert" role="alert" ng-if="$root.slDraft().other">{{ 'draft.other' | slText }}
         <button type="button" class="sl-button" ng-click="$root.slDraft().keepMine()">{{ 'draft.keepMine' | slText }}</button>
         <button type="button" class="sl-button" ng-click="$root.slDraft().takeOther()">{{ 'draft.takeOther' | slText }}</button>
       </span>
     </div>
     <div class="form-actions" ng-show="showCompleteButton()">`
  ]]);

  // Where no task is chosen stands what waits; above that, and above a task, how it goes on after the one before.
  const first = change('camTasklistTaskDirective', [[
    `<div class="no-task well">
      <span class="glyphicon glyphicon-info-sign"></span>
      {{ 'SELECT_TASK_IN_LIST' | translate }}
    </div>`, '<sl-first-screen></sl-first-screen>'
  ], [
    '<div ng-show="!taskState.$loaded"', '<sl-after-task></sl-after-task><div ng-show="!taskState.$loaded"'
  ]]);

  // Why the form below is grey, and the way out.
  const claim = change('camTasklistTaskDirective', [[
    '<div class="tab-content">',
    `<sl-claim ng-if="taskExists && !task.assignee && selectedTaskDetailTab.id === 'task-detail-form'"></sl-claim>
     <div class="tab-content">`
  ]]);

  return module => module.decorator(...tabs).decorator(...saved).decorator(...first).decorator(...claim);
});
