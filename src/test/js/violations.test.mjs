import { test } from 'node:test';
import assert from 'node:assert/strict';
import { browser } from './amd.mjs';

const violations = browser('en')('violations');
const goal = { id: 'g2', target: 5 };
const data = { scope: 'all', goals: [{ id: 'g1' }, goal], whys: ['a', 'b'], fiveW1H: { who: 'x' }, actions: [{ id: 'a1' }] };
const place = path => violations.place({ path, message: 'wrong' }, 'setGoals', data);

test('a violation of a row belongs to the row, which is named by its id', () => {
  const { owner, field, where } = place('goals[1].target');
  assert.equal(owner, goal);
  assert.equal(field, 'target');
  assert.match(where, /^g2 · /);
});

test('a list inside of a row is one field', () => {
  assert.deepEqual([place('actions[0].pilotSites[1]').owner, place('actions[0].pilotSites[1]').field],
    [data.actions[0], 'pilotSites']);
});

test('a text of a list, a field of an object and a field of the form are found too', () => {
  assert.deepEqual([place('whys[1]').owner, place('whys[1]').field], [data, 'whys[1]']);
  assert.deepEqual([place('fiveW1H.who').owner, place('fiveW1H.who').field], [data.fiveW1H, 'who']);
  assert.deepEqual([place('scope').owner, place('scope').field], [data, 'scope']);
});

test('a row that is gone leaves its violation with the form', () => {
  assert.equal(place('goals[7].target').owner, data);
  assert.equal(place('').owner, data);
});
