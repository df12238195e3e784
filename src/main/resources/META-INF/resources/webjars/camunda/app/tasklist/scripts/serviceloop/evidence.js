// Whether a text says something (A24), told while it is typed; the server has the last word.
define([], function () {
  // Chinese is not written in words: two characters count as one. The same letter again and again is no word.
  const tokens = text => text.match(/(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+|\p{Script=Han}/gu) || [];
  const weight = token => (/\p{Script=Han}/u.test(token) ? 0.5 : /^(\p{L})\1*$/u.test(token) ? 0 : 1);
  const words = found => found.reduce((sum, token) => sum + weight(token), 0);

  function repeated(text) {
    const letters = text.replace(/[^\p{L}\p{N}]/gu, '');
    return letters !== '' && (letters + letters).indexOf(letters, 1) < letters.length;
  }

  /** Han words are taken away wherever they stand, others as whole words. */
  const without = (text, vague) => vague.map(word => word.toLowerCase()).reduce((rest, word) =>
    (/\p{Script=Han}/u.test(word) ? rest.split(word).join(' ')
      : rest.replace(new RegExp('(?<!\\p{L})' + word.replace(/[^\p{L}\p{N} ]/gu, '\\$&') + '(?!\\p{L})', 'gu'), ' ')), text);

  /** "short", "repeated" or "judgement"; null where nothing is wrong, or nothing is there yet. */
  function complaint(given, vagueWords, formula) {
    const text = String(given || '').trim().toLowerCase();
    const signs = formula ? (text.match(/[-+*/:%÷×−]/g) || []).length : 0;
    if (!text) {
      return null;
    }
    if (words(tokens(text)) + signs < 3) {
      return 'short';
    }
    if (words([...new Set(tokens(text))]) + signs < 2.5 || repeated(text)) {
      return 'repeated';
    }
    return words(tokens(without(text, vagueWords))) + signs < 2 ? 'judgement' : null;
  }

  return { complaint };
});
