/**
 * Full-text search over texts in both languages: an index in memory that knows
 * traditional and simplified Chinese as one, and the forms of English words.
 */
package io.serviceloop.loop.search;
