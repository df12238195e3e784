/**
 * Everything there is to know of one project, read once from the registers of the steps.
 */
package io.serviceloop.overview.picture;
