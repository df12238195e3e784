// Likely duplicates and vague wording, pointed out before the server refuses them (A21, A24).
define([], function () {
  const plain = text => (text || '').toLowerCase().replace(/[\s\p{P}]+/gu, '');

  function pairsOfCharacters(text) {
    const letters = Array.from(plain(text));
    return new Set(letters.slice(1).map((letter, index) => letters[index] + letter));
  }

  /** How alike two texts are, 0 to 1: shared pairs of neighbouring characters, which works for Chinese too. */
  function likeness(one, other) {
    const a = pairsOfCharacters(one);
    const b = pairsOfCharacters(other);
    const shared = [...a].filter(pair => b.has(pair)).length;
    return a.size + b.size ? 2 * shared / (a.size + b.size) : 0;
  }

  /** Pairs of problems of the same stage and type whose descriptions are nearly the same, as "p1 – p4". */
  function pairs(problems) {
    const found = [];
    problems.forEach((one, index) => problems.slice(index + 1).forEach(other => {
      const same = plain(one.stage) === plain(other.stage) && plain(one.type) === plain(other.type);
      if (same && one.description && other.description && likeness(one.description, other.description) >= 0.7) {
        found.push(one.id + ' – ' + other.id);
      }
    }));
    return found;
  }

  // Words of a sentence; Chinese is not written in words: two characters count as one.
  const wordsOf = text => (text.match(/(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) || []).length
    + (text.match(/\p{Script=Han}/gu) || []).length / 2;

  /** Whether a description is shorter than a sentence or only judges; said as a hint, the server has the last word. */
  function vague(description, vagueWords) {
    if (!description.trim()) {
      return false;
    }
    const rest = vagueWords.reduce((text, word) => text.split(word.toLowerCase()).join(' '), description.toLowerCase());
    return wordsOf(description) < 4 || wordsOf(rest) < 2.5;
  }

  return { pairs, vague };
});
