// What this browser remembers of how its reader wants things to look. Some browsers keep nothing: then it is as at first.
define([], function () {
  const key = name => 'serviceloop.' + name;

  return {
    /** What was kept last; null where nothing was. */
    read: name => {
      try {
        return localStorage.getItem(key(name));
      } catch (denied) {
        return null;
      }
    },
    keep: (name, value) => {
      try {
        localStorage.setItem(key(name), value);
      } catch (denied) {
        // It is as at first next time.
      }
    }
  };
});
