/**
 * What happened in one project, put together from history and registers: what pages and
 * exports are made of.
 */
package io.serviceloop.audit.trail;
