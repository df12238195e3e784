import { test } from 'node:test';
import assert from 'node:assert/strict';
import { browser } from './amd.mjs';

const { complaint } = browser('en')('evidence');
const vague = ['bad', 'poor', 'service', 'very', 'the', 'is', '服务', '差', '很'];

test('what the server would refuse is doubted while it is typed', () => {
  for (const [text, doubt] of [['Bad service', 'short'], ['xx xx xx xx', 'short'], ['服务很差', 'short'],
    ['test test test', 'repeated'], ['等待等待等待等待', 'repeated'], ['The service is very poor', 'judgement']]) {
    assert.equal(complaint(text, vague), doubt, text);
  }
});

test('what says what happens is not doubted, nor what is not there yet', () => {
  for (const text of ['', ' ', null, 'Agents do not know the product', '坐席不了解产品,客户需要重复说明问题']) {
    assert.equal(complaint(text, vague), null, text);
  }
});

test('the signs of a formula count as words', () => {
  assert.equal(complaint('solved / all', vague, true), null);
  assert.equal(complaint('solved / all', vague), 'short');
});
