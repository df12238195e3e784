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

  // "Save" and "Complete" are always in sight, and a form that begins with much to read has a way to its first field.
  const bar = change('camTasklistFormDirective', [
    ['<div class="sl-draft"', '<div class="sl-actions"><div class="sl-draft"'],
    ["{{ 'COMPLETE' | translate }}\n    </button>\n  </div>", "{{ 'COMPLETE' | translate }}</button></div></div>"],
    ['<div ng-if="tasklistForm.type"', '<div ng-if="tasklistForm.type" sl-first-field="options.disableForm"'],
    ['<div ng-switch="tasklistForm.type"', `<button type="button" class="sl-to-field" ng-click="toFirstField()"
        ng-show="$loaded && !options.disableForm">{{ 'room.toField' | slText }}</button>
      <sl-refusal></sl-refusal>
      <div ng-switch="tasklistForm.type"`]
  ]);

  // Only administrators may change filters.
  const filters = change('camTasklistFiltersDirective', [
    ['<div class="actions"', '<div class="actions" ng-if="userCanCreateFilter"']
  ]);

  // Whoever only reads sees for whom a task is and when it is due, and nothing to change it with.
  const meta = change('camTasklistTaskMetaDirective', [
    ['<ul class="meta list-inline dates times">', `<p class="sl-meta" ng-if="$root.slReadOnly">
        <span class="sl-chip">{{ 'room.readOnly' | slText }}</span>
        <span ng-if="task.due">{{ 'room.due' | slText:{ when: (task.due | slMoment) } }}</span>
        <span ng-if="hasAssignee()">{{ 'room.with' | slText:{ name: (assignee.firstName + ' ' + assignee.lastName) } }}</span></p>
      <ul class="meta list-inline dates times" ng-if="!$root.slReadOnly">`],
    ['<ul class="meta list-inline actors">', '<ul class="meta list-inline actors" ng-if="!$root.slReadOnly">']
  ]);

  const all = [tabs, saved, first, claim, bar, filters, meta];
  return module => all.forEach(one => module.decorator(...one));
});
