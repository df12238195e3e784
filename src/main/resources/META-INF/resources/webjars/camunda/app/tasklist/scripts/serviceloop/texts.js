// Loader plugin: hands over the message file of the reader's language (texts.en.json or texts.zh.json).
define(['./locale'], function (locale) {
  return {
    load: function (name, parentRequire, done) {
      fetch(parentRequire.toUrl('serviceloop/texts.' + locale.language + '.json'))
        .then(answer => answer.json())
        // A missing file must not keep Tasklist from starting: the keys are shown instead.
        .catch(() => ({}))
        .then(done);
    }
  };
});
