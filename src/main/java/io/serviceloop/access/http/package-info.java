/**
 * Answers that say what was wrong instead of failing.
 */
package io.serviceloop.access.http;
