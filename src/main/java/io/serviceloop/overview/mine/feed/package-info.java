/**
 * What is due for one person, under an address of its own that calendar programs read
 * without a sign-in (A32).
 */
package io.serviceloop.overview.mine.feed;
