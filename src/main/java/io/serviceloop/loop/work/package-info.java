/**
 * Work outside of requests: a step declares a task of db-scheduler as a bean, and one
 * node of all does it at a time.
 */
package io.serviceloop.loop.work;
