// What somebody types is kept on the server, a moment after each change and when the form is left: for this person and this
// task alone, so that it follows to another machine, and nobody else reads it.
define(['angular', './words'], function (angular, words) {
  /** After the last key, and after a saving that failed. */
  const PAUSE = 1000;
  const AGAIN = 10000;

  return module => module.factory('slDrafts', ['slApi', '$rootScope', '$timeout', function (api, $rootScope, $timeout) {
    // The form before the reader; at most one, the dialogue that starts a process covers what is below it.
    const open = [];
    const now = () => open[open.length - 1];
    $rootScope.slDraft = () => now();

    /**
     * Keeps the draft of one form.
     * @param subject the id of a task, or "start-" and the key of a process
     * @param read    gives what the form holds
     * @param write   puts into the form what was kept elsewhere
     */
    function keeper(subject, read, write) {
      let version = 0;
      let last = null;
      let timer = null;
      let saving = false;
      let over = false;
      let typed = false;
      const text = () => angular.toJson(read());

      const keeper = {
        status: '', other: null,
        /** What was kept before, or null. To be called once, before the form is filled. */
        load: () => api.draft(subject).then(draft => {
          version = draft.version;
          if (draft.content) {
            keeper.status = words.text('draft.saved', { time: words.time(draft.savedAt) });
          }
          return draft.content && draft;
        }),
        /** From now on, what differs from what the form holds now is worth keeping. */
        begin: () => {
          last = text();
          open.push(keeper);
        },
        /** Something may have been typed. */
        touched: () => {
          if (last !== null && !over && !keeper.other) {
            typed = true;
            $timeout.cancel(timer);
            timer = $timeout(save, saving ? AGAIN : PAUSE);
          }
        },
        unsaved: () => typed && !over && (saving || text() !== last),
        save,
        /** The page goes: what is not kept is sent with the last breath. */
        leave: () => {
          if (keeper.unsaved() && !keeper.other) {
            api.leaveDraft(subject, version, text());
          }
        },
        keepMine: () => {
          version = keeper.other.version;
          keeper.other = null;
          return save();
        },
        takeOther: () => {
          version = keeper.other.version;
          write(keeper.other.content);
          keeper.other = null;
          keeper.status = '';
          // What was put into the form is what is kept.
          $timeout(() => { last = text(); });
        },
        discard: () => api.discardDraft(subject).then(() => {
          version = 0;
          keeper.status = '';
          last = text();
        }),
        /** The form is gone. */
        end: () => {
          $timeout.cancel(timer);
          open.splice(open.indexOf(keeper), 1);
          const unsaved = keeper.unsaved() && !keeper.other;
          const kept = unsaved ? save() : null;
          over = true;
          return kept;
        },
        /** It was handed in: nothing of it is kept. */
        done: () => {
          $timeout.cancel(timer);
          over = true;
          keeper.status = '';
        }
      };

      function save() {
        $timeout.cancel(timer);
        const content = text();
        if (!typed || over || saving || content === last) {
          return null;
        }
        saving = true;
        return api.keepDraft(subject, version, content).then(kept => {
          version = kept.version;
          last = content;
          keeper.failed = false;
          keeper.status = words.text('draft.saved', { time: words.time(kept.savedAt) });
        }).catch(answer => {
          if (answer.status === 409) {
            return api.draft(subject).then(other => { keeper.other = other; });
          }
          if (!over) {
            keeper.failed = answer.status !== 404;
            keeper.status = words.text(keeper.failed ? 'draft.failed' : 'draft.gone');
            timer = keeper.failed ? $timeout(save, AGAIN) : null;
          }
        }).finally(() => {
          saving = false;
          if (!keeper.failed && !over) {
            keeper.touched();
          }
        });
      }
      return keeper;
    }

    window.addEventListener('pagehide', () => open.forEach(one => one.leave()));
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') {
        open.forEach(one => one.save());
      }
    });
    // Asked only where the last words are not kept yet.
    window.addEventListener('beforeunload', event => {
      if (open.some(one => one.unsaved())) {
        open.forEach(one => one.save());
        event.preventDefault();
      }
    });
    $rootScope.$on('$locationChangeStart', (event, next, before) => {
      const task = address => (/[?&]task=([^&]*)/.exec(address) || [])[1];
      // Otherwise leaving it keeps it.
      if (now() && now().failed && now().unsaved() && task(next) !== task(before) && !confirm(words.text('draft.leave'))) {
        event.preventDefault();
      }
    });

    return { keeper };
  }]);
});
