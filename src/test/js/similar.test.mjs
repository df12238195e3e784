import { test } from 'node:test';
import assert from 'node:assert/strict';
import { browser } from './amd.mjs';

const similar = browser('en')('similar');
const problem = (id, description, stage = 'online advice') => ({ id, stage, type: 'service efficiency', description });

test('nearly the same descriptions of one stage and type are a pair, in Chinese too', () => {
  assert.deepEqual(similar.pairs([
    problem('p1', 'Customers wait more than five minutes in the chat'),
    problem('p2', 'Customers wait more than 5 minutes in the chat'),
    problem('p3', 'Customers wait more than five minutes in the chat', 'after-sale'),
    problem('p4', '客户在线等待时间超过五分钟'),
    problem('p5', '客户在线等待的时间超过五分钟'),
    problem('p6', '')
  ], 70), ['p1 – p2', 'p4 – p5']);
});
