import { test } from 'node:test';
import assert from 'node:assert/strict';
import { browser } from './amd.mjs';

/** The table over some rows, as AngularJS would link it. */
function table(rows) {
  const heard = {};
  const scope = {
    sl: { data: { goals: rows }, violations: [], edited: (owner, list) => { scope.edits = list; } },
    $on: (event, listener) => { heard[event] = listener; },
    $eval: (expression, locals) => ({ rows, add: { id: 'new', name: '' }, line: locals && locals.row.name })[expression]
  };
  const directives = {};
  const module = { directive: (name, make) => { directives[name] = make; return module; } };
  browser('en')('table')(module);
  const [, make] = directives.slTable;
  make(done => done).link(scope, [{ querySelectorAll: () => [] }],
    { list: 'goals', rows: 'rows', add: 'add', line: 'line' });
  return { scope, heard };
}

const goals = count => Array.from({ length: count }, (none, index) => ({ id: 'g' + (index + 1), name: 'goal' }));

test('one or two rows are open at once, more are closed', () => {
  const [two, three] = [goals(2), goals(3)];
  assert.equal(two.every(table(two).scope.isOpen), true);
  assert.equal(three.some(table(three).scope.isOpen), false);
});

test('a copy has everything of its row but the id, and stands behind it', () => {
  const rows = goals(3);
  rows[0].$$hashKey = 'object:1';
  const { scope } = table(rows);
  scope.duplicate(0);
  assert.deepEqual(rows.map(row => row.id), ['g1', 'new', 'g2', 'g3']);
  assert.equal(rows[1].name, 'goal');
  assert.equal('$$hashKey' in rows[1], false);
  assert.equal(scope.isOpen(rows[1]), true);
  assert.equal(scope.edits, 'goals');
});

test('a row that goes takes its violations along', () => {
  const rows = goals(3);
  const { scope } = table(rows);
  scope.sl.violations = [{ owner: rows[0] }, { owner: rows[1] }, { owner: rows[0] }];
  assert.equal(scope.faults(rows[0]), 2);
  scope.remove(0);
  assert.deepEqual(scope.sl.violations, [{ owner: rows[0] }]);
});

test('a refused submission opens the rows that are wrong', () => {
  const rows = goals(4);
  const { scope, heard } = table(rows);
  scope.sl.violations = [{ owner: rows[2] }];
  heard['sl-refused']();
  assert.deepEqual(rows.map(scope.isOpen), [false, false, true, false]);
});

test('the keys add a row and go to the next one, only together with Alt', () => {
  const rows = goals(3);
  const { scope } = table(rows);
  const press = (key, altKey = true) => scope.key({ key, altKey, preventDefault: () => {} }, 1);
  press('Enter', false);
  assert.equal(rows.length, 3);
  press('ArrowDown');
  assert.equal(scope.isOpen(rows[2]), true);
  press('Enter');
  assert.deepEqual(rows.map(row => row.id), ['g1', 'g2', 'new', 'g3']);
});
