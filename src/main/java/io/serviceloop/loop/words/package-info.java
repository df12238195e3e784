/**
 * What a person is told, in both languages, and how a submission is refused.
 */
package io.serviceloop.loop.words;
