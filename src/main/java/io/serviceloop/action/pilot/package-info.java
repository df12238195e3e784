/**
 * Step 6, pilot: at which sites a measure is tried first, what changed there and
 * elsewhere, what that can prove, and what comes of it (E48, E49, E52, E101).
 */
package io.serviceloop.action.pilot;
