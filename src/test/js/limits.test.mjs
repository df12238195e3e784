import { test } from 'node:test';
import assert from 'node:assert/strict';
import { browser } from './amd.mjs';

const limits = browser('en')('limits');

/** What is found wrong with one field. */
const found = (value, ofField) => limits.check({ at: value }, { at: ofField }).map(violation => violation.message).join();

test('what is blank is missed, and only where it is needed', () => {
  for (const blank of ['', '  ', null, undefined]) {
    for (const type of ['text', 'number', 'wholeNumber', 'date', 'object']) {
      assert.notEqual(found(blank, { type, required: true }), '', type);
      assert.equal(found(blank, { type }), '', type);
    }
  }
});

test('limits hold on both sides, and say what was given', () => {
  assert.equal(found('x'.repeat(10), { type: 'text', most: 10 }), '');
  assert.match(found('x'.repeat(11), { type: 'text', most: 10 }), /11/);
  for (const right of [1, 5]) {
    assert.equal(found(right, { type: 'wholeNumber', least: 1, most: 5 }), '');
  }
  for (const wrong of [0, 6, 2.5]) {
    assert.match(found(wrong, { type: 'wholeNumber', least: 1, most: 5 }), new RegExp(String(wrong)));
  }
  assert.match(found('4,5x', { type: 'number' }), /4,5x/);
  assert.notEqual(found(0, { type: 'number', above: 0 }), '');
});

test('rows are checked one by one, with paths as the server writes them', () => {
  const rows = { type: 'list', least: 1, most: 2, fields: { name: { type: 'text', required: true } } };
  const paths = answer => limits.check(answer, { rows }).map(violation => violation.path);
  assert.deepEqual(paths({ rows: [{ name: 'a' }, { name: '' }] }), ['rows[1].name']);
  assert.deepEqual(paths({ rows: [] }), ['rows']);
  assert.deepEqual(limits.check({ whys: ['a', ' '] }, { whys: { type: 'list', element: { type: 'text', required: true } } })
    .map(violation => violation.path), ['whys[1]']);
  assert.deepEqual(limits.check({ case: { who: 'xx' } }, { case: { type: 'object', fields: { who: { type: 'text', most: 1 } } } })
    .map(violation => violation.path), ['case.who']);
});
