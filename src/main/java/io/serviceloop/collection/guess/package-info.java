/**
 * What a file says about itself: where its table begins, which column is what, how its
 * dates are written. Pure: rows in, an offer with its evidence and its questions out.
 */
package io.serviceloop.collection.guess;
