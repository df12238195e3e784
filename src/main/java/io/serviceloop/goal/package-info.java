/**
 * Step 1: goals that are specific and measurable, and the sources of data to be read
 * (A06, A09–A11, B26, D17).
 */
package io.serviceloop.goal;
