// Two more tabs for every task: what the project has produced so far, and notes with evidence.
define(['./words'], function (words) {
  const MOST_BYTES = 20 * 1024 * 1024;

  const project = ['$scope', '$http', 'Uri', 'slApi', function ($scope, $http, Uri, api) {
    $scope.missedReviews = ({ reviews }) => reviews.filter(review => review.missed).length;
    $scope.projectPage = api.projectPage;
    $scope.issuesPage = api.issuesPage;
    $scope.handbookPage = api.handbookPage;
    $scope.$watch('task.id', taskId => {
      $scope.context = $scope.problem = $scope.standard = $scope.apart = null;
      if (!taskId) {
        return;
      }
      const failed = answer => { $scope.problem = api.problem(answer) || words.text('form.loadFailed'); };
      const process = ($scope.task.processDefinitionId || '').split(':')[0];
      if (process === 'handbookProposal') {
        api.proposed(taskId).then(({ proposal }) => {
          $scope.standard = { id: proposal.entryId, title: proposal.title, chapter: proposal.chapter,
            kind: proposal.baseNumber ? 'correction' : 'newStandard' };
        }).catch(failed);
      } else if (process === 'handbookReview') {
        api.reviewed(taskId).then(({ standard }) => {
          $scope.standard = { id: standard.entryId, title: standard.title, chapter: standard.chapter, kind: 'review' };
        }).catch(failed);
      } else {
        api.context(taskId, true).then(context => { $scope.context = context; })
          // Being away, regular reviews: a task that is there, and about no project, is no mistake.
          .catch(answer => (answer && answer.status === 404
            ? $http.get(Uri.appUri('engine://engine/:engine/task/' + taskId)).then(() => { $scope.apart = true; }, () => failed(answer))
            : failed(answer)));
      }
    });
  }];

  const notes = ['$scope', '$http', 'Uri', 'slApi', function ($scope, $http, Uri, api) {
    const engine = path => Uri.appUri('engine://engine/:engine/' + path);
    const failed = answer => {
      $scope.busy = false;
      $scope.problem = api.problem(answer) || words.text('notes.failed');
    };
    $scope.note = { text: '' };
    api.people().then(people => { $scope.people = people; });
    $scope.name = id => (($scope.people || []).find(person => person.id === id) || { name: id }).name;

    function load() {
      const task = $scope.task;
      $http.get(engine('task/' + task.id + '/comment'))
        .then(answer => { $scope.comments = answer.data; }).catch(failed);
      $http.get(engine('task/' + task.id + '/attachment'))
        .then(answer => { $scope.attachments = answer.data; }).catch(failed);
    }
    $scope.$watch('task.id', taskId => taskId && load());

    $scope.addNote = () => {
      $scope.busy = true;
      $http.post(engine('task/' + $scope.task.id + '/comment/create'),
        { message: $scope.note.text, processInstanceId: $scope.task.processInstanceId }).then(() => {
        Object.assign($scope, { busy: false, problem: null, note: { text: '' } });
        load();
      }).catch(failed);
    };

    $scope.addEvidence = file => {
      if (file.size > MOST_BYTES) {
        $scope.problem = words.text('notes.tooLarge', { name: file.name, size: words.number(file.size / 1048576, 1) });
        return;
      }
      const body = new FormData();
      body.append('attachment-name', file.name);
      body.append('attachment-type', file.type || 'application/octet-stream');
      body.append('content', file);
      $scope.busy = true;
      // Undefined lets the browser write the boundary of the multipart body itself.
      $http.post(engine('task/' + $scope.task.id + '/attachment/create'), body,
        { transformRequest: data => data, headers: { 'Content-Type': undefined } }).then(() => {
        Object.assign($scope, { busy: false, problem: null });
        load();
      }).catch(failed);
    };

    $scope.download = attachment => $http.get(engine('task/' + $scope.task.id + '/attachment/' + attachment.id + '/data'),
      { responseType: 'blob' }).then(answer => {
      // Saved under its own name, never opened: evidence may be a page with scripts.
      const link = document.createElement('a');
      link.href = URL.createObjectURL(answer.data);
      link.download = attachment.name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    }).catch(failed);
  }];

  const projectTemplate = `
    <div class="sl-tab">
      <p class="sl-alert" role="alert" ng-if="problem">{{ problem }}</p>
      <p class="sl-loading" ng-if="!context && !problem && !standard && !apart">{{ 'form.loading' | slText }}</p>
      <p class="sl-empty" ng-if="apart">{{ 'tabs.apart' | slText }}</p>
      <div ng-if="standard">
        <div class="sl-crumbs"><span>{{ 'tabs.about.' + standard.kind | slText }}</span> <span class="sl-chip">{{ standard.chapter | slTerm:'chapter' }}</span>
          <a ng-if="standard.id" ng-href="{{ handbookPage(standard.id) }}">{{ standard.title }}</a><b ng-if="!standard.id">{{ standard.title }}</b></div>
        <p class="sl-empty">{{ 'tabs.apart' | slText }}</p>
      </div>
      <div ng-if="context.project">
        <div class="sl-crumbs"><b>{{ context.project.businessKey }}</b> <span>{{ context.project.title }}</span>
          <span class="sl-chip">{{ 'form.lap' | slText:{ lap: context.project.lap } }}</span>
          <span class="sl-chip">{{ context.project.state | slTerm:'state' }}</span>
          <span class="sl-chip" ng-if="context.project.proven">{{ context.project.proven | slTerm:'proven' }}</span>
          <span class="sl-chip">{{ context.project.step | slTerm:'step' }}</span>
          <span class="sl-chip sl-bad" ng-if="missedReviews(context.project)">{{ 'tabs.missedReviews' | slText:{ count: missedReviews(context.project) } }}</span></div>
        <p class="sl-small">{{ context.project.trigger | slTerm:'trigger' }} · {{ context.project.serviceLine }} ·
          <a ng-href="{{ projectPage(context.project.businessKey) }}">{{ 'tabs.projectPage' | slText }}</a> ·
          <a ng-href="{{ issuesPage(context.project.businessKey) }}">{{ 'tabs.issues' | slText }}</a></p>
        <sl-work-so-far sections="context.sections"></sl-work-so-far>
      </div>
    </div>`;

  const notesTemplate = `
    <div class="sl-tab sl-notes">
      <p class="sl-alert" role="alert" ng-if="problem">{{ problem }}</p>
      <section class="sl-part">
        <h4>{{ 'notes.notes' | slText }}</h4>
        <div class="sl-field"><label for="sl-note">{{ 'notes.newNote' | slText }}</label>
          <textarea id="sl-note" rows="2" maxlength="4000" sl-grow ng-model="note.text"></textarea></div>
        <button type="button" class="sl-button" ng-disabled="busy || !note.text" ng-click="addNote()">{{ 'notes.addNote' | slText }}</button>
        <div class="sl-entry" ng-repeat="comment in comments">
          <b>{{ name(comment.userId) }}</b> <span class="sl-small">{{ comment.time | slMoment }}</span>
          <p class="sl-text">{{ comment.message }}</p>
        </div>
        <p class="sl-empty" ng-if="comments && !comments.length">{{ 'notes.noNotes' | slText }}</p>
      </section>
      <section class="sl-part">
        <h4>{{ 'notes.evidence' | slText }}</h4>
        <sl-file-button label="notes.addEvidence" chosen="addEvidence(file)" off="busy"></sl-file-button>
        <span class="sl-small">{{ 'notes.limit' | slText }}</span>
        <div class="sl-entry" ng-repeat="attachment in attachments">
          <button type="button" class="sl-link" ng-click="download(attachment)">{{ attachment.name }}</button>
          <span class="sl-small">{{ attachment.createTime | slMoment }}</span>
        </div>
        <p class="sl-empty" ng-if="attachments && !attachments.length">{{ 'notes.noEvidence' | slText }}</p>
      </section>
    </div>`;

  const fileButton = () => ({
    restrict: 'E',
    scope: { label: '@', chosen: '&', off: '=' },
    template: `
      <input type="file" class="sl-hidden" tabindex="-1" aria-hidden="true">
      <button type="button" class="sl-button" ng-disabled="off" ng-click="pick()">{{ label | slText }}</button>`,
    link: (scope, element) => {
      const input = element[0].querySelector('input');
      scope.pick = () => input.click();
      input.addEventListener('change', () => {
        if (input.files[0]) {
          scope.$apply(() => scope.chosen({ file: input.files[0] }));
          input.value = '';
        }
      });
    }
  });

  const register = ['ViewsProvider', function (views) {
    // A label that is no key of the locale file is shown as it is.
    views.registerDefaultView('tasklist.task.detail', {
      id: 'serviceloop-project', label: words.text('tabs.project'), template: projectTemplate, controller: project, priority: 950
    });
    views.registerDefaultView('tasklist.task.detail', {
      id: 'serviceloop-notes', label: words.text('tabs.notes'), template: notesTemplate, controller: notes, priority: 900
    });
  }];

  return module => module.directive('slFileButton', fileButton).config(register);
});
