/**
 * Open tasks: whose they are, what they are about, how they come to somebody else.
 */
package io.serviceloop.loop.task;
