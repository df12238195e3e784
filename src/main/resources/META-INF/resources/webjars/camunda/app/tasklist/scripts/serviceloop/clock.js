// The application's own time in this browser: the browser's, unless a practice clock is ahead of it.
define([], function () {
  let ahead = 0;

  return {
    /** Takes over what the application says is now, an ISO moment. */
    set: now => { ahead = Date.parse(now) - Date.now(); },
    now: () => Date.now() + ahead
  };
});
