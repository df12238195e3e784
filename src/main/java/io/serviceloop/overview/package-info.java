/**
 * What reads across the steps: the projects API and what a form is told about the work so
 * far.
 */
package io.serviceloop.overview;
