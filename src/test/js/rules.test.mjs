import { test } from 'node:test';
import assert from 'node:assert/strict';
import { browser } from './amd.mjs';

const rules = browser('en')('rules');

/** What is found by one call of a check. */
function found(kind, ...given) {
  const check = rules.checker();
  check[kind]('at', ...given);
  return check.found.map(violation => violation.message).join();
}

test('what is blank is missed, and only where it is needed', () => {
  for (const blank of ['', '  ', null, undefined]) {
    assert.notEqual(found('text', blank, 10), '');
    assert.equal(found('text', blank, 10, true), '');
    assert.notEqual(found('number', blank), '');
    assert.equal(found('date', blank, { optional: true }), '');
  }
  assert.notEqual(found('filled', []), '');
  assert.equal(found('filled', [1]), '');
});

test('limits hold on both sides, and say what was given', () => {
  assert.equal(found('text', 'x'.repeat(10), 10), '');
  assert.match(found('text', 'x'.repeat(11), 10), /11/);
  assert.equal(found('number', 5, { least: 1, most: 5, whole: true }), '');
  assert.match(found('number', 6, { least: 1, most: 5 }), /6/);
  assert.match(found('number', 2.5, { whole: true }), /2\.5/);
  assert.match(found('number', '4,5x'), /4,5x/);
  assert.match(found('number', 0, { above: 0 }), /0/);
  assert.equal(found('date', '2027-01-31', { from: '2027-01-31', until: '2027-01-31' }), '');
  assert.notEqual(found('date', '2027-01-30', { from: '2027-01-31' }), '');
  assert.notEqual(found('date', '2027-02-01', { until: '2027-01-31' }), '');
});

test('a new id is above every one that was used, whatever else is there', () => {
  assert.equal(rules.nextId('g', []), 'g1');
  assert.equal(rules.nextId('g', ['g2', 'g10', 'p99', 'gx', undefined]), 'g11');
});

test('days are counted by the calendar, over leap days and the change of the clock', () => {
  assert.equal(rules.addDays('2028-02-28', 1), '2028-02-29');
  assert.equal(rules.addDays('2027-03-27', 2), '2027-03-29');
  assert.match(rules.today(), /^\d{4}-\d{2}-\d{2}$/);
});
