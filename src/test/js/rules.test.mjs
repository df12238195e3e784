import { test } from 'node:test';
import assert from 'node:assert/strict';
import { browser } from './amd.mjs';

const rules = browser('en')('rules');

test('a new id is above every one that was used, whatever else is there', () => {
  assert.equal(rules.nextId('g', []), 'g1');
  assert.equal(rules.nextId('g', ['g2', 'g10', 'p99', 'gx', undefined]), 'g11');
});

test('days are counted by the calendar, over leap days and the change of the clock', () => {
  assert.equal(rules.addDays('2028-02-28', 1), '2028-02-29');
  assert.equal(rules.addDays('2027-03-27', 2), '2027-03-29');
  assert.match(rules.today(), /^\d{4}-\d{2}-\d{2}$/);
});

test('today is the day of the application, not of this browser', () => {
  const load = browser('en');
  const ahead = load('rules');
  load('clock').set(new Date(Date.now() + 40 * 86400000).toISOString());
  assert.equal(ahead.today(), ahead.addDays(rules.today(), 40));
});
