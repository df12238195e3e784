// Likely duplicates, pointed out before the server asks for a reason (A21).
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
  function pairs(problems, percent) {
    const found = [];
    problems.forEach((one, index) => problems.slice(index + 1).forEach(other => {
      const same = plain(one.stage) === plain(other.stage) && plain(one.type) === plain(other.type);
      if (same && one.description && other.description && likeness(one.description, other.description) * 100 >= percent) {
        found.push(one.id + ' – ' + other.id);
      }
    }));
    return found;
  }

  return { pairs, plain };
});
