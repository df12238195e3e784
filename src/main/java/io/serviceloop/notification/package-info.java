/**
 * Tells people by mail what waits for them (A32, A33, E31), through an outbox that is
 * written in the engine's transaction. Without a mail server nothing of it is there but
 * the page on which people choose.
 */
package io.serviceloop.notification;
