// What happened to a task, the newest first, in words: who took it, to whom it went, what became of its date, notes and files.
define(['./words'], function (words) {
  /** Milliseconds as the engine's log writes them. */
  const moment = value => words.moment(new Date(Number(value)).toISOString());

  const link = (added, named) => ({ newValue, orgValue }, name) =>
    [added ? 'candidateAdded' : 'candidateGone', { name: named(newValue || orgValue, name) }];
  const group = id => words.term('groups', id);
  const person = (id, name) => name(id);

  // What an entry of the engine's log says, by its operation or its property; what people cannot see has no sentence.
  const SENTENCES = {
    AddAttachment: ({ newValue }) => ['evidence', { name: newValue }],
    AddGroupLink: link(true, group),
    DeleteGroupLink: link(false, group),
    AddUserLink: link(true, person),
    DeleteUserLink: link(false, person),
    Complete: () => 'completed',
    assignee: ({ operationType, newValue, userId }, name) => (!newValue ? 'released'
      : operationType === 'Claim' || newValue === userId ? 'claimed' : ['assigned', { name: name(newValue) }]),
    dueDate: ({ newValue }) => (newValue ? ['due', { when: moment(newValue) }] : 'notDue'),
    name: ({ newValue }) => ['named', { name: newValue }],
    description: () => 'described'
  };

  function sentence(entry, name) {
    const made = SENTENCES[entry.operationType] || SENTENCES[entry.property];
    const [key, values] = [].concat(made ? made(entry, name) : null);
    return key && words.text('history.' + key, values);
  }

  const controller = ['$scope', '$http', '$q', 'Uri', 'slApi', function ($scope, $http, $q, Uri, api) {
    const engine = path => Uri.appUri('engine://engine/:engine/' + path);
    const read = (path, params) => $http.get(engine(path), { params }).then(answer => answer.data);

    $scope.$watch('task.id', taskId => {
      $scope.entries = $scope.problem = null;
      if (!taskId) {
        return;
      }
      const task = $scope.task;
      $q.all({
        people: api.people(),
        log: read('history/user-operation', { taskId, sortBy: 'timestamp', sortOrder: 'desc', maxResults: 200 }),
        notes: read('task/' + taskId + '/comment')
      }).then(({ people, log, notes }) => {
        const name = id => (people.find(person => person.id === id) || { name: id }).name;
        $scope.entries = log.map(entry => ({ at: entry.timestamp, who: entry.userId && name(entry.userId), says: sentence(entry, name) }))
          .filter(entry => entry.says)
          .concat(notes.map(note => ({ at: note.time, who: name(note.userId), says: words.text('history.note'), text: note.message })))
          .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
          .concat({ at: task.created, says: words.text('history.created') });
      }).catch(answer => { $scope.problem = api.problem(answer) || words.text('history.failed'); });
    });
  }];

  const template = `
    <div class="sl-tab">
      <p class="sl-alert" role="alert" ng-if="problem">{{ problem }}</p>
      <p class="sl-loading" ng-if="!entries && !problem">{{ 'form.loading' | slText }}</p>
      <ol class="sl-happened" ng-if="entries">
        <li class="sl-entry" ng-repeat="entry in entries"><span class="sl-small">{{ entry.at | slMoment }}</span>
          <b ng-if="entry.who">{{ entry.who }}</b> {{ entry.says }}
          <p class="sl-text" ng-if="entry.text">{{ entry.text }}</p></li>
      </ol>
    </div>`;

  return { controller, template };
});
