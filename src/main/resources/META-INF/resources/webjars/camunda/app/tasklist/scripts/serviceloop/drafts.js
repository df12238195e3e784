// What somebody types is kept on the server, a moment after each change and when the form is left: for this person and this
// task alone, so that it follows to another machine, and nobody else reads it.
define(['angular', './words'], function (angular, words) {
  /** After the last key, and after a saving that failed. */
  const PAUSE = 1000;
  const AGAIN = 10000;

  return module => module.factory('slDrafts', ['slApi', '$rootScope', '$timeout', '$q', function (api, $rootScope, $timeout, $q) {
    // The form before the reader; at most one, the dialogue that starts a process covers what is below it.
    const open = [];
    const now = () => open[open.length - 1];
    $rootScope.slDraft = () => now();

    // What is still on its way of forms that were left, by their subjects: whoever comes back sees it.
    const leaving = {};

    /**
     * Keeps the draft of one form.
     * @param subject the id of a task, or "start-" and the key or id of a process
     * @param scope   that of the form, which ends with it
     * @param read    gives what the form holds
     * @param write   puts into the form what was kept elsewhere
     * @param settle  lets the form take over the last keys, where it waits a moment before it does
     */
    function keeper(subject, scope, read, write, settle = () => null) {
      let version = 0;
      let last = null;
      let timer = null;
      // The answer that is waited for.
      let saving = null;
      // It is being handed in: kept on and on, it would be there again afterwards.
      let held = false;
      let over = false;
      let typed = false;
      const text = () => angular.toJson(read());

      const keeper = {
        status: '', other: null,
        /**
         * What was kept before, or null. To be called once, before the form is filled. Where it cannot be read, the form opens
         * without it: what was kept is not overwritten unseen, for its version is not known then.
         */
        load: () => $q.resolve(leaving[subject]).then(() => api.draft(subject)).then(draft => {
          version = draft.version;
          if (draft.content) {
            keeper.status = words.text('draft.saved', { time: words.time(draft.savedAt) });
          }
          return draft.content && draft;
        }).catch(() => {
          keeper.status = words.text('draft.unread');
          return null;
        }),
        /** From now on, what differs from what the form holds now is worth keeping. */
        begin: () => {
          last = text();
          if (!over && !open.includes(keeper)) {
            open.push(keeper);
          }
        },
        /** Something may have been typed. */
        touched: () => {
          if (last !== null && !over && !keeper.other) {
            typed = true;
            later(PAUSE);
          }
        },
        unsaved: () => {
          settle();
          return typed && !over && (saving || text() !== last);
        },
        save,
        /** The page goes: what is not kept is sent with the last breath. */
        leave: () => {
          if (keeper.unsaved() && !keeper.other) {
            const content = text();
            api.leaveDraft(subject, version, content);
            if (saving) {
              // Nobody will know whether what is on its way was kept first; only one of the two fits.
              api.leaveDraft(subject, version + 1, content);
            }
          }
        },
        /** Whether the form may be left: asked where its last words are kept nowhere. */
        mayLeave: () => {
          const lost = keeper.unsaved() && (keeper.other ? 'draft.leaveOther' : keeper.failed && 'draft.leave');
          return !lost || confirm(words.text(lost));
        },
        keepMine: () => {
          version = keeper.other.version;
          keeper.other = null;
          return save();
        },
        takeOther: () => {
          version = keeper.other.version;
          const written = $q.resolve(write(keeper.other.content));
          keeper.other = null;
          keeper.status = '';
          // What was put into the form is what is kept.
          written.then(() => $timeout(() => { last = text(); }));
        },
        discard: () => {
          $timeout.cancel(timer);
          typed = false;
          return $q.resolve(saving).then(() => api.discardDraft(subject)).then(() => {
            version = 0;
            keeper.status = '';
            last = text();
          });
        },
        hold: () => {
          held = true;
          $timeout.cancel(timer);
        },
        /** It was refused, and is worth keeping again. */
        release: () => {
          held = false;
          keeper.touched();
        },
        /** It was handed in: nothing of it is kept. */
        done: () => {
          $timeout.cancel(timer);
          over = true;
          keeper.status = '';
          if (saving && subject.startsWith('start-')) {
            // Unlike a task, it can be begun again; what was on its way may have arrived after it.
            saving.then(() => api.discardDraft(subject)).catch(() => null);
          }
        }
      };

      function later(pause) {
        $timeout.cancel(timer);
        timer = $timeout(save, pause);
      }

      function save() {
        $timeout.cancel(timer);
        if (saving) {
          // What was typed meanwhile follows.
          return saving.then(() => (keeper.failed ? null : save()));
        }
        const content = typed && !over && !held && !keeper.other ? text() : last;
        return content === last ? $q.resolve() : send(content);
      }

      function send(content) {
        saving = api.keepDraft(subject, version, content).then(kept => {
          version = kept.version;
          last = content;
          keeper.failed = false;
          keeper.status = words.text('draft.saved', { time: words.time(kept.savedAt) });
        }).catch(answer => (answer.status === 409 ? compare(content) : refused(answer)))
          .catch(refused).finally(() => { saving = null; });
        return saving;
      }

      /** Another one was saved meanwhile, which may say the same. */
      function compare(content) {
        return api.draft(subject).then(other => {
          if (angular.toJson(other.content) === content) {
            version = other.version;
            last = content;
          } else {
            keeper.other = other;
          }
        });
      }

      function refused(answer) {
        if (answer.status === 404) {
          // Nothing that is typed from now on can be kept.
          keeper.status = over ? '' : words.text('draft.gone');
          over = true;
          return;
        }
        keeper.failed = true;
        keeper.status = answer.status === 413 ? api.problem(answer) : words.text('draft.failed');
        if (!over) {
          later(AGAIN);
        }
      }

      scope.$on('modal.closing', (event, result, handedIn) => {
        if (!handedIn && !keeper.mayLeave()) {
          event.preventDefault();
        }
      });
      scope.$on('$destroy', () => {
        $timeout.cancel(timer);
        if (open.includes(keeper)) {
          open.splice(open.indexOf(keeper), 1);
        }
        if (keeper.unsaved() && !keeper.other) {
          const content = text();
          const rest = () => (content === last || keeper.other ? null
            : send(content).then(() => keeper.failed && $timeout(AGAIN).then(rest)));
          leaving[subject] = $q.resolve(saving).then(rest).finally(() => { delete leaving[subject]; });
        }
        over = true;
      });
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
      if (open.some(one => one.unsaved()) || Object.keys(leaving).length) {
        open.forEach(one => one.save());
        event.preventDefault();
      }
    });
    $rootScope.$on('$locationChangeStart', (event, next, before) => {
      const task = address => (/[?&]task=([^&]*)/.exec(address) || [])[1];
      // Otherwise leaving it keeps it.
      if (now() && task(next) !== task(before) && !now().mayLeave()) {
        event.preventDefault();
      }
    });

    return { keeper };
  }]);
});
